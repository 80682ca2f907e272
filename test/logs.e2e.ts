import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../src/database/embedded/free-port.js';
import { holdCompany, waitingForCompany } from './support/company-lock.js';
import { createDatabase, type TestDatabase } from './support/database.js';
import { startServer, stopServers, type TestServer } from './support/server.js';
import { OPERATOR, type TestCompany } from './support/app.js';
import { until } from './support/until.js';

let database: TestDatabase;
let server: TestServer;
let company: TestCompany;

beforeAll(async () => {
  database = await createDatabase();
  server = await startServer({ DATABASE_URL: database.url, LOG_LEVEL: 'trace', AUTH_JWT_SECRET: 's'.repeat(40) });
  company = await server.company();
});

afterAll(async () => {
  await stopServers();
  await database.drop();
});

describe('the log', () => {
  it('is a JSON object a line, and says at start what runs where, without its secrets', async () => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8'));
    const records = log();
    expect(records.map(({ level }) => level)).not.toContain(undefined);
    expect(records).toContainEqual(
      expect.objectContaining({ level: 'info', msg: 'listening', version, url: server.url, database_pool_size: 10 }),
    );
    const password = new URL(database.url).password;
    expect(server.lines.join()).not.toContain(password);
    expect(server.lines.join()).not.toContain('s'.repeat(40));
  });

  it('has one line a request: who, what, how it ended, under the id that a problem tells the caller', async () => {
    const id = '01900000-0000-7000-8000-000000000000';
    const { body } = await company.api.get(`/goals/${id}`);
    expect(await logOf(body.request_id)).toEqual([
      expect.objectContaining({
        level: 'info',
        msg: 'request',
        method: 'GET',
        route: '/api/v1/goals/:goal_id',
        status: 404,
        problem: body.type,
        duration_ms: expect.any(Number),
        company_id: company.id,
        employee_id: company.admin.id,
      }),
    ]);

    const { body: unknown } = await company.api.get('/no-such-route?secret=in-the-query');
    expect(await logOf(unknown.request_id)).toEqual([expect.objectContaining({ route: 'unknown', status: 404 })]);
  });

  it('tells of values that none of our checks refused, but not what they were', async () => {
    await database.query(`
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE EXCEPTION 'not %', new.title USING ERRCODE = new.description; END $$`);
    await database.query(`
      CREATE TRIGGER refuse BEFORE INSERT ON goals FOR EACH ROW WHEN (new.title = 'secret') EXECUTE FUNCTION refuse()`);
    const refused = async (code: string) => {
      const goal = { title: 'secret', description: code, owner_type: 'company' };
      const { status, body } = await company.api.post('/goals', goal);
      const [{ level, error }] = (await logOf(body.request_id)).filter(({ msg }) => msg !== 'request');
      return [status, level, error];
    };
    for (const [code, status] of Object.entries({ 22003: 400, 23514: 422 })) {
      expect(await refused(code)).toEqual([status, 'warn', `PostgreSQL refused a value: ${code}`]);
    }
    // What must not be null is not the caller's to give.
    expect(await refused('23502')).toEqual([500, 'error', expect.any(String)]);
    await database.query('DROP TRIGGER refuse ON goals');
  });

  it('has a line for requests whose clients have left, and calls that no fault of ours', async () => {
    const goal = { title: 'Left alone', owner_type: 'company' };
    const { release } = await holdCompany(database, company.id);
    const headers = { authorization: `Bearer ${company.token}`, 'content-type': 'application/json' };
    const leaving = new AbortController();
    const sent = fetch(`${server.url}/api/v1/goals`, {
      ...{ method: 'POST', body: JSON.stringify(goal), signal: leaving.signal },
      headers: { ...headers, 'x-request-id': 'left-while-it-waited' },
    });
    await waitingForCompany(database);
    leaving.abort();
    await expect(sent).rejects.toThrow();
    expect(await logOf('left-while-it-waited')).toEqual([
      expect.objectContaining({ msg: 'request', level: 'info', status: 499 }),
    ]);
    await release();

    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    const head = [
      'POST /api/v1/goals HTTP/1.1',
      `Host: ${hostname}`,
      'Content-Length: 100',
      'X-Request-Id: left-half-way',
      'Expect: 100-continue', // which is answered when the head has been read
    ];
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    socket.write(`${[...head, ...lines].join('\r\n')}\r\n\r\n{"title":`);
    await once(socket, 'data');
    socket.destroy();
    expect(await logOf('left-half-way')).toEqual([expect.objectContaining({ msg: 'request', status: 400 })]);
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toMatch(
      /okr_http_request_duration_seconds_count\{method="POST",route="\/api\/v1\/goals",status="499"\} 1/,
    );
  });

  it('has a line for what is refused before anything else is done, and so have the metrics', async () => {
    const { body } = await company.api.get('/goals?text=%ff');
    expect(await logOf(body.request_id)).toEqual([expect.objectContaining({ msg: 'request', status: 400 })]);
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    socket.end('GET /api/v1/me HTTP/1.1\r\nX-Request-Id: without-host\r\nConnection: close\r\n\r\n').resume();
    expect(await logOf('without-host')).toEqual([expect.objectContaining({ msg: 'request', status: 400 })]);
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    for (const route of ['/api/v1/goals', '/api/v1/me']) {
      expect(metrics).toContain(
        `okr_http_request_duration_seconds_count{method="GET",route="${route}",status="400"} 1\n`,
      );
    }
  });

  it('says why an export broke off', async () => {
    const description = 'x'.repeat(10_000); // so that not all of them are on their way at once
    const goals = Array.from({ length: 900 }, (_, n) => ({ key: `k${n}`, title: `Goal ${n}`, description }));
    await company.api.must('POST', '/goals/import?dry_run=false', { goals });
    const headers = { authorization: `Bearer ${company.token}`, 'x-request-id': 'broken-export' };
    const { body } = await fetch(`${server.url}/api/v1/goals/export`, { headers });
    const reader = body!.getReader();
    await reader.read();
    await database.query('ALTER TABLE goal_progress RENAME TO elsewhere');
    const rest = async () => {
      while (!(await reader.read()).done);
    };
    await expect(rest()).rejects.toThrow();
    await database.query('ALTER TABLE elsewhere RENAME TO goal_progress');
    const error = expect.stringContaining('relation "goal_progress" does not exist');
    expect(await logOf('broken-export')).toEqual([
      expect.objectContaining({ msg: 'request', level: 'warn', status: 500, error }),
    ]);
  });

  it('holds no token, header, cookie, query or body, whatever became of the request', async () => {
    const secrets = ['bearer-of-nobody', 'a-cookie', 'title of a goal', 'value in a query', 'broken body'];
    const headers = { cookie: 'session=a-cookie' };
    await server.as('bearer-of-nobody').get('/me', headers);
    await company.api.post('/goals', { title: 'title of a goal', owner_type: 'company' }, headers);
    await company.api.post('/goals', { title: 'title of a goal', owner_type: 'title of a goal' }, headers);
    await company.api.get('/goals?text=value%20in%20a%20query', headers);
    await fetch(`${server.url}/api/v1/goals`, {
      method: 'POST',
      headers: { authorization: `Bearer ${company.token}`, 'content-type': 'application/json' },
      body: '{"broken body',
    });
    const goal = await company.api.must('POST', '/goals', { title: 'Goal', owner_type: 'company' });
    // A fault of ours: the error must not bring along the values of its statement.
    await database.query('ALTER TABLE key_results RENAME unit TO units');
    const broken = await company.api.post(`/goals/${goal.id}/key-results`, {
      title: 'title of a goal',
      metric_type: 'percent',
    });
    expect(broken.status).toBe(500);
    expect(await logOf(broken.body.request_id)).toEqual([
      expect.objectContaining({ level: 'error' }),
      expect.objectContaining({ level: 'warn', status: 500 }),
    ]);

    const text = server.lines.join('\n');
    for (const secret of [...secrets, company.token, OPERATOR, 'Bearer']) expect(text).not.toContain(secret);
  });
});

