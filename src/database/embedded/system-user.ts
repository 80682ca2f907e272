import { execFile } from 'node:child_process';
import * as fs from 'node:fs/promises';
import { promisify } from 'node:util';
import { EmbeddedPostgresError } from './error.js';
import { exists, succeeds } from './files.js';

/** Whom programs run as; undefined = as ourselves. */
export type User = { uid: number; gid: number } | undefined;

const run = promisify(execFile);

/** Whom the cluster in `directory` belongs to, or is to belong to. */
export async function ownerOf(directory: string): Promise<User> {
  const self = process.getuid?.();
  if (await exists(directory)) {
    const owner = await fs.stat(directory).catch(() => {
      throw new EmbeddedPostgresError(`${directory} leads nowhere: bring back what it links to, or remove the link`);
    });
    if (owner.uid === self) return undefined;
    if (self === 0) return { uid: owner.uid, gid: owner.gid };
    throw new EmbeddedPostgresError(`${directory} belongs to user ${owner.uid}: start as that user or as root`);
  }
  if (self !== 0) return undefined;
  const creation = ['--system', '--user-group', '--no-create-home', '--shell', '/bin/false', 'postgres'];
  const user = (await idsOf('postgres')) ?? ((await succeeds(run('useradd', creation))) && (await idsOf('postgres')));
  if (user) return user;
  throw new EmbeddedPostgresError(
    'PostgreSQL does not run as root, and the system user "postgres" could not be made: make it, start as another user, ' +
      'or set DATABASE_URL',
  );
}

async function idsOf(name: string): Promise<User> {
  const [uid, gid] = await Promise.all(
    ['-u', '-g'].map((flag) =>
      run('id', [flag, name]).then(
        ({ stdout }) => Number(stdout),
        () => undefined,
      ),
    ),
  );
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

/** How a program runs as `user`: without our environment, of which PostgreSQL would heed much. */
export function as(user: User) {
  return { ...user, cwd: '/', env: { LC_ALL: 'C' } };
}

/** Whether `user` gets into `directory`: tried, because it takes all the directories above it, too. */
export async function canEnter(user: User, directory: string): Promise<boolean> {
  return succeeds(run('/bin/sh', ['-c', 'cd "$0"', directory], as(user)));
}
