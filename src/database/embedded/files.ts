import { lstat, readFile } from 'node:fs/promises';

export function succeeds(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}

export async function exists(path: string): Promise<boolean> {
  return succeeds(lstat(path));
}

export async function read(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}
