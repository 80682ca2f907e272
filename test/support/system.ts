import { execFileSync } from 'node:child_process';
import { Client } from 'pg';

/** Whom to run a program as that refuses root: `postgres` where we are root, else ourselves. */
export function unprivileged(): { uid: number; gid: number } {
  if (process.getuid!() !== 0) return { uid: process.getuid!(), gid: process.getgid!() };
  const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'postgres'])));
  return { uid: uid!, gid: gid! };
}

/** Whether a PostgreSQL, or what stands for one, takes connections. */
export async function answers(url: string): Promise<boolean> {
  const client = new Client(url);
  client.on('error', () => undefined);
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  );
}
