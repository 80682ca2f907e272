import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/database/embedded/embedded-postgres.js';
import { EmbeddedPostgresError } from '../src/database/embedded/error.js';
import { until } from './support/until.js';

const isRoot = process.getuid?.() === 0;

let temporary: string;
/** A program that starts the server on the directory it is given, and stops it when interrupted. */
let program: string;
const running: EmbeddedPostgres[] = [];
const children: ChildProcess[] = [];

beforeAll(async () => {
  temporary = await fs.mkdtemp(join(tmpdir(), 'embedded postgres '));
  await fs.chmod(temporary, 0o755);
  program = join(temporary, 'program.mjs');
  await fs.writeFile(
    program,
    `import { Client } from '${resolve('node_modules/pg/esm/index.mjs')}';
    import { startEmbeddedPostgres } from '${resolve('dist/src/database/embedded/embedded-postgres.js')}';
    const server = await startEmbeddedPostgres({ dataDir: process.argv[2] });
    console.log(server.url);
    const alive = setInterval(() => {}, 1000);
    process.once('SIGINT', async () => {
      await new Promise((resolve) => setTimeout(resolve, 200));
      const client = new Client(server.url);
      await client.connect();
      await client.query("INSERT INTO note VALUES ('after Ctrl-C')");
      await client.end();
      await server.stop();
      clearInterval(alive);
    });`,
  );
});

afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  }
  for (const server of running.splice(0)) await server.stop();
});

afterAll(() => fs.rm(temporary, { recursive: true, force: true }));

