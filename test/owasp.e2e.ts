import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { OPERATOR, type TestApp, type TestCompany, startApp } from './support/app.js';
import { type Answer } from './support/client.js';
import { encodeCursor } from '../src/http/cursor.js';
import { hire, type Person } from './support/people.js';

/**
 * The OWASP API Security Top 10 (2023), one test an item. Two of them are tested in depth elsewhere:
 * API1 and API3 by `access-matrix`, `access-routes` and `access-leaks`, API2 by `jwt` and `tokens`.
 *
 * API6, unrestricted access to sensitive business flows, does not apply: nothing here is sold, booked or rationed, and
 * what members can do in quantity (goals, check-ins) harms nobody but their own company, which sees who did it. The one
 * flow that others could exhaust, making companies, is the operator's alone (see API5).
 */

let app: TestApp;
let company: TestCompany;
let member: Person;

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT: 'off' });
});
afterAll(() => app.close());
beforeEach(async () => {
  company = await app.company();
  member = await hire(app, company);
});

const own = () => ({ title: 'Goal', owner_type: 'employee', owner_employee_id: member.id });

describe('API1: broken object level authorization', () => {
  it('an id is no permission: what is not yours is not there, whichever verb', async () => {
    const goal = await member.api.must('POST', '/goals', own());
    const stranger = await hire(app, company);
    const elsewhere = await app.company();
    for (const { api } of [stranger, elsewhere]) {
      for (const method of ['GET', 'PATCH', 'DELETE']) {
        const body = method === 'PATCH' ? { title: 'Mine' } : undefined;
        expect(await api.send(method, `/goals/${goal.id}`, body)).toMatchObject({ status: 404 });
      }
    }
    expect(await member.api.must('GET', `/goals/${goal.id}`)).toMatchObject({ title: 'Goal' });
  });
});

