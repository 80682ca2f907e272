import { lstat, readFile } from 'node:fs/promises';

/** Whether the promise resolves, for callers who do not care why it rejects. */
export function succeeds(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}

/** Whether there is something at `path`, be it a link that leads nowhere. */
export async function exists(path: string): Promise<boolean> {
  return succeeds(lstat(path));
}

/** The text of a file; undefined where it cannot be read. */
export async function read(path: string): Promise<string | undefined> {
  return readFile(path, 'utf8').catch(() => undefined);
}
