import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { holdCompany, waitingForCompany } from './support/company-lock.js';
import { createDatabase, createEmptyDatabase, type TestDatabase } from './support/database.js';
import { emptyDirectory } from './support/directory.js';
import { startProxy, type TestProxy } from './support/proxy.js';
import { runMain, startServer, stopServers } from './support/server.js';
import { until } from './support/until.js';

const databases: TestDatabase[] = [];
const proxies: TestProxy[] = [];
let database: TestDatabase;

/** Transactions that have written goals and are not over. */
const WRITING_GOALS = `SELECT FROM pg_locks WHERE relation = 'goals'::regclass AND mode = 'RowExclusiveLock'`;

// Every test starts processes, which takes long on a busy machine.
jest.setTimeout(120_000);

beforeEach(async () => {
  database = await createDatabase();
  databases.push(database);
});

afterEach(async () => {
  await stopServers();
  for (const proxy of proxies.splice(0)) await proxy.close();
  for (const one of databases.splice(0)) await one.drop();
});

describe('a start', () => {
  it.each<[string, NodeJS.ProcessEnv]>([
    ['PORT', { PORT: '80a' }],
    ['PORT', { PORT: '65536' }],
    ['DATABASE_URL', { NODE_ENV: 'production' }],
    ['DATABASE_URL', { DATABASE_URL: 'mysql://localhost/okr' }],
    ['DATABASE_POOL_SIZE', { DATABASE_POOL_SIZE: '0' }],
    ['DATABASE_POOLSIZE', { DATABASE_POOLSIZE: '20' }],
    ['OPERATOR_TOKN', { OPERATOR_TOKN: 'x'.repeat(40) }],
    ['LOGLEVEL', { LOGLEVEL: 'debug' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'verbose' }],
    ['NODE_ENV', { NODE_ENV: 'prod' }],
    ['OPERATOR_TOKEN', { OPERATOR_TOKEN: 'short' }],
    ['AUTH_ISSUER', { AUTH_JWKS_URL: 'https://id.example.com/keys' }],
    ['WORKERS', { WORKERS: 'all' }],
  ])('is refused in one line that names %s', async (name, env) => {
    const { code, stdout, stderr } = await runMain({ DATA_DIR: '/nonexistent', ...env });
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(new RegExp(`^.*\\b${name}\\b.*\n$`));
  });

  it('is refused in one line when the database does not take us, or the port is taken', async () => {
    const wrong = new URL(database.url);
    wrong.password = 'guess';
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const port = String((taken.address() as AddressInfo).port);
    const env = { LOG_LEVEL: 'error', NODE_ENV: 'production' };
    const ends = await Promise.all([
      runMain({ ...env, DATABASE_URL: wrong.href }),
      runMain({ ...env, DATABASE_URL: database.url.replace(/\/test_\w+$/, '/no_such_database') }),
      runMain({ ...env, DATABASE_URL: database.url, PORT: port }),
      runMain({ ...env, DATABASE_URL: wrong.href, WORKERS: '2' }),
    ]);
    taken.close();
    expect(ends.map(({ code }) => code)).toEqual([1, 1, 1, 1]);
    expect(ends.map(({ stderr }) => stderr)).toEqual([
      expect.stringMatching(/^DATABASE_URL cannot be used: password .*\n$/),
      expect.stringMatching(/^DATABASE_URL cannot be used: database .*\n$/),
      expect.stringMatching(/^PORT: cannot listen on .*\n$/),
      expect.stringMatching(/^DATABASE_URL cannot be used: password .*\n$/),
    ]);
  });

  it('is refused in one line by a PostgreSQL that is older than 15', async () => {
    // This one says that it is: by a function that is found before the one of the system.
    const says = (version: string) =>
      database.query(`CREATE OR REPLACE FUNCTION older.current_setting(text) RETURNS text RETURN '${version}'`);
    await database.query('CREATE SCHEMA older');
    const name = new URL(database.url).pathname.slice(1);
    await database.query(`ALTER DATABASE ${name} SET search_path = older, pg_catalog, public`);
    await says('140022');
    expect(await runMain({ DATABASE_URL: database.url, LOG_LEVEL: 'error' })).toEqual({
      code: 1,
      stdout: '',
      stderr: 'DATABASE_URL names a PostgreSQL that is too old: it must be 15 or later\n',
    });
    await says('150000');
    await startServer({ DATABASE_URL: database.url });
  });

  it('migrates an empty database once, however many instances start at the same moment', async () => {
    const empty = await createEmptyDatabase();
    databases.push(empty);
    const servers = await Promise.all([1, 2, 3].map(() => startServer({ DATABASE_URL: empty.url })));
    await servers[0]!.company();
    const migrations = await empty.query('SELECT name, count(*)::int FROM migrations GROUP BY name');
    expect(new Set(migrations.map(({ count }) => count))).toEqual(new Set([1]));
    const migrated = servers.flatMap(({ lines }) => lines.filter((line) => line.includes('Migrated: ')));
    expect(migrated).toHaveLength(migrations.length);
  });

  it('loads the demo company as a whole, also after one that was killed meanwhile', async () => {
    const dataDir = await emptyDirectory();
    const env = { DATABASE_URL: database.url, DEMO: 'true', DATA_DIR: dataDir };
    const first = await startServer(env);
    await until(async () => (await database.query(WRITING_GOALS)).length > 0);
    await first.stop('SIGKILL');
    const second = await startServer(env);
    await until(() => second.lines.some((line) => line.includes('Token  ')));
    expect(await database.query('SELECT count(*)::int FROM companies')).toEqual([{ count: 1 }]);
    expect(await database.query(`SELECT FROM goals WHERE status = 'completed' AND is_archived`)).toHaveLength(1);
    await rm(dataDir, { recursive: true });
  });

  it('works with the database away: not ready, 503 with Retry-After, and well as soon as it is there', async () => {
    const proxy = await startProxy(database.url, { cut: true });
    proxies.push(proxy);
    const server = await startServer({ DATABASE_URL: proxy.url });
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
    await expectAway(server.url);
    await proxy.mend();
    await until(async () => (await fetch(`${server.url}/health/ready`)).status === 200);
    expect((await (await server.company()).api.get('/me')).status).toBe(200);
  });
});