describe('a log that cannot be written', () => {
  it('stops nothing, neither the start nor requests nor the stop', async () => {
    if (!existsSync('/dev/full')) {
      process.stderr.write('skipped: there is no /dev/full here\n');
      return;
    }
    const port = await freePort(); // a server that writes no log does not tell which it has
    const full = openSync('/dev/full', 'w');
    const env = { PATH: process.env.PATH, DATABASE_URL: database.url, PORT: String(port), LOG_LEVEL: 'trace' };
    const child = spawn(process.execPath, ['dist/src/main.js'], { env, stdio: ['ignore', full, 'ignore'] });
    closeSync(full);
    const ended = once(child, 'exit');
    try {
      const answers = () =>
        fetch(`http://localhost:${port}/health/live`).then(
          ({ ok }) => ok,
          () => false,
        );
      await until(async () => child.exitCode !== null || (await answers()));
      for (let n = 0; n < 300; n++) expect(await answers()).toBe(true);
      child.kill('SIGTERM');
      expect(await Promise.race([ended, sleep(10_000, 'does not end', { ref: false })])).toEqual([0, null]);
    } finally {
      child.kill('SIGKILL');
    }
  });
});

/** The records so far. */
function log(): any[] {
  return server.lines.map((line) => JSON.parse(line));
}

/** The records of a request, once they are there. */
async function logOf(request_id: string): Promise<any[]> {
  const found = () => log().filter((record) => record.request_id === request_id);
  await until(() => found().some(({ msg }) => msg === 'request'));
  return found();
}