describe('API2: broken authentication', () => {
  it('credentials that fail are slowed down by address, good ones from there are not', async () => {
    const guesser = app.as('okr_guess');
    const answers: Answer[] = [];
    for (let n = 0; n < 65; n++) answers.push(await guesser.get('/me'));
    expect(answers.map(({ status }) => status)).toEqual([...Array(60).fill(401), ...Array(5).fill(429)]);
    expect(answers.at(-1)!.body).toMatchObject({ type: 'urn:okr:problem:too-many-requests' });
    const wait = Number(answers.at(-1)!.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    // The operator's token is guessed no faster.
    const body = { name: 'X', admin: { email: 'x@example.com', display_name: 'X' } };
    expect(await app.as('operator-guess').post('/companies', body)).toMatchObject({ status: 429 });

    expect(await member.api.get('/me')).toMatchObject({ status: 200 });
    expect(await app.as(OPERATOR).post('/companies', body)).toMatchObject({ status: 201 });
    expect(await app.as().get('/me')).toMatchObject({ status: 401 }); // none is not a guess

    const later = Date.now() + 61_000;
    jest.spyOn(Date, 'now').mockImplementation(() => later);
    expect(await guesser.get('/me')).toMatchObject({ status: 401 });
    jest.restoreAllMocks();
  });

  it('a token is taken in its header only, and whole', async () => {
    for (const authorization of [
      member.token,
      `Basic ${member.token}`,
      `Bearer ${member.token} ${member.token}`,
      `Bearer ${member.token}x`,
      'Bearer',
      '',
    ]) {
      // Some of them come after too many failures above.
      expect([401, 429]).toContain((await app.as().get('/me', { authorization })).status);
    }
    const inQuery = await app.as().get(`/me?access_token=${member.token}`);
    expect(inQuery.status).toBe(401);
    expect(await app.as().get('/me', { cookie: `token=${member.token}` })).toMatchObject({ status: 401 });
  });
});

describe('API3: broken object property level authorization', () => {
  const id = '01890000-0000-7000-8000-000000000000';
  const everywhere = { id, company_id: id, created_by: id, created_at: '2020-01-01T00:00:00Z', updated_at: null };

  /** Each of these fields is refused by name, one at a time. */
  async function refuses(method: string, path: string, body: object, fields: object): Promise<void> {
    for (const [name, value] of Object.entries(fields)) {
      const answer = await company.api.send(method, path, { ...body, [name]: value });
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: `/${name}` }] } });
    }
  }

  it('nothing is set that is not for callers to set', async () => {
    const acl = { created_by: id, assign_to: [], visible_to: [] };
    const computed = { has_children: true, goal_key_results_count: 5, progress_is_computed: true, acl, audience: [id] };
    const goal = await company.api.must('POST', '/goals', own());
    await refuses('POST', '/goals', own(), { ...everywhere, ...computed });
    await refuses('PATCH', `/goals/${goal.id}`, {}, { ...everywhere, ...computed });

    const keyResult = { title: 'KR', metric_type: 'percent' };
    const figures = { current_value: 5, progress: 5, check_ins_count: 5, last_check_in_at: null, goal_id: id, acl };
    const path = `/goals/${goal.id}/key-results`;
    const { id: kr_id } = await company.api.must('POST', path, keyResult);
    await refuses('POST', path, keyResult, { ...everywhere, ...figures, confidence_level: 'on_track' });
    await refuses('PATCH', `${path}/${kr_id}`, {}, { ...everywhere, ...figures });
    // Once there are contributors, progress is not for hands.
    await refuses('PATCH', `/goals/${goal.id}`, {}, { progress: 50 });

    const checkIns = `${path}/${kr_id}/check-ins`;
    const { id: check_in_id } = await company.api.must('POST', `${path}/${kr_id}/checkin`, { value: 1 });
    const author = { ...everywhere, employee_id: member.id, goal_key_result_id: id, acl };
    await refuses('POST', `${path}/${kr_id}/checkin`, { value: 1 }, author);
    await refuses('PATCH', `${checkIns}/${check_in_id}`, {}, author);

    const person = { email: 'x@example.com', display_name: 'X' };
    await refuses('POST', '/employees', person, { ...everywhere, team_ids: [id] });
    await refuses('PATCH', `/employees/${member.id}`, {}, { ...everywhere, scopes: [] });
    const token = { name: 'X', scopes: [] };
    await refuses('POST', '/access/tokens', token, { ...everywhere, token: 'x', token_hash: 'x', last_used_at: null });
  });

  it('nobody makes themselves more than they are', async () => {
    expect(await member.api.patch(`/employees/${member.id}`, { role: 'admin' })).toMatchObject({ status: 403 });
    expect(await member.api.post('/access/tokens', { name: 'X', scopes: ['directory:write'] })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/scopes/0' }] },
    });
  });

  it('prototypes are not polluted', async () => {
    for (const name of ['__proto__', 'constructor', 'prototype', 'toString']) {
      const body = `{"title":"X","owner_type":"employee","owner_employee_id":"${member.id}","${name}":{"x":1}}`;
      const answer = await fetch(`${app.url}/api/v1/goals`, {
        method: 'POST',
        headers: { authorization: `Bearer ${member.token}`, 'content-type': 'application/json' },
        body,
      });
      expect([400, 422]).toContain(answer.status);
    }
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

describe('API4: unrestricted resource consumption', () => {
  it('pages, trees, lists, texts and bodies have an upper bound', async () => {
    const goal = await member.api.must('POST', '/goals', own());
    const kr = await member.api.must('POST', `/goals/${goal.id}/key-results`, { title: 'K', metric_type: 'percent' });
    const item = { goal_key_result_id: kr.id, value: 1 };
    const ids = Array.from({ length: 1_001 }, () => crypto.randomUUID());
    for (const [method, path, body] of [
      ['GET', '/goals?limit=201'],
      ['GET', '/employees?limit=100000'],
      ['GET', '/goals?limit=-1'],
      ['GET', `/goals/${goal.id}/tree?depth=33`],
      ['POST', '/goals/search', { limit: 1_000 }],
      ['POST', '/goals/search', { parent_goal_id: ids }],
      ['POST', '/goals/search', { text: 'x'.repeat(501) }],
      ['POST', '/check-ins/bulk', { items: Array(1_001).fill(item) }],
      ['PATCH', `/goals/${goal.id}`, { visible_to_ids: ids }],
      ['PATCH', `/goals/${goal.id}`, { title: 'x'.repeat(501) }],
      ['PATCH', `/goals/${goal.id}`, { description: 'x'.repeat(10_001) }],
    ] as const) {
      expect(await member.api.send(method, path, body)).toMatchObject({ status: 422 });
    }
    const huge = { ...own(), description: 'x'.repeat(2 * 1024 * 1024) };
    expect(await member.api.post('/goals', huge)).toMatchObject({ status: 413 });
    const deep = await fetch(`${app.url}/api/v1/goals`, {
      method: 'POST',
      headers: { authorization: `Bearer ${member.token}`, 'content-type': 'application/json' },
      body: `{"title":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
    });
    expect([400, 422]).toContain(deep.status);
  });
});

describe('API5: broken function level authorization', () => {
  it("what admins and the operator do is not done by members, nor by an admin's narrow token", async () => {
    const { token } = await company.api.must('POST', '/access/tokens', { name: 'Narrow', scopes: ['goals:read'] });
    const email = 'x@example.com';
    for (const api of [member.api, app.as(token)]) {
      for (const [method, path, body] of [
        ['POST', '/employees', { email, display_name: 'X' }],
        ['PATCH', `/employees/${member.id}`, { display_name: 'X' }],
        ['DELETE', `/employees/${member.id}`],
        ['POST', '/teams', { name: 'X' }],
        ['POST', '/departments', { name: 'X' }],
        ['PUT', '/directory', { employees: [] }],
        ['POST', '/goals', { title: 'X', owner_type: 'company' }],
        ['POST', '/access/tokens', { name: 'X', scopes: [], employee_id: company.admin.id }],
      ] as const) {
        expect(await api.send(method, path, body)).toMatchObject({ status: 403 });
      }
      const admin = { email, display_name: 'X' };
      expect(await api.post('/companies', { name: 'X', admin })).toMatchObject({ status: 401 });
    }
    expect(await app.as(OPERATOR).get('/goals')).toMatchObject({ status: 401 });
  });
});

describe('API7: server side request forgery', () => {
  let server: Server;
  let asked = 0;
  beforeAll(async () => {
    server = createServer((_, response) => {
      asked++;
      response.end('{"keys":[]}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('no address that a caller sends is ever visited', async () => {
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
    const pair = await generateKeyPair('ES256', { extractable: true });
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'own', x5u: url };
    const jwt = await new SignJWT({ company_id: company.id, sub: company.admin.id })
      .setProtectedHeader({ alg: 'ES256', kid: 'own', jku: url, x5u: url, jwk })
      .setIssuer(url)
      .setExpirationTime('5m')
      .sign(pair.privateKey);
    expect([401, 429]).toContain((await app.as(jwt).get('/me')).status);
    await member.api.must('POST', '/goals', { ...own(), title: url, description: `![](${url})` });
    expect(asked).toBe(0);
  });
});

describe('API8: security misconfiguration', () => {
  it('answers tell nothing of the inside, are not stored, and are for no other origin', async () => {
    for (const [method, path, body] of [
      ['GET', '/goals?cursor=x'],
      ['GET', '/nowhere'],
      ['GET', "/goals/'; DROP TABLE goals; --"],
      ['POST', '/goals/search', { text: "' OR 1=1 --", sort: 'id; DROP TABLE goals' }],
      ['POST', '/goals', { title: '\0' }],
      ['PATCH', `/goals/${crypto.randomUUID()}`, { title: 'X' }],
    ] as const) {
      const {
        status,
        headers,
        body: problem,
      } = await company.api.send(method, path, body, {
        origin: 'https://evil.example.com',
      });
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect(JSON.stringify(problem)).not.toMatch(/node_modules|\.ts\b|\.js\b|SELECT|pg_|postgres| at \w+ \(/i);
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('cache-control')).toContain('no-store');
    }
    for (const [method, path, body] of [
      ['GET', '/employees'],
      ['GET', '/goals/export'],
      ['POST', '/goals/search', {}],
      ['POST', '/access/tokens', { name: 'Shown once', scopes: [] }],
    ] as const) {
      const { status, headers } = await company.api.send(method, path, body);
      expect([status < 300, headers.get('cache-control')]).toEqual([true, 'no-store']);
    }
  });
});

describe('API8: a cursor that somebody made up', () => {
  it('is no way into the database', async () => {
    for (const key of [['x', 'y'], ["'; --", '\0'], ['infinity', null], [{}], []]) {
      for (const [list, scope] of [
        ['goals', 'goals -created_at {}'],
        ['employees', 'employees {}'],
      ] as const) {
        const { status, body } = await company.api.get(`/${list}?cursor=${encodeCursor(scope, key)}`);
        expect([200, 400]).toContain(status);
        expect(JSON.stringify(body)).not.toMatch(/syntax|uuid|timestamp/);
      }
    }
  });

  it('is one even if its checksum is right and what it holds is no key', async () => {
    for (const payload of ['', 'null', '"x"', '{"a":1}', '[1', '7']) {
      const packed = Buffer.from(payload).toString('base64url');
      const checksum = createHash('sha256').update(`employees {}\0${packed}`).digest('base64url').slice(0, 8);
      expect(await company.api.get(`/employees?cursor=${checksum}${packed}`)).toMatchObject({
        ...{ status: 400, body: { errors: [{ pointer: '/cursor' }] } },
      });
    }
  });
});

describe('API9: improper inventory management', () => {
  it('there is one version, it is documented, and nothing answers beside it', async () => {
    // That the document has every route that is served is tested in access-routes.
    const { info, paths }: any = await (await fetch(`${app.url}/api/openapi.json`)).json();
    expect(info.version).toBeTruthy();
    for (const path of Object.keys(paths)) expect(path).toMatch(/^\/api\/v1\/|^\/health\/|^\/metrics$/);
    for (const path of ['/api/v0/goals', '/api/v2/goals', '/api/goals', '/goals', '/v1/goals', '/api/v1/admin']) {
      const answer = await fetch(app.url + path, { headers: { authorization: `Bearer ${company.token}` } });
      expect(answer.status).toBe(404);
    }
  });
});

describe('API10: unsafe consumption of APIs', () => {
  it('what the identity provider answers is not trusted further than needed', async () => {
    let visited = 0;
    const target = createServer((_, response) => {
      visited++;
      response.end('{"keys":[]}');
    });
    const provider = createServer((_, response) => {
      response.writeHead(302, { location: `http://127.0.0.1:${(target.address() as AddressInfo).port}/` }).end();
    });
    for (const server of [target, provider]) {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    }
    const other = await startApp({
      AUTH_JWKS_URL: `http://127.0.0.1:${(provider.address() as AddressInfo).port}/`,
      AUTH_ISSUER: 'i',
      AUTH_AUDIENCE: 'a',
    });
    try {
      const { privateKey } = await generateKeyPair('ES256');
      const jwt = await new SignJWT({ company_id: 'x', sub: 'x' })
        .setProtectedHeader({ alg: 'ES256', kid: 'x' })
        .setExpirationTime('5m')
        .sign(privateKey);
      // A redirect is not followed; other nonsense is in jwt.e2e.ts.
      expect(await other.as(jwt).get('/me')).toMatchObject({ status: 503 });
      expect(visited).toBe(0);
      const { api } = await other.company();
      expect(await api.get('/me')).toMatchObject({ status: 200 });
    } finally {
      await other.close();
      for (const server of [target, provider]) await new Promise((resolve) => server.close(resolve));
    }
  });
});
