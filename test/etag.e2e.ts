import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp, type TestCompany } from './support/app.js';

let app: TestApp;
let company: TestCompany;
let api: TestCompany['api'];

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  company = await app.company();
  api = company.api;
});

/** One of each resource that has an ETag: how it is made, where it is, and a change of it. */
const RESOURCES = {
  goal: { make: () => api.post('/goals', { title: 'G', owner_type: 'company' }), at: 'goals', change: { title: 'H' } },
  'key result': {
    make: async () => api.post(`/goals/${await goal()}/key-results`, { title: 'K', metric_type: 'percent' }),
    at: '',
    change: { title: 'L' },
  },
  employee: {
    make: () => api.post('/employees', { email: 'e@example.com', display_name: 'E' }),
    at: 'employees',
    change: { display_name: 'F' },
  },
  team: { make: () => api.post('/teams', { name: 'T' }), at: 'teams', change: { name: 'U' } },
  department: { make: () => api.post('/departments', { name: 'D' }), at: 'departments', change: { name: 'E' } },
};

async function goal(body: object = {}): Promise<string> {
  return (await api.must('POST', '/goals', { title: 'G', owner_type: 'company', ...body })).id;
}

async function keyResult(goal_id: string): Promise<string> {
  const path = `/goals/${goal_id}/key-results`;
  return `${path}/${(await api.must('POST', path, { title: 'K', metric_type: 'percent' })).id}`;
}

async function tagOf(path: string): Promise<string> {
  const { status, headers } = await api.get(path);
  expect(status).toBe(200);
  return headers.get('etag')!;
}

describe.each(Object.entries(RESOURCES))('the ETag of a %s', (_, { make, at, change }) => {
  async function made() {
    const { status, headers, body } = await make();
    expect(status).toBe(201);
    return { path: `/${at || `goals/${body.goal_id}/key-results`}/${body.id}`, etag: headers.get('etag')! };
  }

  it('is strong, and the same from POST, GET and PATCH', async () => {
    const { path, etag } = await made();
    expect(etag).toMatch(at === 'goals' ? /^"[\w-]{27}\.[\w-]{27}"$/ : /^"[\w-]{27}"$/);
    expect(await tagOf(path)).toBe(etag);
    const changed = await api.patch(path, change);
    expect(changed.status).toBe(200);
    expect(changed.headers.get('etag')).not.toBe(etag);
    expect(await tagOf(path)).toBe(changed.headers.get('etag'));
  });

  it('stays with a PATCH that changes nothing', async () => {
    const { path, etag } = await made();
    const { body } = await api.get(path);
    const same = Object.fromEntries(Object.keys(change).map((field) => [field, body[field]]));
    for (const nothing of [{}, same]) {
      expect((await api.patch(path, nothing)).headers.get('etag')).toBe(etag);
    }
    await api.patch(path, change);
    expect(await tagOf(path)).not.toBe(etag);
  });

  it('answers 304 to the one who has it already', async () => {
    const { path, etag } = await made();
    const known = await api.get(path, { 'if-none-match': etag });
    expect(known).toMatchObject({ status: 304, body: undefined });
    expect(known.headers.get('etag')).toBe(etag);
    expect(known.headers.get('cache-control')).toBe('private, no-cache');
    await api.patch(path, change);
    expect(await api.get(path, { 'if-none-match': etag })).toMatchObject({ status: 200 });
  });

  it('guards PATCH and DELETE', async () => {
    const { path, etag } = await made();
    const changed = await api.patch(path, change, { 'if-match': etag });
    expect(changed.status).toBe(200);
    for (const refused of [
      await api.patch(path, change, { 'if-match': etag }),
      await api.delete(path, { 'if-match': etag }),
    ]) {
      expect(refused).toMatchObject({ status: 412, body: { type: 'urn:okr:problem:precondition-failed' } });
    }
    expect(await tagOf(path)).toBe(changed.headers.get('etag'));
    expect(await api.delete(path, { 'if-match': changed.headers.get('etag')! })).toMatchObject({ status: 204 });
    expect(await api.patch(path, change, { 'if-match': '*' })).toMatchObject({ status: 404 });
  });
});

