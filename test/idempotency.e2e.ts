import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { OPERATOR, startApp, type TestApp, type TestCompany } from './support/app.js';
import { withIntervalsAhead } from './support/clock.js';
import { type Answer, type Client } from './support/client.js';
import { holdCompany, waitingForCompany } from './support/company-lock.js';
import { startServer, stopServers } from './support/server.js';
import { until } from './support/until.js';

let app: TestApp;
let other: TestApp;
let company: TestCompany;
let api: Client;
let elsewhere: Client;

beforeAll(async () => {
  app = await startApp();
  other = await startApp({}, app);
});
afterAll(async () => {
  await other.close();
  await app.close();
});
beforeEach(async () => {
  company = await app.company();
  api = company.api;
  elsewhere = other.as(company.token);
});
afterEach(stopServers);

const GOAL = { title: 'G', owner_type: 'company' };

async function keyResult(): Promise<string> {
  const { id } = await api.must('POST', '/goals', GOAL);
  const made = await api.must('POST', `/goals/${id}/key-results`, { title: 'K', metric_type: 'percent' });
  return `/goals/${id}/key-results/${made.id}`;
}

const count = async (path: string, by = api): Promise<number> => (await by.must('GET', path)).items.length;

const keyed = (key: string = randomUUID()) => ({ 'idempotency-key': key });

/** That an answer is the first one, given again. */
function expectReplay(answer: Answer, first: Answer): void {
  expect(answer.status).toBe(first.status);
  expect(answer.body).toEqual(first.body);
  expect(answer.headers.get('idempotency-replayed')).toBe('true');
  expect(first.headers.get('idempotency-replayed')).toBeNull();
  for (const name of ['etag', 'location', 'content-type'])
    expect(answer.headers.get(name)).toBe(first.headers.get(name));
}

/** A POST that makes something, and where that is listed. */
interface Posted {
  path: string;
  body: object;
  list?: string;
}

