import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { AuthenticationService } from '../src/access/authentication.service.js';
import { OPERATOR, startApp, type TestApp, type TestCompany } from './support/app.js';
import { type Answer } from './support/client.js';
import { UNKNOWN } from './support/builders.js';
import { holdCompany, waitingForCompany } from './support/company-lock.js';
import { metricsAt, sampleIn } from './support/metrics.js';
import { statementsOf } from './support/statements.js';
import { until } from './support/until.js';

let app: TestApp;
let company: TestCompany;
let opened: { close: () => Promise<unknown> }[] = [];

async function start(env: NodeJS.ProcessEnv = {}): Promise<void> {
  app = await startApp({ LOG_LEVEL: 'fatal', ...env });
  company = await app.company();
}
beforeEach(() => {
  opened = [];
});
afterEach(async () => {
  for (const { close } of opened) await close();
  await app.close();
});

function expectProblem(answer: Pick<Answer, 'status' | 'body' | 'headers'>, status: number, kind: string): void {
  expect([answer.status, answer.body?.type]).toEqual([status, `urn:okr:problem:${kind}`]);
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(answer.headers.get('x-request-id')).toBe(answer.body.request_id);
}

/** Sends these bytes on a connection of its own. @returns what came back until the server hung up */
async function sendRaw(text: string, then?: (socket: Socket) => void, allowHalfOpen = false): Promise<string> {
  const { hostname, port } = new URL(app.url);
  const socket = connect({ port: Number(port), host: hostname, allowHalfOpen });
  socket.on('error', () => undefined);
  let answer = '';
  socket.on('data', (data) => (answer += String(data)));
  socket.write(text);
  then?.(socket);
  // Not `once`, which an error of a client that was cut off would end.
  await new Promise((resolve) => socket.on('close', resolve));
  return answer;
}

/** Sends a body so slowly that it is not whole in time, and goes on whatever is answered. @returns the answer */
async function drip(head: string, body: string): Promise<string> {
  let timer: NodeJS.Timeout;
  let sent = 0;
  const begin = (socket: Socket) => {
    timer = setInterval(() => socket.write(body.charAt(sent++ % body.length)), 60);
  };
  const answer = await sendRaw(head, begin, true);
  clearInterval(timer!);
  return answer;
}

/** Takes a company's lock until the test is over. */
async function holdLock(company_id = company.id): Promise<void> {
  const { release } = await holdCompany(app.database, company_id);
  opened.push({ close: release });
}

/** What a metric without labels says now. */
async function counted(name: string): Promise<number> {
  return sampleIn(await metricsAt(app.url), name);
}

describe('the rate limit', () => {
  it('answers 429 beyond it, and always tells what is left', async () => {
    await start({ RATE_LIMIT: '3' });
    for (const left of [2, 1, 0]) {
      const answer = await company.api.get('/me');
      expect(answer.status).toBe(200);
      expect(answer.headers.get('ratelimit-policy')).toBe('"default";q=3;w=60');
      expect(answer.headers.get('ratelimit')).toMatch(new RegExp(`^"default";r=${left};t=\\d+$`));
    }
    const refused = await company.api.post('/teams', { name: 'T' });
    expectProblem(refused, 429, 'too-many-requests');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    expect(refused.headers.get('ratelimit')).toMatch(/^"default";r=0;t=\d+$/);
    // Each principal has a limit of their own, an employee one for all their tokens.
    const another = await app.company();
    expect(await another.api.get('/me')).toMatchObject({ status: 200 });
    expect(await app.as(OPERATOR).post('/companies', {})).toMatchObject({ status: 422 });
    // Without credentials one is told so, and probes are not counted.
    expect(await app.as('okr_nobody').get('/me')).toMatchObject({ status: 401 });
    for (let n = 0; n < 5; n++) expect((await fetch(`${app.url}/health/live`)).status).toBe(200);
  });

  it('counts a request once whose caller is known before its body is read', async () => {
    await start({ RATE_LIMIT: '2' });
    const imported = await company.api.post('/goals/import', { goals: [] });
    expect([imported.status, imported.headers.get('ratelimit')]).toEqual([422, expect.stringContaining(';r=1;')]);
    const fed = await company.api.put('/directory', { teams: [{ external_id: 't', name: 'T' }] });
    expect([fed.status, fed.headers.get('ratelimit')]).toEqual([200, expect.stringContaining(';r=0;')]);
    // Beyond it nothing of the body is waited for.
    const head = `POST /api/v1/goals/import HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${company.token}\r\n`;
    const answer = await sendRaw(
      `${head}Content-Type: application/json\r\nContent-Length: 60000000\r\n\r\n{`,
      (socket) => socket.once('data', () => socket.end()),
    );
    expect(answer).toMatch(/^HTTP\/1\.1 429 /);
    expect(answer).toContain('urn:okr:problem:too-many-requests');
  });

  it('is 600 a minute unless it is set', async () => {
    await start({ RATE_LIMIT: undefined });
    const answer = await company.api.get('/me');
    expect(answer.headers.get('ratelimit-policy')).toBe('"default";q=600;w=60');
    expect(answer.headers.get('ratelimit')).toMatch(/^"default";r=599;t=\d+$/);
  });

  it('can be off', async () => {
    await start();
    const answer = await company.api.get('/me');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('ratelimit')).toBeNull();
  });
});