describe('the ETag of a goal', () => {
  it('changes when a check-in anywhere below moves it', async () => {
    const root = await goal();
    const middle = await goal({ parent_goal_id: root });
    const path = await keyResult(middle);
    const before = await Promise.all([root, middle].map((id) => tagOf(`/goals/${id}`)));
    await api.must('POST', `${path}/checkin`, { value: 50 });
    const after = await Promise.all([root, middle].map((id) => tagOf(`/goals/${id}`)));
    expect(after[0]).not.toBe(before[0]);
    expect(after[1]).not.toBe(before[1]);
    expect(await api.patch(`/goals/${root}`, { title: 'Late' }, { 'if-match': before[0]! })).toMatchObject({
      status: 412,
    });
  });

  it('changes with what it shows of its parent, which refuses no write', async () => {
    const parent = await goal();
    const [mine, other] = [await goal({ parent_goal_id: parent }), await goal({ parent_goal_id: parent })];
    const theirs = await keyResult(other);
    const before = await tagOf(`/goals/${mine}`);
    await api.must('POST', `${theirs}/checkin`, { value: 50 });
    await api.must('PATCH', `/goals/${parent}`, { title: 'A parent, "parent_goal" : null' });
    expect(await tagOf(`/goals/${mine}`)).not.toBe(before);
    expect(await api.get(`/goals/${mine}`, { 'if-none-match': before })).toMatchObject({ status: 200 });
    const changed = await api.patch(`/goals/${mine}`, { title: ', "parent_goal" : 1' }, { 'if-match': before });
    expect(changed.status).toBe(200);
    // Whether it has the parent, and what is its own, still counts.
    const now = changed.headers.get('etag')!;
    for (const change of [{ title: ', "parent_goal" : 2' }, { parent_goal_id: null }]) {
      const etag = await tagOf(`/goals/${mine}`);
      await api.must('PATCH', `/goals/${mine}`, change);
      for (const old of [before, now, etag]) {
        expect(await api.delete(`/goals/${mine}`, { 'if-match': old })).toMatchObject({ status: 412 });
      }
    }
  });

  it('lets one of many win who change the same version at once', async () => {
    const path = `/goals/${await goal()}`;
    const etag = await tagOf(path);
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) => api.patch(path, { title: `Writer ${n}` }, { 'if-match': etag })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(11).fill(412)]);
  });
});

it('stays with a PATCH that sets quantities, dates and people to what they are, and changes with other people', async () => {
  const id = await goal({ weight: 2, date_end: '2026-12-31' });
  const keyResultPath = await keyResult(id);
  await api.must('POST', `${keyResultPath}/checkin`, { value: 40, confidence_level: 'on_track' });
  const paths = {
    [`/goals/${id}`]: { weight: 2.0, date_end: '2026-12-31' },
    [keyResultPath]: { target_value: 100 },
  };
  for (const [path, same] of Object.entries(paths)) {
    const etags = [await tagOf(path)];
    for (const assign_to_ids of [[], [company.admin.id], [company.admin.id], []]) {
      etags.push((await api.patch(path, { ...same, assign_to_ids })).headers.get('etag')!);
    }
    const [made, nobody, admin, sameAdmin, nobodyAgain] = etags;
    expect([nobody, sameAdmin]).toEqual([made, admin]);
    expect(new Set([made, admin, nobodyAgain]).size).toBe(3);
  }
});

it('guards a check-in from its first answer on, which says where it is too', async () => {
  const keyResultPath = await keyResult(await goal());
  const fields = { value: 12.5, comment: '"key_result": {', confidence_level: 'at_risk' };
  const key = { 'idempotency-key': 'once' };
  const { status, headers, body } = await api.post(`${keyResultPath}/checkin`, fields, key);
  const [etag, location] = [headers.get('etag')!, headers.get('location')!];
  expect([status, location]).toEqual([201, `/api/v1${keyResultPath}/check-ins/${body.id}`]);
  const path = location.replace('/api/v1', '');
  expect(await tagOf(path)).toBe(etag);
  const again = await api.post(`${keyResultPath}/checkin`, fields, key);
  expect([again.headers.get('etag'), again.headers.get('location')]).toEqual([etag, location]);
  expect(await api.patch(path, { value: 13 }, { 'if-match': etag })).toMatchObject({ status: 200 });
  expect(await api.patch(path, { value: 14 }, { 'if-match': etag })).toMatchObject({ status: 412 });
});

