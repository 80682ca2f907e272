import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type TestApp, type TestCompany, startApp } from './support/app.js';
import { type Client } from './support/client.js';
import { hire, type Person } from './support/people.js';

const UNKNOWN = '01890000-0000-7000-8000-000000000000';

let app: TestApp;
let company: TestCompany;
let elsewhere: TestCompany;
/** Owns what is hidden. */
let owner: Person;
/** Sees what is shared, and what is theirs. */
let reader: Person;

/**
 * ```
 * root (company)
 * ├── shared ── lone (the owner's)
 * └── hidden (the owner's)
 *     ├── below (shared)
 *     └── own (the reader's)
 * ```
 */
let root: string, shared: string, lone: string, hidden: string, below: string, own: string;
let hiddenKeyResult: string, ownKeyResult: string;

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT: 'off' });
  elsewhere = await app.company();
});
afterAll(() => app.close());
beforeEach(async () => {
  company = await app.company();
  owner = await hire(app, company);
  reader = await hire(app, company);
  const [theirs, readers] = [owned(owner), owned(reader)];
  root = await goal('Root', { owner_type: 'company' });
  shared = await goal('Shared', { ...theirs, parent_goal_id: root, is_shared: true });
  hidden = await goal('Hidden', { ...theirs, parent_goal_id: root });
  lone = await goal('Lone', { ...theirs, parent_goal_id: shared });
  below = await goal('Below', { ...theirs, parent_goal_id: hidden, is_shared: true });
  own = await goal('Own', { ...readers, parent_goal_id: hidden });
  hiddenKeyResult = await keyResult(hidden);
  ownKeyResult = await keyResult(own);
});

const owned = ({ id }: Person) => ({ owner_type: 'employee', owner_employee_id: id });

async function goal(title: string, body: object, by: Client = company.api): Promise<string> {
  return (await by.must('POST', '/goals', { title, ...body })).id;
}

async function keyResult(goal_id: string): Promise<string> {
  return (await company.api.must('POST', `/goals/${goal_id}/key-results`, { title: 'KR', metric_type: 'percent' })).id;
}

const idsOf = (items: { id: string }[]) => items.map(({ id }) => id);
const sorted = (...ids: string[]) => [...ids].sort();

describe('what is hidden below', () => {
  it('is not in trees, nor is what hangs below it', async () => {
    const tree = await reader.api.must('GET', `/goals/${root}/tree?depth=32`);
    expect(tree).toMatchObject({
      has_children: true,
      children_truncated: false,
      children: [{ id: shared, has_children: false, children_truncated: false, children: [] }],
    });
    expect(JSON.stringify(tree)).not.toContain('Hidden');
    expect(tree.children).toHaveLength(1);
    // Where the depth cuts, only what is visible counts as cut.
    expect(await reader.api.must('GET', `/goals/${shared}/tree?depth=1`)).toMatchObject({ children_truncated: false });
    expect(await owner.api.must('GET', `/goals/${shared}/tree?depth=1`)).toMatchObject({ children: [{ id: lone }] });
  });

  it('does not make has_children true, wherever the goal is shown', async () => {
    const child = await goal('Child', { ...owned(reader), parent_goal_id: own });
    await company.api.must('PATCH', `/goals/${child}`, { parent_goal_id: shared });
    expect(await reader.api.must('GET', `/goals/${child}`)).toMatchObject({
      parent_goal: { id: shared, has_children: true },
    });
    await reader.api.must('PATCH', `/goals/${child}`, { is_archived: true });
    for (const shown of [
      await reader.api.must('GET', `/goals/${shared}`),
      (await reader.api.must('GET', `/goals/${child}`)).parent_goal,
      (await reader.api.must('POST', '/goals/search', { text: 'shared' })).items[0],
    ]) {
      expect(shown).toMatchObject({ id: shared, has_children: false });
    }
    expect(await owner.api.must('GET', `/goals/${shared}`)).toMatchObject({ has_children: true });
  });

  it('keeps a goal from being deleted by mistake, but is not named', async () => {
    const team = await company.api.must('POST', '/teams', { name: 'Team', lead_employee_id: reader.id });
    const parent = await goal('Parent', { owner_type: 'team', owner_team_id: team.id });
    const child = await goal('Child', { ...owned(owner), parent_goal_id: parent });
    expect(await reader.api.must('GET', `/goals/${parent}`)).toMatchObject({ has_children: false });

    const refused = await reader.api.delete(`/goals/${parent}`);
    expect(refused.status).toBe(409);
    expect(JSON.stringify(refused.body)).not.toContain(child);
    const forbidden = await reader.api.delete(`/goals/${parent}?children=delete`);
    expect(forbidden.status).toBe(403);
    expect(JSON.stringify(forbidden.body)).not.toContain(child);
    expect(await owner.api.must('GET', `/goals/${child}`)).toMatchObject({ parent_goal_id: parent });

    expect(await reader.api.delete(`/goals/${parent}?children=detach`)).toMatchObject({ status: 204 });
    expect(await owner.api.must('GET', `/goals/${child}`)).toMatchObject({ parent_goal_id: null, parent_goal: null });
  });
});

