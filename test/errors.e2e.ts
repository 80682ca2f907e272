import { get } from 'node:http';
import { connect } from 'node:net';
import { json } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MAX_CURSOR } from '../src/http/cursor.js';
import { PROBLEM_KINDS } from '../src/http/problem.kinds.js';
import { OPERATOR, startApp, type TestApp, type TestCompany } from './support/app.js';
import { checkInOn, goalOf, keyResultOf, UNKNOWN, wrong } from './support/builders.js';

const JSON_BODY = { 'content-type': 'application/json' };

let app: TestApp;
let company: TestCompany;
let goal: any;

beforeAll(async () => {
  app = await startApp({ LOG_LEVEL: 'fatal' });
  company = await app.company();
  goal = await goalOf(company.api);
});
afterAll(() => app.close());

/** A request as it is, without what the other tests' caller does for them. Paths are from the root. */
async function send(method: string, path: string, headers: Record<string, string> = {}, body?: string | Buffer) {
  const authorization = `Bearer ${company.token}`;
  const answer = await fetch(app.url + path, { method, headers: { authorization, ...headers }, body });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, text, body: text === '' ? undefined : JSON.parse(text) };
}

const post = (body: string | Buffer, headers: Record<string, string> = JSON_BODY) =>
  send('POST', '/api/v1/goals', headers, body);

type Sent = Awaited<ReturnType<typeof send>>;