describe('the database', () => {
  it('answers 503 to what waits for too long', async () => {
    await start({ DATABASE_STATEMENT_TIMEOUT_MS: '300' });
    await holdLock();
    const answers = await Promise.all([
      company.api.post('/teams', { name: 'T' }),
      company.api.post('/teams', { name: 'T' }, { 'idempotency-key': 'k' }),
    ]);
    for (const answer of answers) {
      expectProblem(answer, 503, 'unavailable');
      expect(answer.headers.get('retry-after')).toBe('1');
      expect(JSON.stringify(answer.body)).not.toMatch(/statement|SELECT|timeout/i);
    }
    expect(await company.api.get('/teams')).toMatchObject({ status: 200, body: { items: [] } });
  });

  it('has a bounded queue: beyond it 503 at once, and all is well afterwards', async () => {
    await start({ DATABASE_POOL_SIZE: '2', DATABASE_QUEUE_SIZE: '0', DATABASE_QUEUE_TIMEOUT_MS: '60000' });
    const companies = [company, await app.company()];
    const blocked = [];
    for (const { id, api } of companies) {
      await holdLock(id);
      blocked.push(api.post('/teams', { name: 'T' }));
      await waitingForCompany(app.database, blocked.length);
    }
    // Neither for its turn in a company, nor for a connection.
    const more = companies.flatMap(({ api }) =>
      Array.from({ length: 10 }, (_, n) => (n % 2 ? api.get('/teams') : api.post('/teams', { name: 'T' }))),
    );
    for (const answer of await Promise.all(more)) {
      expectProblem(answer, 503, 'unavailable');
      expect(answer.headers.get('retry-after')).toBe('1');
    }
    await Promise.all(opened.splice(0).map(({ close }) => close()));
    for (const answer of await Promise.all(blocked)) expect(answer.status).toBe(201);
    expect(await company.api.post('/teams', { name: 'After' })).toMatchObject({ status: 201 });
  });

  it('lets as many check-ins of a company wait, too', async () => {
    await start({ DATABASE_QUEUE_SIZE: '3' });
    const goal = await company.api.must('POST', '/goals', { title: 'Goal', owner_type: 'company' });
    const keyResults = `/goals/${goal.id}/key-results`;
    const { id } = await company.api.must('POST', keyResults, { title: 'KR', metric_type: 'percent' });
    const checkIn = () => company.api.post(`${keyResults}/${id}/checkin`, { value: 1 });
    await holdLock();
    const first = checkIn();
    await waitingForCompany(app.database);
    const more = Array.from({ length: 5 }, checkIn);
    const refused = await Promise.race(more);
    expectProblem(refused, 503, 'unavailable');
    await Promise.all(opened.splice(0).map(({ close }) => close()));
    const statuses = (await Promise.all([first, ...more])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([201, 201, 201, 201, 503, 503]);
    expect(await counted('okr_check_in_refused_total')).toBe(2);
  });

  it('lets as many other writes of a company wait, and counts those that it refuses', async () => {
    await start({ DATABASE_QUEUE_SIZE: '3' });
    await holdLock();
    const first = company.api.post('/teams', { name: 'T' });
    await waitingForCompany(app.database);
    const more = Array.from({ length: 5 }, (_, n) => company.api.post('/teams', { name: `T${n}` }));
    expectProblem(await Promise.race(more), 503, 'unavailable');
    await Promise.all(opened.splice(0).map(({ close }) => close()));
    const statuses = (await Promise.all([first, ...more])).map(({ status }) => status);
    expect(statuses.sort()).toEqual([201, 201, 201, 201, 503, 503]);
    expect(await counted('okr_writes_refused_total')).toBe(2);
  });

  it('lets a thousand wait whose callers are looked up, and counts those that it refuses', async () => {
    await start();
    const authentication = app.app.get(AuthenticationService);
    const asked = Array.from({ length: 1_003 }, () => authentication.authenticate(company.token));
    const outcomes = await Promise.allSettled(asked);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toHaveLength(3);
    expect(await counted('okr_callers_refused_total')).toBe(3);
  });

  it('serves other companies, and the reads of this one, however many writes of it wait for one another', async () => {
    await start({ DATABASE_POOL_SIZE: '2', DATABASE_QUEUE_TIMEOUT_MS: '1000' });
    const another = await app.company();
    await holdLock();
    const names = Array.from({ length: 12 }, (_, n) => `Team${n}`);
    const waiting = names.map((name, n) =>
      company.api.post('/teams', { name }, n % 2 ? { 'idempotency-key': name } : {}),
    );
    await waitingForCompany(app.database);
    await until(async () => (await counted('okr_writes_waiting')) === 11); // all but the one that waits in PostgreSQL

    for (let n = 0; n < 20; n++) expect(await another.api.get('/teams')).toMatchObject({ status: 200 });
    expect(await another.api.post('/teams', { name: 'Elsewhere' })).toMatchObject({ status: 201 });
    expect(await company.api.get('/teams')).toMatchObject({ status: 200, body: { items: [] } });
    // Neither are what a key may be sent with, but nothing is written to the company.
    for (const [path, body] of [
      ['/goals/search', {}],
      ['/access/tokens', { name: 'T', scopes: [] }],
    ] as const) {
      const { status } = await company.api.post(path, body, { 'idempotency-key': path });
      expect([path, status]).toEqual([path, path === '/goals/search' ? 200 : 201]);
    }
    expect(await waitingForCompany(app.database)).toHaveLength(1);

    await opened.pop()!.close();
    for (const answer of await Promise.all(waiting)) expect(answer.status).toBe(201);
    expect(await counted('okr_writes_waiting')).toBe(0);
    const { items } = await company.api.must('GET', '/teams');
    expect(items.map(({ name }: { name: string }) => name).toSorted()).toEqual(names.toSorted());
  });
});

it('lets requests take as long as REQUEST_TIMEOUT_MS may say', async () => {
  await start({ REQUEST_TIMEOUT_MS: '3600000' });
  expect((await company.api.get('/me')).status).toBe(200);
});

it('answers 503 to a request that takes too long as a whole', async () => {
  await start({ REQUEST_TIMEOUT_MS: '700' });
  await holdLock();
  expectProblem(await company.api.post('/teams', { name: 'T' }), 503, 'unavailable');
});

it('lets an import take four times as long, because the largest does take long', async () => {
  await start({ REQUEST_TIMEOUT_MS: '2000' });
  await holdLock();
  const importing = company.api.post('/goals/import?dry_run=false', { goals: [{ key: 'a', title: 'A' }] });
  await waitingForCompany(app.database);
  expect(await company.api.post('/teams', { name: 'T' })).toMatchObject({ status: 503 });
  await opened.pop()!.close();
  expect(await importing).toMatchObject({ status: 200 });
});

it('lets an export go on that is read slowly, however long it takes', async () => {
  await start({ REQUEST_TIMEOUT_MS: '700' });
  await app.query(
    `INSERT INTO goals (company_id, id, title, title_folded, description, owner_type, created_by, audience)
     SELECT $1, gen_random_uuid(), 'Goal', 'goal', repeat('x', 4000), 'company', $2, ARRAY[$1::uuid]
     FROM generate_series(1, 5000)`,
    [company.id, company.admin.id],
  );
  await app.query('INSERT INTO goal_progress (company_id, goal_id) SELECT company_id, id FROM goals');
  const [answer] = (await once(
    get(`${app.url}/api/v1/goals/export`, { headers: { authorization: `Bearer ${company.token}` } }),
    'response',
  )) as [IncomingMessage];
  await sleep(1_500); // longer than any part of a request may take
  let read = '';
  for await (const chunk of answer.setEncoding('utf8')) read += chunk;
  expect(read.trimEnd().split('\n')).toHaveLength(5_000);
});

describe('a slow client', () => {
  beforeEach(() => start({ REQUEST_TIMEOUT_MS: '600' }));

  it('that does not end its headers is answered 408 and cut off', async () => {
    const answer = await sendRaw('GET /api/v1/me HTTP/1.1\r\nHost: x\r\nX-Slow: ');
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('application/problem+json');
    expect(answer).toContain('urn:okr:problem:timeout');
  });

  it('that drips its body is answered 408 and cut off', async () => {
    const head = `POST /api/v1/teams HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${company.token}\r\n`;
    let drip: NodeJS.Timeout;
    const answer = await sendRaw(`${head}Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n{`, (socket) => {
      drip = setInterval(() => socket.write(' '), 50);
    });
    clearInterval(drip!);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('that goes on after its 408 is cut off, and nothing is done of what it asked for', async () => {
    const body = JSON.stringify({ title: 'Slow', owner_type: 'company' });
    const head = `POST /api/v1/goals HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${company.token}\r\n`;
    const began = performance.now();
    const answer = await drip(`${head}Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`, body);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    const took = performance.now() - began;
    // Writes of a company take turns: one that was under way would be done before the next.
    const { id } = await company.api.must('POST', '/goals', { title: 'Next', owner_type: 'company' });
    expect(await company.api.get('/goals')).toMatchObject({ status: 200, body: { items: [{ id }] } });
    expect(took).toBeLessThan(1_500);
  });

  it.each(['GET /api/v1/me', 'POST /api/v1/nothing', 'DELETE /api/v1/me', 'POST /api/v1/goals/import'])(
    'that goes on after the answer to its %s is cut off, and not answered twice',
    async (line) => {
      const began = performance.now();
      const answer = await drip(`${line} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n`, ' '.repeat(30));
      expect(answer).toMatch(/^HTTP\/1\.1 40[145] /);
      expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
      expect(performance.now() - began).toBeLessThan(1_500);
    },
  );

  it('that sends its whole body after an early answer keeps its connection', async () => {
    const head = 'POST /api/v1/nothing HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n';
    const answers = await sendRaw(head, (socket) =>
      socket.once('data', () => socket.write(`12345GET /health/live HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`)),
    );
    expect(answers).toMatch(/^HTTP\/1\.1 404 [^]*HTTP\/1\.1 200 /);
  });

  it('that says nothing at all is cut off', async () => {
    expect(await sendRaw('')).toMatch(/^(HTTP\/1\.1 408 |$)/);
  });
});

describe('what is no request', () => {
  beforeEach(() => start());

  it('is answered as a problem, whatever it is', async () => {
    const huge = `GET / HTTP/1.1\r\nHost: x\r\nX-Huge: ${'x'.repeat(100_000)}\r\n\r\n`;
    const expecting = 'POST /api/v1/teams HTTP/1.1\r\nHost: x\r\nExpect: foo\r\nContent-Length: 5\r\n\r\n';
    for (const [text, status, kind, detail] of [
      ['NONSENSE\r\n\r\n', 400, 'malformed', 'no request'],
      [huge, 431, 'headers-too-large', 'address and the headers together are larger than 96 KB'],
      ['GET /api/v1/me HTTP/1.1\r\n\r\n', 400, 'malformed', 'Host'],
      [expecting, 417, 'expectation-failed', 'Expect'],
      ['CONNECT example.com:443 HTTP/1.1\r\nHost: example.com:443\r\n\r\n', 405, 'method-not-allowed', 'CONNECT'],
    ] as const) {
      const answer = await sendRaw(text);
      expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
      const body = JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4));
      expect(body).toMatchObject({ type: `urn:okr:problem:${kind}`, status, detail: expect.stringMatching(detail) });
      expect(answer.toLowerCase()).toContain('content-type: application/problem+json');
      expect(answer.toLowerCase()).toContain(`x-request-id: ${body.request_id}`);
    }
  });

  it('is not what HTTP/1.0 leaves out, nor what asks to go on', async () => {
    const old = await sendRaw('GET /health/live HTTP/1.0\r\nExpect: foo\r\n\r\n');
    expect(old).toMatch(/^HTTP\/1\.1 200 /);
    const head = 'DELETE /api/v1/me HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: 100-continue\r\n';
    expect(await sendRaw(`${head}Content-Length: 2\r\n\r\n{}`)).toMatch(/^HTTP\/1\.1 100 [^]*\r\n\r\nHTTP\/1\.1 405 /);
  });
});

describe('bodies', () => {
  beforeEach(() => start());

  const post = async (body: string, path = '/goals') => {
    const headers = { authorization: `Bearer ${company.token}`, 'content-type': 'application/json' };
    const answer = await fetch(`${app.url}/api/v1${path}`, { method: 'POST', headers, body });
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as any };
  };

  it('may be nested 32 levels deep', async () => {
    const nested = (depth: number, open: string, close: string) =>
      `{"title":"T","owner_type":"company","x":${open.repeat(depth - 1)}1${close.repeat(depth - 1)}}`;
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const) {
      expectProblem(await post(nested(32, open, close)), 422, 'invalid');
      expectProblem(await post(nested(33, open, close)), 400, 'malformed');
      expectProblem(await post(nested(100_000, open, close)), 400, 'malformed');
    }
    expectProblem(await post('['.repeat(500_000)), 400, 'malformed');
    const brackets = JSON.stringify({ title: `\\"${'['.repeat(100)}"`, owner_type: 'company' });
    expect((await post(brackets)).status).toBe(201);
  });

  it('may be nested as deep in each line of a file', async () => {
    const headers = { authorization: `Bearer ${company.token}`, 'content-type': 'application/jsonl' };
    const body = `{"key":"a","title":"T","x":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
    const answer = await fetch(`${app.url}/api/v1/goals/import`, { method: 'POST', headers, body });
    const problem: any = await answer.json();
    expect(problem).toMatchObject({
      status: 422,
      errors: [{ pointer: '/lines/1', detail: 'is nested more than 32 levels deep' }],
    });
  });

  it('have at most 200 fields in an object, which is told before they are compared with each other', async () => {
    const withFields = (count: number) =>
      JSON.stringify({ text: 'x', ...Object.fromEntries(Array.from({ length: count - 1 }, (_, n) => [`f${n}`, 1])) });
    const most = await post(withFields(200), '/goals/search');
    expectProblem(most, 422, 'invalid');
    expect(most.body.errors).toHaveLength(199);
    for (const body of [withFields(201), withFields(60_000), `{"a":${withFields(60_000)}}`]) {
      const refused = await post(body, '/goals/search');
      expectProblem(refused, 400, 'malformed');
      expect(refused.body.detail).toBe('The body has more than 200 fields in an object.');
    }
    const listed = JSON.stringify({ text: 'x', owner_type: Array.from({ length: 500 }, () => 'team') });
    expectProblem(await post(listed, '/goals/search'), 422, 'invalid'); // entries of lists are no fields
  });

  it('hold no more than a file can mean, which is told before anything is made of it', async () => {
    const importing = async (body: string, type: string) => {
      const headers = { authorization: `Bearer ${company.token}`, 'content-type': type };
      const answer = await fetch(`${app.url}/api/v1/goals/import`, { method: 'POST', headers, body });
      return { status: answer.status, body: (await answer.json()) as any };
    };
    const containers = `{"goals":[${'{},'.repeat(500_000)}{}]}`;
    const values = `{"goals":[${'1,'.repeat(8_000_001)}1]}`;
    expect(await importing(containers, 'application/json')).toMatchObject({
      status: 400,
      body: { detail: 'The body holds more than 500000 objects and lists.' },
    });
    expect(await importing(values, 'application/json')).toMatchObject({
      status: 400,
      body: { detail: 'The body holds more than 8000000 values.' },
    });
    // By line nothing is too much, but together it is.
    const lines = `{"key":[${'{},'.repeat(300_000)}{}]}\n`.repeat(2);
    const { status, body } = await importing(lines, 'application/jsonl');
    expect(status).toBe(422);
    expect(body.errors).toContainEqual({ pointer: '/lines/2', detail: 'holds more than 500000 objects and lists' });
  });

  it('are answered in short, however much is wrong with them and whatever it is called', async () => {
    const items = Array.from({ length: 1_000 }, () => ({ goal_key_result_id: UNKNOWN, value: 1, a: 1, b: 2, c: 3 }));
    const bulk = await post(JSON.stringify({ items }), '/check-ins/bulk');
    expectProblem(bulk, 422, 'invalid');
    expect(bulk.body.errors).toHaveLength(1_000);
    expect(bulk.body.detail).toMatch(/ The first 1000 of 3000 are listed\.$/);
    const named = await post(JSON.stringify({ ['n'.repeat(500_000)]: 1 }), '/goals/search');
    expectProblem(named, 422, 'invalid');
    expect(named.body.errors).toEqual([
      { pointer: `/${'n'.repeat(100)}…`, detail: `${'n'.repeat(100)}… is not a field of this request` },
    ]);
  });

  it('have no lists whose entries are compared before they are counted', async () => {
    const scopes = Array.from({ length: 100_000 }, (_, n) => String(n));
    const problem = await post(JSON.stringify({ name: 'ci', scopes }), '/access/tokens');
    expectProblem(problem, 422, 'invalid');
    expect(problem.body.errors).toEqual([{ pointer: '/scopes', detail: 'must have at most 6 entries' }]);
  });

  it('have no unknown fields, however deep, not even such as every object has', async () => {
    const item = { goal_key_result_id: UNKNOWN, value: 1 };
    for (const name of ['valueOf', 'constructor', 'prototype', 'hasOwnProperty', 'extra']) {
      const problem = await post(JSON.stringify({ items: [item, { ...item, [name]: 2 }] }), '/check-ins/bulk');
      expectProblem(problem, 422, 'invalid');
      expect(problem.body.errors).toEqual([
        { pointer: `/items/1/${name}`, detail: `${name} is not a field of this request` },
      ]);
    }
  });

  it('have no way to a prototype, and of a field that is there twice the last counts', async () => {
    for (const bad of ['{"__proto__":{"a":1}}', '{"x":{"__proto__":1}}', '{"constructor":{"prototype":1}}']) {
      const problem = await post(bad);
      expectProblem(problem, 400, 'malformed');
      expect(problem.body.detail).toMatch(
        /^The body has a field that leads to a prototype: none may be named __proto__/,
      );
    }
    expect((await post('{"__proto__":{"a":1}')).body.detail).toContain('not valid JSON');
    const twice = await post('{"title":"First","owner_type":"company","title":"Last"}');
    expect(twice).toMatchObject({ status: 201, body: { title: 'Last' } });
  });

  it('have a size: 413, and more only where the operation takes it', async () => {
    const large = (size: number) => JSON.stringify({ title: 'x'.repeat(size) });
    const tooLarge = await post(large(1024 * 1024));
    expectProblem(tooLarge, 413, 'too-large');
    expect(tooLarge.body.detail).toBe('The body may have at most 1 MB.');
    expectProblem(await post(large(1024 * 1024), '/check-ins/bulk'), 422, 'invalid');
    const tooMany = await post(large(25 * 1024 * 1024), '/check-ins/bulk');
    expectProblem(tooMany, 413, 'too-large');
    expect(tooMany.body.detail).toBe('The body may have at most 24 MB.');
  });

  it('are not read from strangers where they may be large', async () => {
    const large = [
      ['POST', '/goals/import', 64 * 1024 * 1024],
      ['PUT', '/directory', 16 * 1024 * 1024],
      ['POST', '/check-ins/bulk', 16 * 1024 * 1024],
    ] as const;
    for (const [method, path, length] of large) {
      for (const credentials of ['', 'Authorization: Bearer okr_nobody\r\n']) {
        const head = `${method} /api/v1${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${credentials}`;
        const answer = await sendRaw(`${head}Content-Type: application/json\r\nContent-Length: ${length}\r\n\r\n`);
        expect(answer).toMatch(/^HTTP\/1\.1 401 /);
        expect(answer).toContain('urn:okr:problem:unauthenticated');
      }
    }
  });

  it('are read, where they may be large, from callers who are looked up once', async () => {
    await company.api.must('GET', '/me');
    const asked = await statementsOf(app, async () =>
      expect(await company.api.post('/check-ins/bulk', {})).toMatchObject({ status: 422 }),
    );
    expect(asked.map(({ text }) => text)).toEqual([expect.stringContaining('access_revision')]);
    const { token } = await company.api.must('POST', '/access/tokens', { name: 'Reader', scopes: ['goals:read'] });
    expectProblem(await app.as(token).post('/check-ins/bulk', {}), 403, 'forbidden');
  });

  it('have lists of a bounded length: what is in longer ones is not looked at', async () => {
    const longer = await post(`{"items":[${'{},'.repeat(400_000)}{}]}`, '/check-ins/bulk');
    expectProblem(longer, 422, 'invalid');
    expect(longer.body.errors).toEqual([
      { pointer: '/items', detail: 'must be a list of at most 1000 objects, not 400001' },
    ]);
    const ids = Array.from({ length: 20_000 }, () => company.admin.id);
    expectProblem(
      await post(JSON.stringify({ title: 'T', owner_type: 'company', assign_to_ids: ids })),
      422,
      'invalid',
    );
  });
});

describe('every answer', () => {
  beforeEach(() => start());

  it('has the id of its request: that of a proxy in front, or a new one', async () => {
    const given = await company.api.get('/me', { 'x-request-id': 'proxy-0123456789' });
    expect(given.headers.get('x-request-id')).toBe('proxy-0123456789');
    for (const bad of ['', 'short', 'has space in it', '<script>alert</script>', 'x'.repeat(129), 'x\u00e9xxxxxxxxx']) {
      const answer = await company.api.get('/me', { 'x-request-id': bad });
      expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    }
    const refused = await app.as().get('/nothing', { 'x-request-id': 'proxy-0123456789' });
    expectProblem(refused, 404, 'not-found');
    expect(refused.body.request_id).toBe('proxy-0123456789');
  });

  it('tells browsers to run nothing of it', async () => {
    for (const { headers } of [await company.api.get('/me'), await app.as().get('/nothing')]) {
      expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
    const docs = await fetch(`${app.url}/api/docs`);
    expect(docs.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(docs.headers.get('content-security-policy')).not.toContain("script-src 'self' 'unsafe");
  });
});

describe('behind a proxy', () => {
  const failing = async (forwarded: string) =>
    (await app.as('okr_guess').get('/me', { 'x-forwarded-for': forwarded })).status;
  const exhaust = async (forwarded: string) => {
    for (let n = 0; n < 60; n++) expect(await failing(forwarded)).toBe(401);
    expect(await failing(forwarded)).toBe(429);
  };

  it.each(['127.0.0.1', '10.0.0.0/8, 127.0.0.0/8'])(
    'of TRUSTED_PROXIES=%s, clients are told apart',
    async (trusted) => {
      await start({ TRUSTED_PROXIES: trusted });
      await exhaust('203.0.113.1');
      expect(await failing('203.0.113.2')).toBe(401);
      // What a client says of itself stands before what the proxy says of it.
      expect(await failing('203.0.113.2, 203.0.113.1')).toBe(429);
    },
  );

  it('clients of IPv6 are told apart by their networks', async () => {
    await start({ TRUSTED_PROXIES: '127.0.0.1' });
    await exhaust('2001:db8:1:2::1');
    expect(await failing('2001:db8:1:2:3:4:5:6')).toBe(429);
    expect(await failing('2001:db8:1:3::1')).toBe(401);
    expect(await failing('unknown')).toBe(401);
  });

  it.each([undefined, '10.0.0.0/8'])('that is not trusted (%s), they are not', async (trusted) => {
    await start({ TRUSTED_PROXIES: trusted });
    await exhaust('203.0.113.1');
    expect(await failing('203.0.113.2')).toBe(429);
  });
});

it('lets the sites of CORS_ORIGINS call it from a browser, and no others', async () => {
  await start({ CORS_ORIGINS: 'https://app.example.com' });
  const preflight = (origin: string) =>
    fetch(`${app.url}/api/v1/goals`, {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'idempotency-key' },
    });
  const allowed = await preflight('https://app.example.com');
  expect(allowed.status).toBe(204);
  expect(allowed.headers.get('access-control-allow-origin')).toBe('https://app.example.com');
  expect(allowed.headers.get('access-control-allow-headers')).toContain('Idempotency-Key');
  expect((await preflight('https://evil.example.com')).headers.get('access-control-allow-origin')).not.toBe(
    'https://evil.example.com',
  );
  const read = await company.api.get('/me', { origin: 'https://app.example.com' });
  expect(read.headers.get('access-control-allow-origin')).toBe('https://app.example.com');
  const exposed = read.headers.get('access-control-expose-headers')!.split(', ');
  expect(exposed).toEqual(expect.arrayContaining(['ETag', 'Content-Disposition'])); // the name of an exported file
  const path = `/employees/${company.admin.id}`;
  const tagged = await company.api.get(path);
  const known = await company.api.get(path, { 'if-none-match': tagged.headers.get('etag')! });
  expect(known.status).toBe(304);
  for (const { headers } of [tagged, known]) expect(headers.get('vary')).toBe('Origin, Authorization');
});

it('refuses an OPTIONS that is no preflight as any method that is not taken, also with CORS_ORIGINS', async () => {
  await start({ CORS_ORIGINS: 'https://app.example.com' });
  const origin = 'https://app.example.com';
  const incomplete: Record<string, string>[] = [
    {},
    { origin },
    { 'access-control-request-method': 'POST' },
    { 'access-control-request-method': 'POST', origin: '' },
  ];
  const options = async (path: string, headers: Record<string, string>) => {
    const answer = await fetch(app.url + path, { method: 'OPTIONS', headers });
    return { status: answer.status, headers: answer.headers, body: await answer.json() };
  };
  for (const headers of incomplete) {
    for (const [path, allowed] of [
      ['/api/v1/me', 'HEAD, GET'],
      [`/api/v1/goals/${UNKNOWN}`, 'HEAD, GET, PATCH, DELETE'],
      ['/health/live', 'HEAD, GET'],
    ] as const) {
      const refused = await options(path, headers);
      expectProblem(refused, 405, 'method-not-allowed');
      expect(refused.headers.get('allow')!.split(', ').sort()).toEqual(allowed.split(', ').sort());
    }
    for (const path of ['/api/v1/nothing', '/api/v1/goals/', '/nothing?x=1']) {
      expectProblem(await options(path, headers), 404, 'not-found');
    }
  }
  const ofServer = await sendRaw('OPTIONS * HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
  expect(ofServer).toMatch(/^HTTP\/1\.1 404 [^]*\r\ncontent-type: application\/problem\+json/i);
});