describe('what is hidden above', () => {
  it('is parent_goal: null; its id stays', async () => {
    for (const id of [own, below]) {
      expect(await reader.api.must('GET', `/goals/${id}`)).toMatchObject({ parent_goal_id: hidden, parent_goal: null });
    }
    expect(await owner.api.must('GET', `/goals/${below}`)).toMatchObject({ parent_goal: { id: hidden } });
  });

  it('stays the parent when a change does not speak of it, or repeats it', async () => {
    for (const body of [{ title: 'New' }, { parent_goal_id: hidden }]) {
      expect(await reader.api.patch(`/goals/${own}`, body)).toMatchObject({
        status: 200,
        body: { parent_goal_id: hidden, parent_goal: null },
      });
    }
  });

  it('is recalculated, but not shown by a check-in', async () => {
    const checkedIn = await reader.api.must('POST', `/goals/${own}/key-results/${ownKeyResult}/checkin`, { value: 50 });
    expect(idsOf(checkedIn.goals)).toEqual([own, root]);
    const items = [{ goal_key_result_id: ownKeyResult, value: 80 }];
    const inBulk = await reader.api.must('POST', '/check-ins/bulk', { items });
    expect(sorted(...idsOf(inBulk.goals))).toEqual(sorted(own, root));
    expect(await owner.api.must('GET', `/goals/${hidden}`)).toMatchObject({ progress_is_computed: true });
  });
});

describe('lists', () => {
  const everything = { is_archived: [true, false], include_total: true };

  it('count in total what they show', async () => {
    const { items, total } = await reader.api.must('POST', '/goals/search', everything);
    expect(sorted(...idsOf(items))).toEqual(sorted(root, shared, below, own));
    expect(total).toBe(4);
    expect(await company.api.must('POST', '/goals/search', everything)).toMatchObject({ total: 6 });
  });

  it.each(['created_at', '-created_at', 'updated_at', 'title', '-title', 'date_end', 'progress', '-progress'])(
    'page by %s without a trace of what lies between or behind',
    async (sort) => {
      // Both ends of every order are hidden goals.
      await goal('AAA', { ...owned(owner), date_end: '2020-01-01', progress: 100 });
      await goal('ZZZ', { ...owned(owner), date_end: '2020-01-01' });
      const seen: string[] = [];
      let cursor: string | null = null;
      do {
        const page: any = await reader.api.must('POST', '/goals/search', { sort, limit: 1, ...(cursor && { cursor }) });
        expect(page.items).toHaveLength(1);
        seen.push(page.items[0].id);
        cursor = page.next_cursor;
      } while (cursor && seen.length < 10);
      expect(sorted(...seen)).toEqual(sorted(root, shared, below, own));
    },
  );

  it("go on from another's cursor with one's own eyes", async () => {
    const { next_cursor } = await company.api.must('POST', '/goals/search', { sort: 'created_at', limit: 3 });
    const { items } = await reader.api.must('POST', '/goals/search', { sort: 'created_at', cursor: next_cursor });
    expect(idsOf(items)).toEqual([below, own]);
  });

  it('answer filters that name what is hidden as if it were not there', async () => {
    await company.api.must('PATCH', `/goals/${hidden}`, { assign_to_ids: [owner.id], confidence_level: null });
    for (const filter of [
      { text: 'hidden' },
      { text: 'lone' },
      { assign_to_id: owner.id },
      { parent_goal_id: shared },
      { owner_type: 'employee', is_shared: false, owner_employee_id: owner.id },
    ]) {
      expect(await reader.api.must('POST', '/goals/search', { ...filter, include_total: true })).toMatchObject({
        items: [],
        next_cursor: null,
        total: 0,
      });
    }
    // Children that one sees say whose children they are anyway.
    const { items } = await reader.api.must('POST', '/goals/search', { parent_goal_id: hidden });
    expect(sorted(...idsOf(items))).toEqual(sorted(below, own));
    const top = await reader.api.must('POST', '/goals/search', { only_top_level: true });
    expect(idsOf(top.items)).toEqual([root]);
  });
});