describe('a POST that is sent again with its Idempotency-Key', () => {
  /** Every POST that makes something: its path, its body, where what it made is listed. */
  const POSTS: [string, () => Posted | Promise<Posted>][] = [
    ['goals', () => ({ path: '/goals', body: GOAL, list: '/goals' })],
    [
      'key results',
      async () => {
        const { id } = await api.must('POST', '/goals', GOAL);
        const path = `/goals/${id}/key-results`;
        return { path, body: { title: 'K', metric_type: 'percent' }, list: path };
      },
    ],
    [
      'check-ins',
      async () => {
        const path = await keyResult();
        return { path: `${path}/checkin`, body: { value: 40 }, list: `${path}/check-ins` };
      },
    ],
    [
      'bulk check-ins',
      async () => {
        const path = await keyResult();
        const item = { goal_key_result_id: path.split('/').at(-1), value: 40 };
        return { path: '/check-ins/bulk', body: { items: [item, item] }, list: `${path}/check-ins` };
      },
    ],
    ['employees', () => ({ path: '/employees', body: { email: 'e@x.org', display_name: 'E' }, list: '/employees' })],
    ['teams', () => ({ path: '/teams', body: { name: 'T' }, list: '/teams' })],
    ['departments', () => ({ path: '/departments', body: { name: 'D' }, list: '/departments' })],
    ['tokens', () => ({ path: '/access/tokens', body: { name: 'T', scopes: [] }, list: '/access/tokens' })],
    ['searches', () => ({ path: '/goals/search', body: {} })],
  ];

  it.each(POSTS)('is done once: %s', async (_, prepare) => {
    const { path, body, list } = await prepare();
    const key = keyed();
    const first = await api.post(path, body, key);
    expect(first.status).toBeLessThan(300);
    const made = list && (await count(list));
    expectReplay(await api.post(path, body, key), first);
    expectReplay(await elsewhere.post(path, body, key), first);
    if (list) expect(await count(list)).toBe(made);
    const again = await api.post(path, body, keyed());
    expect(again.headers.get('idempotency-replayed')).toBeNull();
  });

  it('is done once: companies, by the operator', async () => {
    const operator = app.as(OPERATOR);
    const body = { name: 'Once', admin: { email: 'a@x.org', display_name: 'A' } };
    const key = keyed();
    const first = await operator.post('/companies', body, key);
    expectReplay(await other.as(OPERATOR).post('/companies', body, key), first);
    expect(await app.query(`SELECT FROM companies WHERE name = 'Once'`)).toHaveLength(1);
    expect(await app.as(first.body.token).get('/me')).toMatchObject({ status: 200 });
  });

  it('gives the first answer even where things have changed since', async () => {
    const key = keyed();
    const first = await api.post('/goals', GOAL, key);
    await api.must('PATCH', `/goals/${first.body.id}`, { title: 'Changed' });
    expectReplay(await api.post('/goals', GOAL, key), first);
    await api.must('DELETE', `/goals/${first.body.id}`);
    expectReplay(await api.post('/goals', GOAL, key), first);
    expect(await count('/goals')).toBe(0);
  });

  it('may have its fields in another order, but not its lists, and no other values', async () => {
    const path = (await keyResult()).split('/').at(-1);
    const bulk = (...items: object[]) => ({ items });
    const item = { goal_key_result_id: path, value: 1, comment: 'C' };
    const other = { ...item, checked_in_at: '2026-01-01T00:00:00Z' };
    const key = keyed();
    const first = await api.post('/check-ins/bulk', bulk(item, other), key);
    expect(first.status).toBe(201);
    const turned = Object.fromEntries(Object.entries(item).reverse());
    expect(JSON.stringify(turned)).not.toBe(JSON.stringify(item));
    expectReplay(await api.post('/check-ins/bulk', bulk(turned, other), key), first);
    for (const body of [bulk(other, item), bulk({ ...item, value: '1' }, other), bulk({ ...item, value: 2 }, other)]) {
      expect(await api.post('/check-ins/bulk', body, key)).toMatchObject({ status: 422 });
    }

    const made = await api.post('/goals', GOAL, keyed('turned'));
    const { title, owner_type } = GOAL;
    expectReplay(await api.post('/goals', { owner_type, title }, keyed('turned')), made);
  });

  it('is 422 with another body, or at another address', async () => {
    const key = keyed();
    await api.must('GET', '/me');
    expect(await api.post('/teams', { name: 'T' }, key)).toMatchObject({ status: 201 });
    for (const refused of [
      await api.post('/teams', { name: 'U' }, key),
      await elsewhere.post('/departments', { name: 'T' }, key),
    ]) {
      expect(refused).toMatchObject({ status: 422, body: { type: 'urn:okr:problem:key-reused' } });
    }
    const path = await keyResult();
    const checkInKey = keyed();
    expect(await api.post(`${path}/checkin`, { value: 1 }, checkInKey)).toMatchObject({ status: 201 });
    expect(await api.post(`${path}/checkin`, { value: 2 }, checkInKey)).toMatchObject({ status: 422 });
  });

  it('is 422 for a token of the same employee with other scopes: it could not have got that answer', async () => {
    const token = { name: 'Deploy', scopes: ['goals:write'] };
    const key = keyed();
    expect(await api.post('/access/tokens', token, key)).toMatchObject({ status: 201 });
    const narrow = app.as((await api.must('POST', '/access/tokens', { name: 'N', scopes: ['tokens:write'] })).token);
    const refused = await narrow.post('/access/tokens', token, key);
    expect(refused).toMatchObject({ status: 422, body: { type: 'urn:okr:problem:key-reused' } });
    expect(JSON.stringify(refused.body)).not.toContain('okr_');
  });

  it('is answered again although the scopes of its caller had just changed when it came first', async () => {
    const hire = async (body: object) => (await api.must('POST', '/employees', { display_name: 'E', ...body })).id;
    const maker = await hire({ email: 'maker@x.org', role: 'admin' });
    const admin = await api.must('POST', '/access/tokens', {
      name: 'A',
      employee_id: maker,
      scopes: ['goals:read', 'checkins:write', 'directory:write', 'tokens:write'],
    });
    const scopes = ['goals:read', 'checkins:write', 'directory:write'];
    const employee_id = await hire({ email: 'member@x.org' });
    const { token } = await app.as(admin.token).must('POST', '/access/tokens', { name: 'M', employee_id, scopes });
    const member = app.as(token);
    const path = await keyResult();
    await api.must('PATCH', path.split('/key-results')[0]!, { assign_to_ids: [employee_id] });
    await member.must('POST', `${path}/checkin`, { value: 1 }); // from here on they are remembered
    await api.must('PATCH', `/employees/${maker}`, { is_active: false }); // whose role granted them directory:write

    const key = keyed();
    const first = await member.post(`${path}/checkin`, { value: 2 }, key);
    expectReplay(await member.post(`${path}/checkin`, { value: 2 }, key), first);
  });

  it('is decided anew where it failed: a failure changed nothing', async () => {
    const key = keyed();
    const body = { name: 'T', external_id: 'taken' };
    const { id } = await api.must('POST', '/teams', body);
    expect(await api.post('/teams', body, key)).toMatchObject({ status: 409 });
    await api.must('DELETE', `/teams/${id}`);
    expect(await api.post('/teams', body, key)).toMatchObject({ status: 201 });

    const path = await keyResult();
    const checkInKey = keyed();
    expect(await api.post(`${path}/checkin`, { value: 1.23456 }, checkInKey)).toMatchObject({ status: 422 });
    expect(await api.post(`${path}/checkin`, { value: 1.2345 }, checkInKey)).toMatchObject({ status: 201 });
  });

  it.each(['', 'with space', 'é', 'a'.repeat(256)])('refuses the key %j', async (key) => {
    expect(await api.post('/teams', { name: 'T' }, keyed(key))).toMatchObject({ status: 400 });
  });
});