describe('while it runs', () => {
  it('outlives the loss of its database, idle or in the middle of a request', async () => {
    const proxy = await startProxy(database.url);
    proxies.push(proxy);
    const server = await startServer({ DATABASE_URL: proxy.url });
    const company = await server.company();
    const lock = await holdCompany(database, company.id);
    const waiting = company.api.post('/goals', { title: 'In the middle', owner_type: 'company' });
    await waitingForCompany(database);
    await proxy.cut();
    const { status, headers } = await waiting;
    expect([status, headers.get('retry-after')]).toEqual([503, '1']);
    await expectAway(server.url, company.token);

    await lock.release();
    await proxy.mend();
    await until(async () => (await fetch(`${server.url}/health/ready`)).status === 200);
    const { body } = await company.api.get('/goals');
    expect(body.items).toEqual([]);
    expect((await company.api.post('/goals', { title: 'Afterwards', owner_type: 'company' })).status).toBe(201);
  });

  it('leaves a server that is read-only, such as a primary that became a standby, as soon as there is another', async () => {
    const server = await startServer({ DATABASE_URL: database.url, DATABASE_POOL_SIZE: '1' });
    const { api } = await server.company();
    const post = () => api.post('/goals', { title: 'Goal', owner_type: 'company' });
    // For connections that are made from now on, as long as they last.
    const name = new URL(database.url).pathname.slice(1);
    await database.query(`ALTER DATABASE ${name} SET default_transaction_read_only = on`);
    await database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${name}' AND pid <> pg_backend_pid()`,
    );
    await until(async () => (await api.get('/goals')).status === 200);
    const { status, headers } = await post();
    expect([status, headers.get('retry-after')]).toEqual([503, '1']);

    await database.query(`ALTER DATABASE ${name} RESET default_transaction_read_only`);
    expect((await post()).status).toBe(201);
  });

  it('does not wait for a database that has gone without a word', async () => {
    const proxy = await startProxy(database.url);
    proxies.push(proxy);
    const server = await startServer({
      DATABASE_URL: proxy.url,
      DATABASE_STATEMENT_TIMEOUT_MS: '500',
      DATABASE_POOL_SIZE: '3',
      REQUEST_TIMEOUT_MS: '3600000',
    });
    const company = await server.company();
    const goal = await company.api.must('POST', '/goals', { title: 'Goal', owner_type: 'company' });
    const lock = await holdCompany(database, company.id);
    const writing = company.api.post('/goals', { title: 'In the middle', owner_type: 'company' });
    await waitingForCompany(database);
    proxy.stall();
    const reading = [1, 2, 3].map(() => company.api.get(`/goals/${goal.id}`));
    const answers = await Promise.all([writing, ...reading]);
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503, 503]);

    await lock.release();
    proxy.resume(); // what the database says now, nobody is to take for an answer to something else
    const again = await Promise.all([1, 2, 3, 4, 5, 6].map(() => company.api.get(`/goals/${goal.id}`)));
    expect(again.map(({ status, body }) => [status, body.id])).toEqual(again.map(() => [200, goal.id]));
    const { body } = await company.api.get('/goals');
    expect(body.items.map(({ title }: { title: string }) => title)).toEqual(['Goal']);
  });
});