describe('a path', () => {
  it('is taken as a whole: each part belongs to the one before', async () => {
    const hiddenCheckIn = await owner.api.must('POST', `/goals/${hidden}/key-results/${hiddenKeyResult}/checkin`, {
      value: 1,
    });
    const notThere = async (path: (kr_id: string) => string, method: string, body?: object) => {
      const [foreign, unknown] = [
        await reader.api.send(method, path(hiddenKeyResult), body),
        await reader.api.send(method, path(UNKNOWN), body),
      ];
      expect(foreign.status).toBe(404);
      expect(foreign.body.detail).toBe(unknown.body.detail);
    };
    // The hidden goal's key result below a goal that the reader manages.
    const through = (kr_id: string) => `/goals/${own}/key-results/${kr_id}`;
    await notThere(through, 'GET');
    await notThere(through, 'PATCH', { title: 'X' });
    await notThere(through, 'DELETE');
    await notThere((kr_id) => `${through(kr_id)}/checkin`, 'POST', { value: 1 });
    await notThere((kr_id) => `${through(kr_id)}/check-ins`, 'GET');
    for (const method of ['GET', 'PATCH', 'DELETE']) {
      const path = `${through(ownKeyResult)}/check-ins/${hiddenCheckIn.id}`;
      expect(await reader.api.send(method, path, method === 'PATCH' ? { value: 2 } : undefined)).toMatchObject({
        status: 404,
      });
    }
  });
});