describe('a key', () => {
  it("is its caller's own", async () => {
    const { id } = await api.must('POST', '/employees', { email: 'm@x.org', display_name: 'M' });
    const { token } = await api.must('POST', '/access/tokens', { name: 'M', employee_id: id, scopes: ['goals:write'] });
    const member = app.as(token);
    const stranger = (await app.company()).api;
    const key = keyed('everybody-uses-this');
    const body = { title: 'Mine', owner_type: 'employee', owner_employee_id: id };
    const first = await api.post('/goals', body, key);
    const answers = [await member.post('/goals', body, key), await stranger.post('/goals', GOAL, key)];
    for (const answer of answers) {
      expect(answer.status).toBe(201);
      expect(answer.headers.get('idempotency-replayed')).toBeNull();
      expect(answer.body.id).not.toBe(first.body.id);
    }
  });

  it('counts for 24 hours, and then no more although it is still in the table', async () => {
    const key = keyed();
    const first = await api.post('/teams', { name: 'T' }, key);
    const age = (by: string) =>
      app.query(`UPDATE idempotency_keys SET created_at = now() - $2::interval WHERE company_id = $1`, [
        company.id,
        by,
      ]);
    const rows = () => app.query('SELECT FROM idempotency_keys WHERE company_id = $1', [company.id]);
    await age('23 hours 59 minutes');
    expectReplay(await api.post('/teams', { name: 'T' }, key), first);
    await age('24 hours');
    expect(await rows()).toHaveLength(1);
    const again = await api.post('/teams', { name: 'T' }, key);
    expect(again.status).toBe(201);
    expect(again.headers.get('idempotency-replayed')).toBeNull();
    expect(again.body.id).not.toBe(first.body.id);
    await age('24 hours');
    const other = await api.post('/teams', { name: 'U' }, key);
    expect(other).toMatchObject({ status: 201, body: { name: 'U' } });
    expectReplay(await api.post('/teams', { name: 'U' }, key), other);
    expect(await rows()).toHaveLength(1);
  });

  it("leaves the table within an hour, the operator's too", async () => {
    const operator = app.as(OPERATOR);
    await operator.post('/companies', { name: 'C', admin: { email: 'a@x.org', display_name: 'A' } }, keyed());
    await api.post('/teams', { name: 'T' }, keyed());
    await app.query(`
      INSERT INTO idempotency_keys
      SELECT company_id, caller_id, key_hash || int4send(n), request_hash, sealed_answer, now() - interval '24 hours'
      FROM idempotency_keys, generate_series(1, 1200) n`);
    const outdated = `SELECT FROM idempotency_keys WHERE created_at <= now() - interval '24 hours'`;
    const kept = (await app.query(`SELECT FROM idempotency_keys`)).length - (await app.query(outdated)).length;
    const another = await withIntervalsAhead(60 * 60_000, () => startApp({}, app));
    await until(async () => (await app.query(outdated)).length === 0);
    await another.close();
    expect(await app.query('SELECT FROM idempotency_keys')).toHaveLength(kept);
  });

  it('and the answer to it are not to be read in the database', async () => {
    const key = randomUUID();
    const { body } = await api.post('/access/tokens', { name: 'Secret', scopes: [] }, keyed(key));
    const [row] = await app.query('SELECT * FROM idempotency_keys WHERE company_id = $1', [company.id]);
    const stored = Object.values(row).map((value) =>
      Buffer.isBuffer(value) ? value.toString('latin1') : String(value),
    );
    for (const secret of [key, body.token, 'Secret']) expect(stored.join('\n')).not.toContain(secret);
  });
});

it('gives its answer at once to who sends it again, whatever is under way in the company', async () => {
  const key = keyed();
  const first = await api.post('/teams', { name: 'T' }, key);
  const { release } = await holdCompany(app.database, company.id);
  const waiting = [1, 2].map((n) => api.post('/teams', { name: `Waits ${n}` }));
  await waitingForCompany(app.database);
  expectReplay(await api.post('/teams', { name: 'T' }, key), first);
  expect(await api.post('/teams', { name: 'Other' }, key)).toMatchObject({
    status: 422,
    body: { type: 'urn:okr:problem:key-reused' },
  });
  await release();
  for (const answer of await Promise.all(waiting)) expect(answer.status).toBe(201);
});