/** What every error answer is, whoever made it. */
function expectProblem({ status, headers, text, body }: Sent, expected: number, kind: string): void {
  expect([status, body?.type]).toEqual([expected, `urn:okr:problem:${kind}`]);
  expect(headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(body).toMatchObject({
    title: expect.stringMatching(/\w/),
    status,
    detail: expect.stringMatching(/\w/),
    instance: expect.stringMatching(/^\//),
    request_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
  expect(Object.keys(body)).toEqual(
    expect.arrayContaining(['type', 'title', 'status', 'detail', 'instance', 'request_id']),
  );
  // No stack, SQL or path of the server.
  expect(text).not.toMatch(/node_modules|\.[jt]s:\d|\bat [A-Z]\w+\.|SELECT |INSERT |dist\/|\/src\//);
}

describe('the router', () => {
  it('answers 404 for an address that does not exist, also outside the API and without a token', async () => {
    for (const path of ['/api/v1/nothing', '/api/v2/goals', '/api/v1/goals/', '/nothing', '/nothing?x=1']) {
      const answer = await send('GET', path);
      expectProblem(answer, 404, 'not-found');
      expect(answer.body.instance).toBe(path.split('?', 1)[0]);
    }
    expectProblem(await send('GET', '/nothing', { authorization: '' }), 404, 'not-found');
  });

  it.each([
    ['PUT', '/api/v1/goals', 'HEAD, GET, POST'],
    ['DELETE', '/api/v1/goals?x=1', 'HEAD, GET, POST'],
    ['POST', `/api/v1/goals/${UNKNOWN}`, 'HEAD, GET, PATCH, DELETE'],
    ['PUT', `/api/v1/goals/${UNKNOWN}/key-results/${UNKNOWN}`, 'HEAD, GET, PATCH, DELETE'],
    ['GET', `/api/v1/goals/${UNKNOWN}/key-results/${UNKNOWN}/checkin`, 'POST'],
    ['GET', '/api/v1/check-ins/bulk', 'POST'],
    ['GET', '/api/v1/goals/search?text=a', 'POST'],
    ['POST', '/api/v1/goals/export', 'HEAD, GET'],
    ['DELETE', '/api/v1/goals/import', 'POST'],
    ['OPTIONS', '/api/v1/me', 'HEAD, GET'],
    ['POST', '/health/ready', 'HEAD, GET'],
  ])('answers 405 to %s %s, and says what is allowed', async (method, path, allowed) => {
    const answer = await send(method, path);
    expectProblem(answer, 405, 'method-not-allowed');
    expect(answer.headers.get('allow')!.split(', ').sort()).toEqual(allowed.split(', ').sort());
  });

  it('answers 400 for an address that cannot be read', async () => {
    expectProblem(await send('GET', '/api/v1/goals/%zz'), 400, 'malformed');
    for (const query of ['text=%ff', 'text=a%zz', 'text=%', 'text=%E2%82&limit=1', 'te%xt=a', 'text=%ED%A0%80']) {
      expectProblem(await send('GET', `/api/v1/goals?${query}`), 400, 'malformed');
    }
    expectProblem(await send('GET', '/api/v1/me?%C3', { authorization: '' }), 400, 'malformed');
    expect(await send('GET', '/api/v1/goals?text=%E2%82%AC+%25zz')).toMatchObject({ status: 200, body: { items: [] } });
  });

  it('takes the longest search that the document allows, and answers 414 beyond that without repeating it', async () => {
    const names = ['owner_employee_id', 'owner_team_id', 'owner_department_id', 'parent_goal_id', 'assign_to_id'];
    const lists = names.map((name) => `${name}=${UNKNOWN}&`.repeat(200)).join('');
    const search = `${lists}text=${encodeURIComponent('\u{20000}'.repeat(500))}`;
    const cursor = 'x'.repeat(MAX_CURSOR);
    const long = await send('GET', `/api/v1/goals?${search}&limit=1`, { 'x-long': 'x'.repeat(8_000) });
    expect(long).toMatchObject({ status: 200, body: { items: [] } });
    expectProblem(await send('GET', `/api/v1/goals?${search}&cursor=${cursor}`), 400, 'malformed');
    for (const path of [`/api/v1/goals?text=${'x'.repeat(85_000)}`, `/api/v1/goals/${'x'.repeat(85_000)}`]) {
      const answer = await send('GET', path);
      expectProblem(answer, 414, 'uri-too-long');
      expect(answer.body.detail).toBe(PROBLEM_KINDS['uri-too-long'].example);
      expect(answer.text.length).toBeLessThan(2_000);
    }
    expect(await company.api.get(`/me?${'x'.repeat(85_000)}`)).toMatchObject({ status: 414 });
  });

  it('names every path by a URI reference, also one that is none', async () => {
    for (const [path, instance] of [
      ['/api/v1/goals/%ZZ', '/api/v1/goals/%25ZZ'],
      ['/api/v1/goals/%', '/api/v1/goals/%25'],
      ['/api/v1/%C3%A9/%zz/"<a>{b}|\\^`[c]?x="', '/api/v1/%C3%A9/%25zz/%22%3Ca%3E%7Bb%7D%7C%5C%5E%60%5Bc%5D'],
      ["/nothing/a-z_~!$&'()*+,;=:@.", "/nothing/a-z_~!$&'()*+,;=:@."],
    ]) {
      const body = await new Promise<any>((resolve, reject) => {
        const { hostname, port } = new URL(app.url);
        get({ hostname, port, path }, (answer) => void json(answer).then(resolve, reject)).on('error', reject);
      });
      expect(body.instance).toBe(instance);
    }
  });

  it('leads who comes in at the front to Swagger UI', async () => {
    for (const path of ['/', '/api']) {
      const answer = await fetch(app.url + path, { redirect: 'manual' });
      expect([answer.status, answer.headers.get('location')]).toEqual([302, '/api/docs']);
      expect(await (await fetch(app.url + path)).text()).toContain('swagger-ui');
    }
  });

  it('answers HEAD as GET, without the body', async () => {
    const { status, text, headers } = await send('HEAD', `/api/v1/goals/${goal.id}`);
    expect([status, text]).toEqual([200, '']);
    expect(headers.get('content-type')).toContain('application/json');
  });

  it('takes an id in any case, and takes what is none for an unknown one', async () => {
    expect(await send('GET', `/api/v1/goals/${goal.id.toUpperCase()}`)).toMatchObject({ status: 200 });
    const unknown = await send('GET', `/api/v1/goals/${UNKNOWN}`);
    expectProblem(unknown, 404, 'not-found');
    for (const id of ['none', 'x'.repeat(500), '\u00e9'.repeat(2_000)]) {
      const { body } = await send('GET', `/api/v1/goals/${encodeURIComponent(id)}`);
      expect(body).toEqual({ ...unknown.body, instance: body.instance, request_id: body.request_id });
    }
  });
});

describe('the parser', () => {
  it.each([
    ['cut off', '{"title":'],
    ['not JSON', 'title=Goal'],
    ['empty', ''],
    ['with a comma too many', '{"title":"Goal",}'],
    ['out to change prototypes', '{"title":"Goal","__proto__":{"admin":true}}'],
  ])('answers 400 to a body that is %s', async (_, body) => {
    expectProblem(await post(body), 400, 'malformed');
  });

  it.each([
    'text/plain',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'x',
  ])('answers 415 to %s', async (type) => {
    expectProblem(
      await post('{"title":"Goal","owner_type":"company"}', { 'content-type': type }),
      415,
      'unsupported-media-type',
    );
  });

  it('answers 415 to a body of an unstated type', async () => {
    const body = Buffer.from('{"title":"Goal","owner_type":"company"}');
    expectProblem(await post(body, {}), 415, 'unsupported-media-type');
  });

  it('says in a 415 which types there are, and in a 400 what the document has as its example', async () => {
    const body = Buffer.from('{"title":"Goal","owner_type":"company"}');
    for (const type of [undefined, 'text/plain', 'text/csv', 'application/json; charset=iso-8859-1']) {
      const { detail } = (await post(body, type === undefined ? {} : { 'content-type': type })).body;
      expect(detail).toBe(PROBLEM_KINDS['unsupported-media-type'].example);
    }
    const file = await send('POST', '/api/v1/goals/import', { 'content-type': 'text/plain' }, body);
    expect(file.body.detail).toContain('application/json or application/jsonl or application/x-ndjson or text/csv');
    expect((await post('{"title":')).body.detail).toBe(PROBLEM_KINDS.malformed.example);
  });

  it('answers 415 to a body that is compressed, and takes one that says that it is not', async () => {
    const body = '{"title":"Goal","owner_type":"company"}';
    for (const [encoding, bytes] of [
      ['gzip', gzipSync(body)],
      ['gzip', body],
      ['br', body],
      ['identity, GZIP', body],
    ] as const) {
      const answer = await post(bytes, { ...JSON_BODY, 'content-encoding': encoding });
      expectProblem(answer, 415, 'unsupported-media-type');
      expect(answer.body.detail).toContain('Content-Encoding');
    }
    const csv = { 'content-type': 'text/csv', 'content-encoding': 'gzip' };
    expectProblem(
      await send('POST', '/api/v1/goals/import', csv, gzipSync('key,title')),
      415,
      'unsupported-media-type',
    );
    expect(await post(body, { ...JSON_BODY, 'content-encoding': 'Identity' })).toMatchObject({ status: 201 });
    expect(await send('GET', '/api/v1/me', { 'content-encoding': 'gzip' })).toMatchObject({ status: 200 });
  });

  it('takes JSON with parameters', async () => {
    const type = { 'content-type': 'Application/JSON; charset=UTF-8' };
    expect(await post('{"title":"Goal","owner_type":"company"}', type)).toMatchObject({ status: 201 });
  });

  it('does not mind a DELETE that names a type and has no body', async () => {
    const { id } = await goalOf(company.api);
    expect(await send('DELETE', `/api/v1/goals/${id}`, JSON_BODY)).toMatchObject({ status: 204 });
  });

  it('does not pass over what the body of a DELETE says', async () => {
    const { id } = await goalOf(company.api);
    const refused = async (body: unknown) => wrong(await company.api.send('DELETE', `/goals/${id}`, body));
    expect(await refused({ children: 'detach', 'a/b': 1 })).toEqual([422, '/a~1b', '/children']);
    for (const body of [[], [1], null, 'detach', 7]) expect(await refused(body)).toEqual([422, '']);
    const both = await company.api.send('DELETE', `/goals/${id}/key-results/${UNKNOWN}?force=true`, { children: 1 });
    expect(wrong(both)).toEqual([422, '/children', '/force']);
    expect(await app.as('okr_nobody').send('DELETE', `/goals/${id}`, { a: 1 })).toMatchObject({ status: 401 });
    expect(await company.api.get(`/goals/${id}`)).toMatchObject({ status: 200 });
    expect(await refused({})).toEqual([204]);
  });

  it('answers 413 to a body above 1 MiB, unless the route takes more', async () => {
    const large = JSON.stringify({ title: 'Goal', owner_type: 'company', description: 'x'.repeat(1024 * 1024) });
    expectProblem(await post(large), 413, 'too-large');
    const items = [{ goal_key_result_id: UNKNOWN, value: 1, comment: 'x'.repeat(1024 * 1024) }];
    const bulk = await send('POST', '/api/v1/check-ins/bulk', JSON_BODY, JSON.stringify({ items }));
    expectProblem(bulk, 422, 'invalid');
  });

  it('answers 400 to what is no HTTP', async () => {
    const { hostname, port } = new URL(app.url);
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(port), hostname, () => socket.write('nonsense\r\n\r\n'));
      let text = '';
      socket.on('data', (data) => (text += String(data)));
      socket.on('end', () => resolve(text));
      socket.on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(answer).not.toMatch(/node_modules|\.[jt]s:\d/);
  });
});

describe('the checks', () => {
  it('name what is wrong by a JSON pointer, in bodies and in queries', async () => {
    const body = await post('{"titel":"Goal","owner_type":"company"}');
    expectProblem(body, 422, 'invalid');
    expect(body.body.errors).toEqual([
      { pointer: '/titel', detail: expect.stringContaining('titel') },
      { pointer: '/title', detail: 'is required' },
    ]);
    const query = await send('GET', '/api/v1/goals?limit=0&colour=red');
    expectProblem(query, 422, 'invalid');
    expect(query.body.errors.map(({ pointer }: any) => pointer).sort()).toEqual(['/colour', '/limit']);
    expect(query.body.instance).toBe('/api/v1/goals');
  });

  it('name what the query says to a route that takes nothing from it', async () => {
    const body = { title: 'T', owner_type: 'company' };
    const { api } = await app.company();
    const { id } = await goalOf(api);
    for (const [method, path, content] of [
      ['POST', '/goals', body],
      ['POST', '/goals/search', {}],
      ['GET', `/goals/${id}`, undefined],
      ['PATCH', `/goals/${id}`, { title: 'T' }],
      ['PUT', '/directory', {}],
      ['GET', '/me', undefined],
    ] as const) {
      const answer = await api.send(method, `${path}?dry_run=true&depth=1`, content);
      expect([method, path, ...wrong(answer)]).toEqual([method, path, 422, '/depth', '/dry_run']);
    }
    expect(await api.get(`/goals/${id}?`)).toMatchObject({
      status: 200,
      body: { title: expect.stringMatching(/^Goal/) },
    });
    expect((await api.must('GET', '/goals')).items).toHaveLength(1);
    expect(await app.as('okr_nobody').get('/me?a=1')).toMatchObject({ status: 401 });
    expect((await fetch(`${app.url}/health/live?probe=1`)).status).toBe(200);
  });

  it('repeat names with control characters in a form that people see', async () => {
    const name = 'a\0b\u0085';
    const refused = { pointer: `/${name}`, detail: 'a\\u0000b\\u0085 is not a field of this request' };
    const body = await post(JSON.stringify({ title: 'Goal', owner_type: 'company', [name]: 1 }));
    expectProblem(body, 422, 'invalid');
    expect(body.body.errors).toEqual([refused]);
    const query = await send('GET', `/api/v1/goals?${encodeURIComponent(name)}=1`);
    expect(query.body.errors).toEqual([refused]);
  });

  it('repeat names, however long and deep they are, within what the document says of pointers', async () => {
    const name = '~'.repeat(200);
    const deep = Array.from({ length: 31 }).reduce((inner: object) => ({ [name]: inner }), { toString: 1 });
    const answer = await company.api.post('/goals', { title: 'Goal', owner_type: 'company', [name]: deep });
    expect(answer).toMatchObject({ status: 400 });
    const { [name]: less } = deep as Record<string, object>;
    const { body } = await company.api.post('/goals', { title: 'Goal', owner_type: 'company', [name]: less });
    expect(body.errors).toEqual([
      { pointer: expect.stringMatching(/^(\/(~0)+…){31}\/toString$/), detail: expect.any(String) },
    ]);
  });

  it('say which fields are missing, wherever they are, and what those are to be that are null', async () => {
    const errorsOf = async (method: string, path: string, body: object, authorization = `Bearer ${company.token}`) => {
      const answer = await send(method, `/api/v1${path}`, { ...JSON_BODY, authorization }, JSON.stringify(body));
      expectProblem(answer, 422, 'invalid');
      return answer.body.errors;
    };
    const required = (...pointers: string[]) => pointers.map((pointer) => ({ pointer, detail: 'is required' }));

    expect(await errorsOf('POST', '/goals', {})).toEqual(required('/title', '/owner_type'));
    expect(await errorsOf('POST', '/goals', { title: null, owner_type: null })).toEqual([
      { pointer: '/title', detail: 'must be a string' },
      { pointer: '/owner_type', detail: 'must be one of company, department, team, employee' },
    ]);
    expect(await errorsOf('POST', '/check-ins/bulk', {})).toEqual(required('/items'));
    const items = [{ goal_key_result_id: UNKNOWN, value: 1 }, { goal_key_result_id: UNKNOWN }, { value: 1 }];
    expect(await errorsOf('POST', '/check-ins/bulk', { items })).toEqual(
      required('/items/1/value', '/items/2/goal_key_result_id'),
    );
    const operator = `Bearer ${OPERATOR}`;
    expect(await errorsOf('POST', '/companies', { name: 'C' }, operator)).toEqual(required('/admin'));
    expect(await errorsOf('POST', '/companies', { name: 'C', admin: { email: 'a@example.com' } }, operator)).toEqual(
      required('/admin/display_name'),
    );
    const goals = [{ key: 'a', title: 'A', key_results: [{ title: 'K' }] }, { key: 'b' }];
    expect(await errorsOf('POST', '/goals/import', { goals })).toEqual(
      required('/goals/0/key_results/0/metric_type', '/goals/1/title'),
    );
  });

  it.each(['[]', '"text"', '7', 'null', 'true', '[{"title":"Goal","owner_type":"company"}]'])(
    'answer 422 to the body %s, which is no object',
    async (body) => {
      const answer = await post(body);
      expectProblem(answer, 422, 'invalid');
      expect(answer.body.errors).toEqual([{ pointer: '', detail: expect.stringContaining('object') }]);
    },
  );

  it('answer 422 where there is no body at all', async () => {
    expectProblem(await send('POST', '/api/v1/goals'), 422, 'invalid');
    expectProblem(await send('PATCH', `/api/v1/goals/${goal.id}`), 422, 'invalid');
  });
});

describe('who calls', () => {
  it.each([
    ['nobody', '', 'Bearer'],
    ['another scheme', 'Basic YWRhOnNlY3JldA==', 'Bearer'],
    ['an unknown token', `Bearer okr_${'x'.repeat(43)}`, 'Bearer error="invalid_token"'],
    ['no token', 'Bearer ', 'Bearer'],
  ])('is told 401 when it is %s', async (_, authorization, challenge) => {
    const answer = await send('GET', '/api/v1/goals', { authorization });
    expectProblem(answer, 401, 'unauthenticated');
    expect(answer.headers.get('www-authenticate')).toBe(challenge);
  });

  it('is told 403 when the token lacks the scope', async () => {
    const { token } = await company.api.must('POST', '/access/tokens', { name: 'Reader', scopes: ['goals:read'] });
    const answer = await send('POST', '/api/v1/goals', { ...JSON_BODY, authorization: `Bearer ${token}` }, '{}');
    expectProblem(answer, 403, 'forbidden');
  });
});

describe('Accept', () => {
  it.each(['application/xml', 'text/html, text/plain', 'application/json;q=0, */*', 'image/*'])(
    'of %s is 406: the API speaks JSON',
    async (accept) => {
      expectProblem(await send('GET', '/api/v1/goals', { accept }), 406, 'not-acceptable');
    },
  );

  it.each(['application/json', 'application/*', '*/*', 'text/html, */*;q=0.1', 'application/json; charset=utf-8', ''])(
    'of %j is served',
    async (accept) => {
      expect(await send('GET', '/api/v1/goals', { accept })).toMatchObject({ status: 200 });
    },
  );
});

describe('a conflict', () => {
  it('is 409 with a reason', async () => {
    const keyResult = await keyResultOf(company.api, goal.id);
    await checkInOn(company.api, keyResult, 1);
    await company.api.must('PATCH', `/goals/${goal.id}`, { status: 'completed' });
    const path = `/api/v1/goals/${goal.id}/key-results/${keyResult.id}/checkin`;
    const answer = await send('POST', path, JSON_BODY, '{"value":2}');
    expectProblem(answer, 409, 'conflict');
    expect(answer.body.detail).toContain('completed');
  });
});

describe('a fault of ours', () => {
  it('is 500, says nothing of our insides, and can be found by its request_id', async () => {
    await app.query('ALTER TABLE goals RENAME TO goals_elsewhere');
    try {
      const answer = await send('GET', '/api/v1/goals');
      expectProblem(answer, 500, 'internal');
      expect(answer.text).not.toContain('goals_elsewhere');
      expect(answer.text).not.toContain('relation');
    } finally {
      await app.query('ALTER TABLE goals_elsewhere RENAME TO goals');
    }
    expect(await send('GET', '/api/v1/goals')).toMatchObject({ status: 200 });
  });
});

describe('a body that is not UTF-8', () => {
  const sent = async (path: string, type: string, bytes: Buffer) => {
    const { status, body } = await send('POST', `/api/v1${path}`, { 'content-type': type }, bytes);
    return [status, body.type];
  };
  const latin = Buffer.from('{"owner_type":"company","title":"caf\xe9"}', 'latin1');

  it('is refused, not stored as something else', async () => {
    expect(await sent('/goals', 'application/json', latin)).toEqual([400, 'urn:okr:problem:malformed']);
    expect(await sent('/goals/import', 'text/csv', latin)).toEqual([400, 'urn:okr:problem:malformed']);
    const unsupported = [415, 'urn:okr:problem:unsupported-media-type'];
    expect(await sent('/goals', 'application/json; charset=iso-8859-1', latin)).toEqual(unsupported);
    expect(await sent('/goals/import', 'text/csv; charset=windows-1252', latin)).toEqual(unsupported);
  });

  it('is one with a mark of its byte order, or with the name of the encoding', async () => {
    const marked = Buffer.from('\ufeff{"owner_type":"company","title":"Grüße"}');
    expect(await sent('/goals', 'application/json; charset="UTF-8"', marked)).toEqual([201, undefined]);
  });
});