describe('references', () => {
  /** What is wrong with a body, without the ids that it named. */
  async function wrong(method: string, path: string, body: object) {
    const answer = await reader.api.send(method, path, body);
    expect(answer.status).toBe(422);
    return JSON.stringify(answer.body.errors);
  }

  it('to a parent are refused in the same words, be it hidden, of another company or nowhere', async () => {
    const foreign = await goal('Foreign', { owner_type: 'company' }, elsewhere.api);
    const errors = [];
    for (const parent_goal_id of [hidden, foreign, UNKNOWN]) {
      errors.push(await wrong('POST', '/goals', { title: 'X', ...owned(reader), parent_goal_id }));
      const other = await goal('Other', owned(reader));
      errors.push(await wrong('PATCH', `/goals/${other}`, { parent_goal_id }));
    }
    expect(new Set(errors).size).toBe(1);
    expect(errors[0]).toContain('"/parent_goal_id"');
  });

  it('to people and units are refused in the same words, be they of another company or nowhere', async () => {
    const foreign = {
      employee: elsewhere.admin.id,
      team: (await elsewhere.api.must('POST', '/teams', { name: 'T' })).id,
      department: (await elsewhere.api.must('POST', '/departments', { name: 'D' })).id,
    };
    for (const [type, id] of Object.entries(foreign)) {
      const owner = (owner_id: string) => ({ owner_type: type, [`owner_${type}_id`]: owner_id });
      const created = (owner_id: string) => wrong('POST', '/goals', { title: 'X', ...owner(owner_id) });
      expect(await created(id)).toBe(await created(UNKNOWN));
      const changed = (owner_id: string) => wrong('PATCH', `/goals/${own}`, owner(owner_id));
      expect(await changed(id)).toBe(await changed(UNKNOWN));
      expect(await changed(id)).toContain(`"/owner_${type}_id"`);
    }
    for (const field of ['assign_to_ids', 'visible_to_ids']) {
      const changed = (id: string) => wrong('PATCH', `/goals/${own}`, { [field]: [reader.id, id] });
      expect(await changed(foreign.employee)).toBe(await changed(UNKNOWN));
      expect(await changed(UNKNOWN)).toContain(`"/${field}/1"`);
    }
    const path = `/goals/${own}/key-results`;
    const keyResult = (id: string) => wrong('POST', path, { title: 'X', metric_type: 'percent', assign_to_ids: [id] });
    expect(await keyResult(foreign.employee)).toBe(await keyResult(UNKNOWN));
  });

  it('of a bulk of check-ins are named alike, together with those that are nowhere', async () => {
    const bulk = (second: object) =>
      wrong('POST', '/check-ins/bulk', {
        items: [
          { goal_key_result_id: UNKNOWN, value: 1 },
          { value: 1, ...second },
        ],
      });
    expect(await bulk({ goal_key_result_id: hiddenKeyResult })).toBe(await bulk({ goal_key_result_id: UNKNOWN }));
    const checked_in_at = '2999-01-01T00:00:00Z';
    expect(await bulk({ goal_key_result_id: hiddenKeyResult, checked_in_at })).toBe(
      await bulk({ goal_key_result_id: UNKNOWN, checked_in_at }),
    );
  });

  it('to what left the company are taken: history needs them', async () => {
    const former = await hire(app, company);
    await company.api.must('PATCH', `/employees/${former.id}`, { is_active: false });
    const named = await company.api.must('POST', '/goals', {
      title: 'Last year',
      ...owned(former),
      assign_to_ids: [former.id],
    });
    expect(named).toMatchObject({ owner_employee_id: former.id, acl: { assign_to: [former.id] } });
  });
});

describe('conditional requests', () => {
  it('learn nothing of a hidden goal', async () => {
    const tag = (await owner.api.get(`/goals/${hidden}`)).headers.get('etag') ?? '"x"';
    for (const [header, value] of [
      ['if-none-match', tag],
      ['if-none-match', '*'],
      ['if-match', tag],
      ['if-match', '"other"'],
    ] as const) {
      expect(await reader.api.get(`/goals/${hidden}`, { [header]: value })).toMatchObject({ status: 404 });
      expect(await reader.api.patch(`/goals/${hidden}`, { title: 'X' }, { [header]: value })).toMatchObject({
        status: 404,
      });
      expect(await reader.api.delete(`/goals/${hidden}`, { [header]: value })).toMatchObject({ status: 404 });
    }
  });

  it('do not tell that something hidden below has changed', async () => {
    const tag = async () => (await reader.api.get(`/goals/${shared}`)).headers.get('etag');
    const before = await tag();
    await company.api.must('PATCH', `/goals/${lone}`, { title: 'Renamed' });
    expect(await tag()).toBe(before);
  });
});

describe('a repeated request', () => {
  it("does not get another's answer by the same Idempotency-Key", async () => {
    const body = { title: 'Secret', ...owned(owner) };
    const key = { 'idempotency-key': 'the-same-key' };
    const first = await owner.api.post('/goals', body, key);
    expect(first.status).toBe(201);
    const second = await reader.api.post('/goals', body, key);
    expect(JSON.stringify(second.body)).not.toContain(first.body.id);
    expect(second.status).toBeGreaterThanOrEqual(400);
  });
});