describe.each([
  ['in its own transaction', () => ({ path: '/teams', body: { name: 'T' }, list: '/teams' })],
  [
    'combined with others',
    async () => {
      const path = await keyResult();
      return { path: `${path}/checkin`, body: { value: 40 }, list: `${path}/check-ins` };
    },
  ],
])('a request %s', (_, prepare) => {
  it('is 409 while it runs, on every instance, then its answer', async () => {
    const { path, body, list } = await prepare();
    const { release } = await holdCompany(app.database, company.id);
    const key = keyed();
    const first = api.post(path, body, key);
    await waitingForCompany(app.database);
    const same = await api.post(path, body, key);
    const beside = elsewhere.post(path, body, key);
    // A combined check-in waits for the company before it says so.
    if (list !== '/teams') await waitingForCompany(app.database, 2);
    else expect(await beside).toMatchObject({ status: 409, body: { type: 'urn:okr:problem:still-running' } });
    await release();
    expect(same).toMatchObject({ status: 409, body: { type: 'urn:okr:problem:still-running' } });
    expect(same.headers.get('retry-after')).toBe('1');
    expect((await beside).status).toBe(409);
    const done = await first;
    expectReplay(await elsewhere.post(path, body, key), done);
    expect(await count(list)).toBe(1);
  });

  it('is done once when two instances get it a dozen times at once', async () => {
    const { path, body, list } = await prepare();
    const key = keyed();
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) => (n % 2 === 0 ? api : elsewhere).post(path, body, key)),
    );
    const done = answers.filter(({ status }) => status === 201);
    expect(done.length).toBeGreaterThan(0);
    expect(new Set(done.map((answer) => answer.body.id)).size).toBe(1);
    expect(done.filter(({ headers }) => !headers.get('idempotency-replayed'))).toHaveLength(1);
    for (const { status } of answers) expect([201, 409]).toContain(status);
    expect(await count(list)).toBe(1);
  });

  it('leaves its key usable when its connection to the database is lost', async () => {
    const { path, body, list } = await prepare();
    const { release } = await holdCompany(app.database, company.id);
    const key = keyed();
    const first = api.post(path, body, key);
    const [backend] = await waitingForCompany(app.database);
    await app.query('SELECT pg_terminate_backend($1)', [backend]);
    const lost = await first;
    expect(lost).toMatchObject({ status: 503, body: { type: 'urn:okr:problem:unavailable' } });
    expect(lost.headers.get('retry-after')).toMatch(/^\d+$/);
    await release();
    expect(await elsewhere.post(path, body, key)).toMatchObject({ status: 201 });
    expect(await count(list)).toBe(1);
  });

  it('leaves its key usable when its process is killed in the middle', async () => {
    const { path, body, list } = await prepare();
    const doomed = await startServer({ DATABASE_URL: app.database.url, LOG_LEVEL: 'info' });
    const { release } = await holdCompany(app.database, company.id);
    const key = keyed();
    const first = doomed.as(company.token).post(path, body, key);
    await waitingForCompany(app.database);
    await Promise.all([expect(first).rejects.toThrow(), doomed.stop('SIGKILL')]);
    await release();
    await untilNot409(() => api.post(path, body, key), 201);
    expect(await count(list)).toBe(1);
  });

  it('is not done again when its process is killed after the commit, and nobody heard the answer', async () => {
    const { path, body, list } = await prepare();
    const doomed = await startServer({ DATABASE_URL: app.database.url, LOG_LEVEL: 'info' });
    const key = randomUUID();
    const unheard = request(`${doomed.url}/api/v1${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${company.token}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
    });
    unheard.on('error', () => undefined);
    unheard.end(JSON.stringify(body), () => unheard.destroy());
    await until(async () => (await count(list)) > 0);
    await doomed.stop('SIGKILL');
    const answer = await api.post(path, body, keyed(key));
    expect(answer.status).toBe(201);
    expect(answer.headers.get('idempotency-replayed')).toBe('true');
    expect(await count(list)).toBe(1);
  });
});

/** PostgreSQL notices the death of a client when it next reads from it. */
async function untilNot409(send: () => Promise<Answer>, status: number): Promise<void> {
  let answer = await send();
  await until(async () => answer.status !== 409 || (answer = await send()).status !== 409);
  expect(answer.status).toBe(status);
}
