import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { chown, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { freePort } from '../src/database/embedded/free-port.js';
import { checkInOn, goalOf, keyResultOf } from './support/builders.js';
import { okr } from './support/okr.js';
import { startServer, stopServers } from './support/server.js';
import { describeUnless } from './support/skipped.js';
import { answers, unprivileged } from './support/system.js';
import { until } from './support/until.js';

/** Where Debian puts the programs of PostgreSQL, by major version. */
const PLACE = '/usr/lib/postgresql';
/** The oldest that we promise to work with. */
const OLDEST = 15;
const version = versions().find((major) => major >= OLDEST);
const missing = `there is no PostgreSQL of ${OLDEST} or later in ${PLACE} (apt-get install postgresql): no other than the embedded one is tested`;

let directory: string;
let postgres: ChildProcess;
let url: string;

describeUnless(version ? undefined : missing)(`PostgreSQL ${version} of this machine`, () => {
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'okr-postgres-'));
    ({ postgres, url } = await startPostgres(join(PLACE, `${version}`, 'bin')));
  }, 60_000);

  afterAll(async () => {
    await stopServers();
    if (postgres) {
      const ended = once(postgres, 'exit');
      postgres.kill('SIGINT');
      await ended;
    }
    await rm(directory, { recursive: true });
  });

  it('is migrated, written, searched and verified', async () => {
    const server = await startServer({ DATABASE_URL: url });
    const { api } = await server.company();
    const root = await goalOf(api, { title: 'Größe' });
    const goal = await goalOf(api, { title: 'Выручка', parent_goal_id: root.id });
    const { goals } = await checkInOn(api, await keyResultOf(api, goal.id), 40);
    expect(goals.map(({ id, progress }: any) => [id, progress])).toEqual([
      [goal.id, 40],
      [root.id, 40],
    ]);
    for (const [text, found] of [
      ['GRÖSSE', root],
      ['выруч', goal],
    ]) {
      const { items } = await api.must('POST', '/goals/search', { text, sort: '-progress' });
      expect(items.map(({ id }: any) => id)).toEqual([found.id]);
    }
    expect((await api.must('GET', `/goals/${root.id}/tree`)).children).toHaveLength(1);
    expect((await okr(url, 'verify')).out).toBe('Nothing differs.\n');
    const client = new Client(url);
    await client.connect();
    const { rows } = await client.query('SHOW server_version_num');
    await client.end();
    expect(Math.floor(Number(rows[0].server_version_num) / 10_000)).toBe(version);
  }, 60_000);
});

/** The major versions that are there, the lowest first. */
function versions(): number[] {
  const there = existsSync(PLACE) ? readdirSync(PLACE) : [];
  const whole = there.filter((name) => existsSync(join(PLACE, name, 'bin', 'initdb')));
  return whole.map(Number).sort((a, b) => a - b);
}

/** A cluster of its own, without fsync: nothing of it is to last. */
async function startPostgres(bin: string) {
  const as = unprivileged();
  const password = randomBytes(16).toString('hex');
  const [data, passwordFile] = [join(directory, 'data'), join(directory, 'password')];
  await writeFile(passwordFile, password, { mode: 0o600 });
  await chown(passwordFile, as.uid, as.gid);
  await chown(directory, as.uid, as.gid);
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const options = { ...as, cwd: directory, stdio: 'ignore' } as const;
  execFileSync(
    join(bin, 'initdb'),
    ['-D', data, ...access, '--no-sync', '--encoding=UTF8', '--locale=C.UTF-8'],
    options,
  );
  const port = await freePort();
  const settings = [`port=${port}`, 'listen_addresses=127.0.0.1', 'unix_socket_directories=', 'fsync=off'];
  const child = spawn(join(bin, 'postgres'), ['-D', data, ...settings.flatMap((one) => ['-c', one])], options);
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  await until(() => answers(url));
  return { postgres: child, url };
}
