import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import * as fs from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedPostgresError } from './error.js';
import { exists, read, succeeds } from './files.js';
import { findPrograms, SYSTEM_DIRECTORY, systemDirectory } from './programs.js';
import { as, canEnter, ownerOf, type User } from './system-user.js';

/** A cluster and what it takes to run it. */
export interface Cluster {
  /** Marks all its processes. */
  name: string;
  /** `dataDir` and PGDATA, both without symbolic links. */
  home: string;
  data: string;
  password: string;
  user: User;
  bin: string;
}

/** pg_trgm asks the C library what a letter is; "C", which every machine has, leaves only those of English. */
const CTYPES = ['C.UTF-8', 'en_US.UTF-8', 'C'];

const run = promisify(execFile);

/**
 * The cluster in `home`, made if there is none.
 * @param quick whether a new one may be lost with the machine, as in tests
 * @throws EmbeddedPostgresError if what is there is no cluster of ours, or is not of this version, or out of reach
 */
export async function openCluster(home: string, quick: boolean, onLog: (line: string) => void): Promise<Cluster> {
  const directory = join(home, 'postgres');
  const user = await ownerOf(directory);
  const { bin, major } = await findPrograms(user);
  if (!(await exists(directory))) {
    const place = await makeCluster(directory, user, join(bin, 'initdb'), quick);
    onLog(`Made a PostgreSQL ${major} cluster in ${place}`);
  }
  const real = await fs.realpath(directory);
  const data = join(real, 'data');
  const [version, password] = await Promise.all([read(join(data, 'PG_VERSION')), read(join(real, 'password'))]);
  if (!version || !password) {
    throw new EmbeddedPostgresError(`${directory} is no cluster of this service: move it away to begin with a new one`);
  }
  if (version.trim() !== major) {
    throw new EmbeddedPostgresError(
      `${directory} was made by PostgreSQL ${version.trim()} and this is ${major}: move it away to begin with a new ` +
        `one, or bring its data over by pg_dump of the old version`,
    );
  }
  if (!(await canEnter(user, data))) {
    throw new EmbeddedPostgresError(`User ${user?.uid} must be allowed to enter ${data} (chmod o+x what is above it)`);
  }
  const name = `okr-${createHash('sha256').update(data).digest('hex').slice(0, 16)}`;
  return { name, home, data, password, user, bin };
}

/** Makes a cluster under another name, so that there is all of it or nothing under its own. @returns where it is */
async function makeCluster(directory: string, user: User, initdb: string, quick: boolean): Promise<string> {
  const inside = await makeDirectoryFor(user, `${directory}.new-`);
  const made = inside ?? (await makeDirectoryFor(user, join(await systemDirectory(), 'postgres-')));
  if (!made) {
    throw new EmbeddedPostgresError(
      `User ${user?.uid} can own a directory neither in ${dirname(directory)} nor in ${SYSTEM_DIRECTORY}: set DATA_DIR to ` +
        'a place where that is possible',
    );
  }
  const passwordFile = join(made, 'password');
  try {
    await fs.writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
    if (user) await fs.chown(passwordFile, user.uid, user.gid);
    await initialize(initdb, join(made, 'data'), passwordFile, user, quick);
    await (inside ? fs.rename(made, directory) : fs.symlink(made, directory));
  } catch (error) {
    await fs.rm(made, { recursive: true, force: true });
    // Another start may have been faster: then that cluster is the one.
    if (!(await exists(directory))) throw error;
  }
  return fs.realpath(directory);
}

/** Runs initdb with the first of {@link CTYPES} that this machine has. */
async function initialize(initdb: string, data: string, passwordFile: string, user: User, quick: boolean) {
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  // The builtin provider knows the letters of all alphabets and sorts the same everywhere.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  let said = '';
  for (const ctype of CTYPES) {
    const args = ['-D', data, ...access, ...locale, `--lc-ctype=${ctype}`, ...(quick ? ['--no-sync'] : [])];
    try {
      return await run(initdb, args, as(user));
    } catch (error) {
      said = (error as { stderr?: string }).stderr || String(error);
      if (!said.includes('invalid locale')) break;
    }
  }
  const reasons = said.split('\n').filter((line) => /rror:|FATAL|HINT/.test(line));
  throw new EmbeddedPostgresError(`No PostgreSQL cluster could be made in ${data}: ${reasons.join(' ')}`);
}

/** Removes clusters that a killed start had begun to make. A living one that makes another needs it no more. */
export async function removeUnfinished(home: string): Promise<void> {
  const unfinished = (await fs.readdir(home)).filter((entry) => entry.startsWith('postgres.new-'));
  await Promise.all(unfinished.map((entry) => succeeds(fs.rm(join(home, entry), { recursive: true, force: true }))));
}

/** A new directory that belongs to `user`; undefined where `user` cannot get to it. */
async function makeDirectoryFor(user: User, prefix: string): Promise<string | undefined> {
  const directory = await fs.mkdtemp(prefix);
  if (!user) return directory;
  const owned = await succeeds(fs.chown(directory, user.uid, user.gid));
  if (owned && (await canEnter(user, directory))) return directory;
  await fs.rmdir(directory);
  return undefined;
}