describe('embedded PostgreSQL', () => {
  it('starts on nothing, with a database for all alphabets that asks for a password', async () => {
    const dataDir = join(temporary, 'a first', 'start');
    const lines: string[] = [];
    const { url } = await start(relative('', dataDir), { onLog: (line) => lines.push(line) });

    expect(url).toMatch(/^postgres:\/\/postgres:[\w-]{32}@127\.0\.0\.1:\d+\/okr$/);
    expect(lines).toEqual([`Made a PostgreSQL 18 cluster in ${join(dataDir, 'postgres')}`]);
    expect(
      await rows(
        url,
        `CREATE EXTENSION pg_trgm; SELECT lower('ÀЖΩ'), 'Ёлка' ILIKE 'ёЛКА' AS alike,
           cardinality(show_trgm('да')) AS trigrams, current_setting('fsync') AS fsync, current_setting('TimeZone') AS zone`,
      ),
    ).toEqual([{ lower: 'àжω', alike: true, trigrams: 3, fsync: 'on', zone: 'UTC' }]);
    await expect(rows(url.replace(/:[\w-]{32}@/, ':guess@'), 'SELECT 1')).rejects.toThrow('password');
    expect((await fs.stat(join(dataDir, 'postgres', 'password'))).mode & 0o777).toBe(0o600);
  });

  it('keeps its data over a restart and leaves no process behind', async () => {
    const dataDir = join(temporary, 'restart');
    const first = await start(dataDir);
    await note(first.url, 'kept');
    await Promise.all([first.stop(), first.stop()]);
    await first.stop();
    await expectNoProcess(dataDir);

    const second = await start(dataDir, { settings: { fsync: 'off' } });
    expect(await notes(second.url)).toEqual(['kept']);
    expect(await rows(second.url, 'SHOW fsync')).toEqual([{ fsync: 'off' }]);
  });

  it('says on Windows what to do instead, and makes nothing', async () => {
    const dataDir = join(temporary, 'windows');
    const platform = Object.getOwnPropertyDescriptor(process, 'platform')!;
    Object.defineProperty(process, 'platform', { ...platform, value: 'win32' });
    const failure = await start(dataDir).catch((error: Error) => error);
    Object.defineProperty(process, 'platform', platform);
    expect(failure).toBeInstanceOf(EmbeddedPostgresError);
    expect(failure).toMatchObject({ message: expect.stringMatching(/^.* Windows: set DATABASE_URL .*$/) });
    await expect(fs.stat(dataDir)).rejects.toThrow('ENOENT');
  });

  it('says which directory cannot be written', async () => {
    const file = join(temporary, 'a file');
    await fs.writeFile(file, '');
    for (const dataDir of [file, join(file, 'below')]) {
      const failure = await start(dataDir).catch((error: Error) => error);
      expect(failure).toBeInstanceOf(EmbeddedPostgresError);
      expect((failure as Error).message).toContain(`DATA_DIR ${dataDir} is not a directory that can be written: `);
    }
  });

  it('refuses data that another process uses, also when both start at once', async () => {
    const dataDir = join(temporary, 'twice');
    const child = await startProgram(dataDir);
    await expect(start(dataDir)).rejects.toThrow(
      `${dataDir} is in use by process ${child.process.pid}: stop that, or set another DATA_DIR`,
    );
    await note(child.url, 'undisturbed');

    const other = join(temporary, 'at once');
    const results = await Promise.allSettled([startProgram(other), startProgram(other), startProgram(other)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    const refusals = results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []));
    expect(refusals).toEqual([expect.stringContaining('is in use by'), expect.stringContaining('is in use by')]);
    const { url } = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []))[0]!;
    await note(url, 'undisturbed');
  });

  it('recovers when everything was killed, even if the pid of the server is somebody else by then', async () => {
    const dataDir = join(temporary, 'killed');
    const child = await startProgram(dataDir);
    await note(child.url, 'committed');
    child.process.kill('SIGSTOP'); // so that it is all one moment
    for (const pid of await processesOf(dataDir)) process.kill(pid, 'SIGKILL');
    child.process.kill('SIGKILL');
    await once(child.process, 'exit');

    const { uid, gid } = await fs.stat(join(dataDir, 'postgres'));
    const somebody = spawn('sleep', ['60'], { uid, gid, stdio: 'ignore' });
    children.push(somebody);
    const lockFile = join(dataDir, 'postgres', 'data', 'postmaster.pid');
    const lock = await fs.readFile(lockFile, 'utf8');
    await fs.writeFile(lockFile, lock.replace(/^\d+/, String(somebody.pid)));

    expect(await notes((await start(dataDir)).url)).toEqual(['committed']);
    expect(somebody.exitCode).toBeNull();
  });

  it('ends backends that do not notice that their server was killed', async () => {
    const dataDir = join(temporary, 'orphans');
    const lines: string[] = [];
    const first = await start(dataDir, { onLog: (line) => lines.push(line) });
    await note(first.url, 'committed');
    // A backend looks whether its server lives only when it waits for something, which this one does not.
    const counting = `SELECT count(*) FROM generate_series(1, 1e12::bigint)`;
    const busy = rows(first.url, counting).catch(() => undefined);
    const isCounting = `SELECT FROM pg_stat_activity WHERE state = 'active' AND query = '${counting}'`;
    await until(async () => (await rows(first.url, isCounting)).length > 0);
    const postmaster = parseInt(await fs.readFile(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8'));
    process.kill(postmaster, 'SIGKILL');
    await until(() => lines.at(-1) === 'PostgreSQL has ended by itself: see postgres.log');

    const again = await start(dataDir, { onLog: (line) => lines.push(line) });
    expect(lines.at(-1)).toMatch(/^Ending the PostgreSQL that an earlier process left \(\d+\)$/);
    expect(await notes(again.url)).toEqual(['committed']);
    await busy;
  });

  it('does not outlive a process that was killed, and starts again at once', async () => {
    const dataDir = join(temporary, 'orphaned');
    const child = await startProgram(dataDir);
    await note(child.url, 'committed');
    child.process.kill('SIGKILL');
    await once(child.process, 'exit');
    const again = await start(dataDir);
    expect(await notes(again.url)).toEqual(['committed']);
    await again.stop();
    await expectNoProcess(dataDir);
  });

  it('takes over from a server that lost its guard', async () => {
    const dataDir = join(temporary, 'unguarded');
    const child = await startProgram(dataDir);
    await note(child.url, 'committed');
    for (const pid of await processesOf(dataDir, 'guard-of')) process.kill(pid, 'SIGKILL');
    child.process.kill('SIGKILL');
    await once(child.process, 'exit');
    expect((await processesOf(dataDir)).length).toBeGreaterThan(0);
    expect(await notes((await start(dataDir)).url)).toEqual(['committed']);
  });

  it('runs on through Ctrl-C until it is stopped', async () => {
    const dataDir = join(temporary, 'interrupted');
    const child = await startProgram(dataDir);
    await note(child.url, 'before Ctrl-C');
    process.kill(-child.process.pid!, 'SIGINT');
    expect(await once(child.process, 'exit')).toEqual([0, null]);
    await expectNoProcess(dataDir);
    expect(await notes((await start(dataDir)).url)).toEqual(['before Ctrl-C', 'after Ctrl-C']);
  });

  it('says what to do about data of another major version, and about a setting that does not exist', async () => {
    const dataDir = join(temporary, 'version');
    await (await start(dataDir)).stop();
    await expect(start(dataDir, { settings: { no_such_setting: '1' } })).rejects.toThrow(
      /^PostgreSQL does not start: .*no_such_setting.* \(see .*postgres\.log\)$/,
    );
    await fs.writeFile(join(dataDir, 'postgres', 'data', 'PG_VERSION'), '17\n');
    await expect(start(dataDir)).rejects.toThrow(
      `${join(dataDir, 'postgres')} was made by PostgreSQL 17 and this is 18: move it away`,
    );
  });

  (isRoot ? it : it.skip)('keeps the cluster elsewhere if only root may enter the data directory', async () => {
    const closed = join(temporary, 'closed');
    await fs.mkdir(closed, { mode: 0o700 });
    const dataDir = join(closed, 'data');
    const first = await start(dataDir);
    const cluster = await fs.readlink(join(dataDir, 'postgres'));
    try {
      expect(cluster).toMatch(/^\/var\/lib\/okr\/postgres-\w+$/);
      await note(first.url, 'kept');
      await first.stop();
      const second = await start(dataDir);
      expect(await notes(second.url)).toEqual(['kept']);
      await second.stop();
    } finally {
      await fs.rm(cluster, { recursive: true });
    }
    await expect(start(dataDir)).rejects.toThrow(`${join(dataDir, 'postgres')} leads nowhere`);
  });
});