it('guards check-ins and the members of a team as well', async () => {
  const path = await keyResult(await goal());
  const { id } = await api.must('POST', `${path}/checkin`, { value: 10 });
  const checkIn = `${path}/check-ins/${id}`;
  const etag = await tagOf(checkIn);
  const corrected = await api.patch(checkIn, { value: 20 }, { 'if-match': etag });
  expect(corrected.status).toBe(200);
  expect(corrected.headers.get('etag')).toBe(await tagOf(checkIn));
  expect(await api.patch(checkIn, { value: 30 }, { 'if-match': etag })).toMatchObject({ status: 412 });
  expect(await api.delete(checkIn, { 'if-match': etag })).toMatchObject({ status: 412 });
  expect(await api.get(path)).toMatchObject({ body: { current_value: 20 } });

  const team = await api.must('POST', '/teams', { name: 'T' });
  const members = { employee_ids: [company.admin.id] };
  const before = await tagOf(`/teams/${team.id}`);
  expect(await api.put(`/teams/${team.id}/members`, members, { 'if-match': '"else"' })).toMatchObject({ status: 412 });
  expect(await api.put(`/teams/${team.id}/members`, members, { 'if-match': before })).toMatchObject({ status: 200 });
  expect(await tagOf(`/teams/${team.id}`)).not.toBe(before);
});

describe('If-Match and If-None-Match', () => {
  let path: string;
  let etag: string;
  beforeEach(async () => {
    path = `/goals/${await goal()}`;
    etag = await tagOf(path);
  });

  it('take lists and *', async () => {
    for (const list of [(tag: string) => `"a", ${tag}`, (tag: string) => `W/"a",${tag},"b"`, () => '*']) {
      const etag = await tagOf(path);
      expect(await api.get(path, { 'if-none-match': list(etag) })).toMatchObject({ status: 304 });
      expect(await api.patch(path, {}, { 'if-match': list(etag) })).toMatchObject({ status: 200 });
    }
  });

  it('compare weak tags as the standard says: they serve a read, never a write', async () => {
    expect(await api.get(path, { 'if-none-match': `W/${etag}` })).toMatchObject({ status: 304 });
    expect(await api.patch(path, {}, { 'if-match': `W/${etag}` })).toMatchObject({ status: 412 });
  });

  it.each(['', 'a', '"a', '"a" "b"', '"a""b"', '*, "a"', `"${'a'.repeat(3000)}`])(
    '%p: a write is refused, a read goes on',
    async (bad) => {
      expect(await api.get(path, { 'if-none-match': bad })).toMatchObject({ status: 200 });
      expect(await api.patch(path, {}, { 'if-match': bad })).toMatchObject({ status: 400 });
    },
  );

  it('say nothing to those who may not know', async () => {
    path = `/goals/${await goal({ owner_type: 'employee', owner_employee_id: company.admin.id })}`;
    const { id } = await api.must('POST', '/employees', { email: 'm@example.com', display_name: 'M' });
    const { token } = await api.must('POST', '/access/tokens', {
      name: 'M',
      employee_id: id,
      scopes: ['goals:read', 'goals:write'],
    });
    const member = app.as(token);
    expect(await member.get(path, { 'if-none-match': '*' })).toMatchObject({ status: 404 });
    expect(await member.patch(path, {}, { 'if-match': '*' })).toMatchObject({ status: 404 });
    await api.must('PATCH', path, { is_shared: true });
    expect(await member.patch(path, {}, { 'if-match': '"stale"' })).toMatchObject({ status: 403 });
  });
});

it('gives HEAD the headers of GET', async () => {
  const path = `/goals/${await goal()}`;
  const etag = await tagOf(path);
  const head = await api.send('HEAD', path);
  expect(head).toMatchObject({ status: 200, body: undefined });
  expect(head.headers.get('etag')).toBe(etag);
  expect(await api.send('HEAD', path, undefined, { 'if-none-match': etag })).toMatchObject({ status: 304 });
});

it('a goal whose key result is edited has another ETag, and the same updated_at', async () => {
  const made = (await api.post('/goals', { title: 'G', owner_type: 'company' })).body;
  const at = `/goals/${made.id}`;
  const keyResult = await api.must('POST', `${at}/key-results`, { title: 'K', metric_type: 'percent' });
  const before = await api.get(at);
  await api.must('PATCH', `${at}/key-results/${keyResult.id}`, { title: 'L' });
  const after = await api.get(at);
  expect(after.headers.get('etag')).not.toBe(before.headers.get('etag'));
  expect(after.body.updated_at).toBe(before.body.updated_at);
});
