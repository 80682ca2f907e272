import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { once } from 'node:events';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Client as Postgres } from 'pg';
import { runningEmbeddedPostgres } from '../src/database/embedded/embedded-postgres.js';
import { type Client } from './support/client.js';
import { holdCompany, waitingForCompany } from './support/company-lock.js';
import { createDatabase, type TestDatabase } from './support/database.js';
import { emptyDirectory } from './support/directory.js';
import { okr } from './support/okr.js';
import { runMain, spawnServer, startServer, stopServers, type TestServer } from './support/server.js';
import { until } from './support/until.js';

let database: TestDatabase;

// Every test starts processes, which takes long on a busy machine.
jest.setTimeout(120_000);

beforeEach(async () => {
  database = await createDatabase();
});

afterEach(async () => {
  await stopServers();
  await database.drop();
});

describe('scaling out', () => {
  it('shares the port among workers, replaces one that dies, and all of them finish what they do', async () => {
    const server = await startServer({ DATABASE_URL: database.url, WORKERS: '2' });
    await until(() => listening(server).length === 2);
    const company = await server.company();
    await checkInByMany(company.api, [company.api]);
    await until(async () => (await countOf(server, '/api/v1/companies')) === 1);

    const [first, second] = listening(server);
    process.kill(first!, 'SIGKILL');
    await until(() => listening(server).length === 3);
    expect(listening(server)[2]).not.toBe(second);
    expect((await company.api.get('/me')).status).toBe(200);
    expect(await server.stop()).toBe(0);
    expect(saying(server, '"msg":"stopped"')).toHaveLength(2);
  });

  it('tells what all workers counted while one of them does not answer', async () => {
    const server = await startServer({ DATABASE_URL: database.url, WORKERS: '2' });
    await until(() => listening(server).length === 2);
    const route = '/api/v1/me';
    const closing = { connection: 'close' };
    // Each of these connections is another one, and they go to the workers in turn.
    for (let n = 0; n < 6; n++) await fetch(`${server.url}${route}`, { headers: closing });
    await until(async () => (await countOf(server, route)) === 6);

    const stuck = listening(server)[1]!;
    process.kill(stuck, 'SIGSTOP');
    try {
      const answers = [1, 2, 3].map(() => countOf(server, route, { headers: closing }));
      expect(await Promise.any(answers)).toBe(6);
    } finally {
      process.kill(stuck, 'SIGCONT');
    }
    expect(await countOf(server, route)).toBe(6);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)('lets workers finish when all processes get a %s at once', async (signal) => {
    const server = await startServer({ DATABASE_URL: database.url, WORKERS: '2' });
    await until(() => listening(server).length === 2);
    const company = await server.company();
    const { release } = await holdCompany(database, company.id);
    const answer = company.api.post('/teams', { name: 'Team' });
    await waitingForCompany(database);
    for (const pid of listening(server)) process.kill(pid, signal);
    const stopped = server.stop(signal);
    await until(() => saying(server, '"msg":"stopped"').length === 1);
    const { pid: idle } = JSON.parse(saying(server, '"msg":"stopped"')[0]!);
    const busy = listening(server).find((pid) => pid !== idle)!;
    process.kill(busy, 'SIGTERM'); // as the primary does, sooner or later
    await release();
    expect((await answer).status).toBe(201);
    expect(await stopped).toBe(0);
  });

  it('ends at once, workers too, when the primary is told to stop a second time', async () => {
    const server = await startServer({ DATABASE_URL: database.url, WORKERS: '2', SHUTDOWN_TIMEOUT: '3600' });
    await until(() => listening(server).length === 2);
    const company = await server.company();
    const { release } = await holdCompany(database, company.id);
    const answer = company.api.post('/teams', { name: 'Team' });
    answer.catch(() => undefined);
    await waitingForCompany(database);
    const stopped = server.stop();
    await until(() => server.lines.some((line) => line.includes('finishing the requests')));
    server.process.kill('SIGTERM');
    // It has ended once nobody writes to its output any more, its workers included.
    expect(await stopped).toBe(1);
    await expect(answer).rejects.toThrow();
    await release();
  });

  it('ends with 0, and its database before it, when it is told to stop before any worker listens', async () => {
    const directory = await emptyDirectory();
    const primary = spawnServer({ DATA_DIR: directory, PORT: '0', WORKERS: '2' });
    let said = '';
    primary.stdout.on('data', (data) => (said += String(data)));
    let url: string | undefined;
    await until(async () => (url = await runningEmbeddedPostgres(directory)) !== undefined);
    const migrating = new Postgres(url);
    migrating.on('error', () => undefined); // it ends with the database
    await migrating.connect();
    await migrating.query('SELECT pg_advisory_lock($1)', [0x6f6b72]); // a migration that takes long
    await until(async () => (await migrating.query(`SELECT FROM pg_locks WHERE NOT granted`)).rowCount === 1);

    primary.kill();
    const [code] = (await once(primary, 'close')) as [number | null];
    expect([code, said]).toEqual([0, expect.not.stringContaining('another one')]);
    expect(await readdir(join(directory, 'postgres', 'data'))).not.toContain('postmaster.pid');
    await rm(directory, { recursive: true });
  });

  it('does not speak of another worker when the first cannot start', async () => {
    const wrong = new URL(database.url);
    wrong.password = 'guess';
    const { code, stdout } = await runMain({ DATABASE_URL: wrong.href, WORKERS: '2' });
    expect(code).toBe(1);
    expect(stdout).not.toContain('another one');
  });

  it('shows the demo company in the examples of every worker, and prints its token once', async () => {
    const directory = await emptyDirectory();
    const env = { DATABASE_URL: database.url, DATA_DIR: directory, DEMO: 'true', WORKERS: '2' };
    const server = await startServer(env);
    await until(() => server.lines.some((line) => line.includes('Token  ')));
    await until(() => listening(server).length === 2);
    const [, goal_id] = /goals\/(\S+)\/tree/.exec(server.lines.find((line) => line.includes('Try  '))!)!;
    // Each of these connections is another one, and they go to the workers in turn.
    const shown = () => Promise.all([1, 2, 3, 4].map(() => parentInExample(server)));
    await until(async () => (await shown()).every((parent_goal_id) => parent_goal_id === goal_id));
    expect(saying(server, 'Token  ')).toHaveLength(1);
    await rm(directory, { recursive: true });
  });

  it('keeps figures right with several instances on one database', async () => {
    const [one, other] = await Promise.all([1, 2].map(() => startServer({ DATABASE_URL: database.url })));
    const company = await one!.company();
    const goal = await checkInByMany(company.api, [company.api, other!.as(company.token)]);
    const shown = await other!.as(company.token).must('GET', `/goals/${goal.id}`);
    expect(shown.goal_key_results).toHaveLength(6);
    expect((await okr(database.url, 'verify')).out).toBe('Nothing differs.\n');
  });
});

/** Check-ins on several key results of one tree at the same time, through several ways in. @returns the tree's root */
async function checkInByMany(admin: Client, ways: Client[]): Promise<any> {
  const root = await admin.must('POST', '/goals', { title: 'Root', owner_type: 'company', is_shared: true });
  const kept = await Promise.all(
    [1, 2, 3, 4, 5, 6].map((weight) =>
      admin.must('POST', `/goals/${root.id}/key-results`, { title: 'KR', metric_type: 'percent', weight }),
    ),
  );
  await Promise.all(
    kept.flatMap(({ id }, n) =>
      [10, 40, 70].map((value) =>
        ways[(n + value) % ways.length]!.must('POST', `/goals/${root.id}/key-results/${id}/checkin`, { value }),
      ),
    ),
  );
  return root;
}

/** What the processes have said that contains this. */
function saying({ lines }: TestServer, text: string): string[] {
  return lines.filter((line) => line.includes(text));
}

/** The processes that have said that they listen. */
function listening(server: TestServer): number[] {
  return saying(server, '"msg":"listening"').map((line) => JSON.parse(line).pid);
}

/** What the example of `POST /goals` names as the parent, in the document of whichever worker answers. */
async function parentInExample({ url }: TestServer): Promise<string> {
  const answer = await fetch(`${url}/api/openapi.json`, { headers: { connection: 'close' } });
  const { paths }: any = await answer.json();
  return paths['/api/v1/goals'].post.requestBody.content['application/json'].example.parent_goal_id;
}

/** How many requests to a route all workers together have counted. */
async function countOf({ url }: TestServer, route: string, init?: RequestInit): Promise<number> {
  const text = await (await fetch(`${url}/metrics`, init)).text();
  const line = text.split('\n').find((one) => one.includes('duration_seconds_count') && one.includes(`"${route}"`));
  return Number(line?.split(' ').at(-1) ?? 0);
}