async function start(dataDir: string, options: Partial<Parameters<typeof startEmbeddedPostgres>[0]> = {}) {
  const server = await startEmbeddedPostgres({ dataDir, ...options });
  running.push(server);
  return server;
}

/** Starts the server in a process of its own, in a process group of its own as a shell would make it. */
async function startProgram(dataDir: string): Promise<{ url: string; process: ChildProcess }> {
  const child = spawn(process.execPath, [program, dataDir], { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
  const line = once(createInterface(child.stdout), 'line') as Promise<[string]>;
  const exit = once(child, 'close').then(() => Promise.reject(new Error(errors)));
  exit.catch(() => undefined);
  return { url: (await Promise.race([line, exit]))[0], process: child };
}

async function rows(url: string, text: string): Promise<unknown[]> {
  const client = new Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    const results = [await client.query<Record<string, unknown>>(text)].flat();
    return results.at(-1)!.rows;
  } finally {
    await client.end();
  }
}

async function note(url: string, text: string): Promise<void> {
  await rows(url, `CREATE TABLE IF NOT EXISTS note (text text); INSERT INTO note VALUES ('${text}')`);
}

async function notes(url: string): Promise<unknown[]> {
  return (await rows(url, 'SELECT text FROM note')).map((row) => (row as { text: string }).text);
}

/** The server and its guard, or only one of them; the backends do not tell their data directory. */
async function processesOf(dataDir: string, mark = ''): Promise<number[]> {
  const ps = spawn('ps', ['-axww', '-o', 'pid=,command='], { stdio: ['ignore', 'pipe', 'inherit'] });
  const found: number[] = [];
  for await (const line of createInterface(ps.stdout)) {
    if (line.includes(`/bin/postgres -D ${dataDir}/`) && line.includes(mark)) found.push(parseInt(line));
  }
  return found;
}

async function expectNoProcess(dataDir: string): Promise<void> {
  await sleep(50); // for the guard, which has been dismissed
  expect(await processesOf(dataDir)).toEqual([]);
}