describe('a stop', () => {
  it('finishes the request under way, takes no new one, and ends with 0', async () => {
    const server = await startServer({ DATABASE_URL: database.url });
    const company = await server.company();
    const lock = await holdCompany(database, company.id);
    const underWay = company.api.post('/goals', { title: 'Under way', owner_type: 'company' });
    await waitingForCompany(database);
    const ended = server.stop();
    await until(() => company.api.get('/me').then(isRefused, () => true));
    await lock.release();
    const { status, headers } = await underWay;
    expect([status, headers.get('connection')]).toEqual([201, 'close']);
    expect(await ended).toBe(0);
    expect(await database.query('SELECT title FROM goals')).toEqual([{ title: 'Under way' }]);
  });

  it('refuses what still comes over an open connection, and takes that for no fault', async () => {
    const server = await startServer({ DATABASE_URL: database.url });
    const socket = connectTo(server.url);
    let answers = '';
    socket.on('data', (data) => (answers += String(data)));
    const request = 'GET /health/live HTTP/1.1\r\nHost: x\r\n';
    socket.write(`${request}\r\n${request}`); // one, and the most part of another
    await until(() => answers.startsWith('HTTP/1.1 200 '));
    const ended = server.stop();
    await until(() => fetch(server.url).then(isRefused, () => true));
    socket.write('\r\n');
    expect(await ended).toBe(0);
    const [headers, body] = answers.slice(answers.indexOf('HTTP/1.1 503 ')).split('\r\n\r\n');
    expect(headers).toMatch(/\r\nretry-after: 1\r\n/);
    expect(JSON.parse(body!)).toMatchObject({
      type: 'urn:okr:problem:unavailable',
      detail: 'The service cannot do this right now. Try again in a moment.',
    });
    expect(server.lines.map((line) => JSON.parse(line).level)).not.toContain('error');
  });

  it('waits for no connection on which nothing is asked, such as a browser opens to have one', async () => {
    const server = await startServer({ DATABASE_URL: database.url, SHUTDOWN_TIMEOUT: '5' });
    const [unused, ...used] = Array.from({ length: 21 }, () => connectTo(server.url));
    await Promise.all([unused!, ...used].map((socket) => once(socket, 'connect')));
    await fetch(`${server.url}/health/live`); // it was accepted after the others
    const ended = server.stop();
    for (const socket of used) socket.write('GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    const answers = await Promise.all(used.map((socket) => text(socket)));
    expect(answers.filter((answer) => !/^HTTP\/1.1 (200|503) /.test(answer))).toEqual([]);
    expect(await ended).toBe(0);
  });

  it('finishes answers that are on their way to slow readers, and then ends their connections', async () => {
    const server = await startServer({ DATABASE_URL: database.url, SHUTDOWN_TIMEOUT: '10' });
    const { api, token } = await server.company();
    const { id } = await api.must('POST', '/goals', { title: 'Above', owner_type: 'company' });
    const goal = { title: 'Goal', owner_type: 'company', parent: id, description: 'd'.repeat(10_000) };
    const goals = Array.from({ length: 1_999 }, (_, n) => ({ ...goal, key: `g${n}` }));
    await api.must('POST', '/goals/import?dry_run=false', { goals });
    // More than fits into what lies between us; the one is written at once, the other piece by piece.
    const readers = [`/goals/${id}/tree`, '/goals/export'].map((path) => {
      const socket = connectTo(server.url);
      socket.write(`GET /api/v1${path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\n\r\n`);
      return socket;
    });
    await Promise.all(readers.map((socket) => once(socket, 'readable')));
    const ended = server.stop();
    await until(() => fetch(server.url).then(isRefused, () => true));
    const [tree, file] = await Promise.all(readers.map((socket) => text(socket)));
    const [head, body] = tree!.split('\r\n\r\n');
    expect(head).toContain(`\r\ncontent-length: ${body!.length}`);
    expect(file!.slice(-5)).toBe('0\r\n\r\n');
    expect(await ended).toBe(0);
  });

  it.each([
    ['the bound has passed', '1', []],
    ['it is told a second time', '3600', ['SIGTERM' as const]],
  ])('ends with 1 when %s, and nothing of the request stays', async (_, SHUTDOWN_TIMEOUT, again) => {
    const server = await startServer({ DATABASE_URL: database.url, SHUTDOWN_TIMEOUT });
    const company = await server.company();
    const lock = await holdCompany(database, company.id);
    const underWay = company.api.post('/goals', { title: 'Under way', owner_type: 'company' });
    underWay.catch(() => undefined);
    await waitingForCompany(database);
    const ended = server.stop();
    await until(() => server.lines.some((line) => line.includes('finishing the requests')));
    for (const signal of again) server.process.kill(signal);
    expect(await ended).toBe(1);
    await expect(underWay).rejects.toThrow();
    await lock.release();
    expect(await database.query('SELECT title FROM goals')).toEqual([]);
  });
});

/** The service says so everywhere, and shows nothing of its insides. */
async function expectAway(url: string, token = `okr_${'A'.repeat(64)}`): Promise<void> {
  for (const path of ['/health/ready', '/api/v1/me']) {
    const answer = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
    expect([path, answer.status, answer.headers.get('retry-after')]).toEqual([path, 503, '1']);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.text()).not.toMatch(/ECONN|127\.0\.0\.1|terminated/);
  }
}

/** A connection to a server, on which nothing was asked yet. */
function connectTo(url: string): Socket {
  const { hostname, port } = new URL(url);
  return connect(Number(port), hostname);
}

const isRefused = ({ status }: { status: number }) => status === 503;
