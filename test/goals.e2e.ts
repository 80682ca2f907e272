import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp, type TestCompany } from './support/app.js';
import { checkInOn, goalOf, keyResultOf, UNKNOWN, without, wrong } from './support/builders.js';
import { type Client } from './support/client.js';
import { holdCompany, waitingForCompany } from './support/company-lock.js';
import { hire } from './support/people.js';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const NEW = { title: 'Goal', owner_type: 'company' };

let app: TestApp;
let company: TestCompany;
let api: Client;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  company = await app.company();
  api = company.api;
});

const read = (id: string) => api.must('GET', `/goals/${id}`);
const progressOf = async (id: string) => (await read(id)).progress as number;

describe('a new goal', () => {
  it('has every field of SPEC §2, with its defaults', async () => {
    const { status, body } = await api.post('/goals', NEW);
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.stringMatching(UUID_V7),
      title: 'Goal',
      description: null,
      owner_type: 'company',
      owner_employee_id: null,
      owner_department_id: null,
      owner_team_id: null,
      parent_goal_id: null,
      is_shared: false,
      date_start: null,
      date_end: null,
      status: 'active',
      progress: 0,
      progress_driver: 'all',
      progress_is_computed: false,
      confidence_level: null,
      weight: 1,
      is_archived: false,
      goal_key_results_count: 0,
      has_children: false,
      created_at: expect.stringMatching(INSTANT),
      updated_at: body.created_at,
      acl: { created_by: company.admin.id, assign_to: [], visible_to: [] },
      parent_goal: null,
      goal_key_results: [],
    });
    expect(await read(body.id)).toEqual(body);
  });

  it('keeps everything that it is given', async () => {
    const { id: employee } = await hire(app, company);
    const parent = await goalOf(api);
    const given = {
      title: 'Zufriedene Kundschaft in Köln – 満足 🚲',
      description: 'Why\n\nand how',
      owner_type: 'employee',
      owner_employee_id: employee,
      parent_goal_id: parent.id,
      is_shared: true,
      date_start: '2026-01-01',
      date_end: '2026-12-31',
      status: 'completed',
      progress: 33.33,
      progress_driver: 'manual',
      confidence_level: 'at_risk',
      weight: 0.0001,
      is_archived: false,
    };
    const people = { assign_to_ids: [employee], visible_to_ids: [company.admin.id, employee].sort() };
    const { status, body } = await api.post('/goals', { ...given, ...people });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...given,
      acl: { created_by: company.admin.id, assign_to: people.assign_to_ids, visible_to: people.visible_to_ids },
    });
  });

  it('trims its title, and counts characters as people do', async () => {
    expect(await goalOf(api, { title: '  Trimmed \n' })).toMatchObject({ title: 'Trimmed' });
    expect(await goalOf(api, { title: '🚲'.repeat(500) })).toMatchObject({ title: '🚲'.repeat(500) });
    expect(await goalOf(api, { description: 'x'.repeat(10_000) })).toMatchObject({ description: 'x'.repeat(10_000) });
  });

  it('may fold into several times its length, and is found and sorted all the same', async () => {
    await goalOf(api, { title: 'Another' });
    // What becomes long and cannot be compressed: an entry of a B-tree has room for 2,704 bytes.
    const size = (text: string) => Buffer.byteLength(text.normalize('NFKC'));
    const characters = Array.from({ length: 0x10000 }, (_, code) => String.fromCodePoint(code));
    const growing = characters
      .filter((one) => one.isWellFormed())
      .toSorted((a, b) => size(b) - size(a))
      .slice(0, 100);
    const rare = () => String.fromCodePoint(0x20000 + Math.floor(Math.random() * 0xa000));
    for (const title of [
      '\ufdfa'.repeat(500),
      growing.map((one) => one + rare() + rare() + rare() + rare()).join(''),
    ]) {
      const { id } = await goalOf(api, { title });
      expect(await api.must('PATCH', `/goals/${id}`, { title: `${title.slice(0, -2)}x` })).toMatchObject({ id });
      const { items, next_cursor } = await api.must('GET', '/goals?sort=-title&limit=1');
      expect(items).toMatchObject([{ id }]);
      expect(next_cursor.length).toBeLessThanOrEqual(3_000);
      const rest = await api.must('GET', `/goals?sort=-title&cursor=${next_cursor}`);
      expect(rest.items.map((goal: { id: string }) => goal.id)).not.toContain(id);
      await api.must('DELETE', `/goals/${id}`);
    }
  });

  it.each([
    ['an empty title', { title: ' \u00a0 ' }, '/title'],
    ['too long a title', { title: 'x'.repeat(501) }, '/title'],
    ['a title with NUL', { title: 'a\0b' }, '/title'],
    ['a title with an unpaired surrogate', { title: 'a\ud800' }, '/title'],
    ['a title that is a number', { title: 7 }, '/title'],
    ['no title', { title: null }, '/title'],
    ['too long a description', { description: 'x'.repeat(10_001) }, '/description'],
    ['a description with NUL', { description: '\0' }, '/description'],
    ['an unknown owner_type', { owner_type: 'guild' }, '/owner_type'],
    ['an id that is not one', { parent_goal_id: 'abc' }, '/parent_goal_id'],
    ['a date that does not exist', { date_start: '2026-02-30' }, '/date_start'],
    ['a date with a time', { date_end: '2026-02-01T00:00:00Z' }, '/date_end'],
    ['a date in another form', { date_end: '1.2.2026' }, '/date_end'],
    ['the year 0', { date_start: '0000-01-01' }, '/date_start'],
    ['an end before the start', { date_start: '2026-02-02', date_end: '2026-02-01' }, '/date_end'],
    ['an unknown status', { status: 'paused' }, '/status'],
    ['no status', { status: null }, '/status'],
    ['an unknown confidence', { confidence_level: 'fine' }, '/confidence_level'],
    ['an unknown driver', { progress_driver: 'magic' }, '/progress_driver'],
    ['a negative weight', { weight: -0.0001 }, '/weight'],
    ['too large a weight', { weight: 1_000_000.0001 }, '/weight'],
    ['a weight with 5 decimals', { weight: 1.00001 }, '/weight'],
    ['a tiny weight', { weight: 1e-5 }, '/weight'],
    ['a huge weight', { weight: 1e21 }, '/weight'],
    ['a weight as text', { weight: '1' }, '/weight'],
    ['no weight', { weight: null }, '/weight'],
    ['a progress above 100', { progress: 100.01 }, '/progress'],
    ['a progress below 0', { progress: -1 }, '/progress'],
    ['no progress', { progress: null }, '/progress'],
    ['a flag as text', { is_shared: 'true' }, '/is_shared'],
    ['no flag', { is_archived: null }, '/is_archived'],
    ['people who are not a list', { assign_to_ids: UNKNOWN }, '/assign_to_ids'],
    ['a list of what is no id', { visible_to_ids: ['me'] }, '/visible_to_ids/0'],
    ['somebody twice', { visible_to_ids: [UNKNOWN, UNKNOWN] }, '/visible_to_ids'],
    ['somebody who is not there', { assign_to_ids: [UNKNOWN] }, '/assign_to_ids/0'],
    ['a parent that is not there', { parent_goal_id: UNKNOWN }, '/parent_goal_id'],
    ['a field that a goal does not have', { owner: 'me' }, '/owner'],
    ['a field that only answers have', { goal_key_results_count: 1 }, '/goal_key_results_count'],
    ['a field that JavaScript knows', { constructor: 1 }, '/constructor'],
  ])('is refused with %s', async (_, fields, pointer) => {
    expect(wrong(await api.post('/goals', { ...NEW, ...fields }))).toEqual([422, pointer]);
    const goal = await goalOf(api);
    expect(wrong(await api.patch(`/goals/${goal.id}`, fields))).toEqual([422, pointer]);
    expect(await read(goal.id)).toEqual(goal);
  });

  it('is told all that is wrong at once', async () => {
    const answer = await api.post('/goals', { owner_type: 'guild', weight: -1, nonsense: 1, 'a/b~c': 2 });
    expect(wrong(answer)).toEqual([422, '/a~1b~0c', '/nonsense', '/owner_type', '/title', '/weight']);
    for (const { detail } of answer.body.errors) expect(detail).toMatch(/\w/);
  });

  it('is told of null where that is a choice', async () => {
    const answer = await api.post('/goals', { ...NEW, confidence_level: '', status: '' });
    expect(answer.body.errors).toEqual([
      { pointer: '/status', detail: 'must be one of active, completed, cancelled' },
      { pointer: '/confidence_level', detail: 'must be one of on_track, at_risk, off_track, or null' },
    ]);
  });

  it('is told how its acl is written', async () => {
    const { acl, id } = await goalOf(api);
    const detail = 'is written as assign_to_ids and visible_to_ids';
    expect(await api.patch(`/goals/${id}`, { acl })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/acl', detail }] },
    });
  });

  it('is told which entries of a list are no ids, as it is of those that lead nowhere', async () => {
    const { id } = await goalOf(api);
    const lists = { assign_to_ids: [company.admin.id, 'nope', 7], visible_to_ids: ['nope'] };
    const pointers = [422, '/assign_to_ids/1', '/assign_to_ids/2', '/visible_to_ids/0'];
    expect(wrong(await api.post('/goals', { ...NEW, ...lists }))).toEqual(pointers);
    expect(wrong(await api.patch(`/goals/${id}`, lists))).toEqual(pointers);
    const { body } = await api.patch(`/goals/${id}`, { assign_to_ids: ['nope'] });
    expect(body.errors).toEqual([{ pointer: '/assign_to_ids/0', detail: 'must be a UUID' }]);
  });

  it('is told at once which fields do not go together, then which lead nowhere', async () => {
    const upsideDown = { date_start: '2026-02-01', date_end: '2026-01-01' };
    const { id } = await goalOf(api);
    const unowned = { owner_type: 'team', ...upsideDown };
    expect(wrong(await api.post('/goals', { ...NEW, ...unowned }))).toEqual([422, '/date_end', '/owner_team_id']);
    expect(wrong(await api.patch(`/goals/${id}`, unowned))).toEqual([422, '/date_end', '/owner_team_id']);
    const lost = {
      ...{ owner_type: 'team', owner_team_id: UNKNOWN, parent_goal_id: UNKNOWN },
      ...{ assign_to_ids: [company.admin.id, UNKNOWN], visible_to_ids: [UNKNOWN] },
    };
    const pointers = ['/assign_to_ids/1', '/owner_team_id', '/parent_goal_id', '/visible_to_ids/0'];
    expect(wrong(await api.post('/goals', { ...NEW, ...lost }))).toEqual([422, ...pointers]);
    expect(wrong(await api.patch(`/goals/${id}`, lost))).toEqual([422, ...pointers]);
  });
});

describe('the owner', () => {
  const owners = async () => ({
    employee: (await hire(app, company)).id,
    department: (await api.must('POST', '/departments', { name: 'Sales' })).id as string,
    team: (await api.must('POST', '/teams', { name: 'Bikes' })).id as string,
  });

  it('is exactly the id that owner_type says', async () => {
    const ids = await owners();
    for (const type of ['employee', 'department', 'team'] as const) {
      const goal = await goalOf(api, { owner_type: type, [`owner_${type}_id`]: ids[type] });
      expect(goal).toMatchObject({ owner_type: type, [`owner_${type}_id`]: ids[type] });
      expect(wrong(await api.post('/goals', { title: 'X', owner_type: type }))).toEqual([422, `/owner_${type}_id`]);
      const foreign = { ...NEW, owner_type: type, [`owner_${type}_id`]: UNKNOWN };
      expect(wrong(await api.post('/goals', foreign))).toEqual([422, `/owner_${type}_id`]);
      const both = { ...NEW, [`owner_${type}_id`]: ids[type] };
      expect(wrong(await api.post('/goals', both))).toEqual([422, `/owner_${type}_id`]);
    }
    const two = { title: 'X', owner_type: 'team', owner_team_id: ids.team, owner_employee_id: ids.employee };
    expect(wrong(await api.post('/goals', two))).toEqual([422, '/owner_employee_id']);
  });

  it('changes with PATCH as a whole: a new type begins from nothing, the same type takes another id', async () => {
    const ids = await owners();
    const another = (await hire(app, company)).id;
    const { id } = await goalOf(api, { owner_type: 'employee', owner_employee_id: ids.employee });
    const change = (body: object) => api.patch(`/goals/${id}`, body);
    const ownerIn = ({ body }: { body: any }) => [
      body.owner_type,
      body.owner_employee_id,
      body.owner_department_id,
      body.owner_team_id,
    ];
    expect(ownerIn(await change({ owner_employee_id: another }))).toEqual(['employee', another, null, null]);
    expect(ownerIn(await change({ owner_type: 'team', owner_team_id: ids.team }))).toEqual([
      'team',
      null,
      null,
      ids.team,
    ]);
    expect(
      ownerIn(await change({ owner_type: 'department', owner_team_id: null, owner_department_id: ids.department })),
    )
      // prettier-ignore
      .toEqual(['department', null, ids.department, null]);
    expect(wrong(await change({ owner_department_id: null }))).toEqual([422, '/owner_department_id']);
    expect(wrong(await change({ owner_type: 'team' }))).toEqual([422, '/owner_team_id']);
    expect(wrong(await change({ owner_employee_id: ids.employee }))).toEqual([422, '/owner_employee_id']);
    expect(wrong(await change({ owner_type: null }))).toEqual([422, '/owner_type']);
    expect(ownerIn(await change({ owner_type: 'company' }))).toEqual(['company', null, null, null]);
    expect(ownerIn(await change({ owner_type: 'company', owner_team_id: null }))).toEqual([
      'company',
      null,
      null,
      null,
    ]);
  });

  it('is the company by its admins alone, which others are told', async () => {
    const member = await hire(app, company);
    const { status, body } = await member.api.post('/goals', NEW);
    expect([status, body.detail]).toEqual([403, 'Only admins make goals of the company.']);
  });

  it('is of the same company', async () => {
    const elsewhere = await app.company();
    const foreign = { ...NEW, owner_type: 'employee', owner_employee_id: elsewhere.admin.id };
    expect(wrong(await api.post('/goals', foreign))).toEqual([422, '/owner_employee_id']);
  });
});

describe('PATCH', () => {
  it('changes what it names, leaves the rest, and moves updated_at', async () => {
    const goal = await goalOf(api, { description: 'Old', date_end: '2026-06-30', weight: 2 });
    const { status, body } = await api.patch(`/goals/${goal.id}`, { title: 'New', weight: 3.5 });
    expect(status).toBe(200);
    expect(body).toEqual({ ...goal, title: 'New', weight: 3.5, updated_at: expect.stringMatching(INSTANT) });
    expect(body.updated_at > goal.updated_at).toBe(true);
    expect(await read(goal.id)).toEqual(body);
  });

  it('clears with null', async () => {
    const parent = await goalOf(api);
    const goal = await goalOf(api, {
      description: 'Old',
      date_start: '2026-01-01',
      date_end: '2026-06-30',
      parent_goal_id: parent.id,
      confidence_level: 'at_risk',
      assign_to_ids: [company.admin.id],
      visible_to_ids: [company.admin.id],
    });
    const cleared = {
      description: null,
      date_start: null,
      date_end: null,
      parent_goal_id: null,
      confidence_level: null,
    };
    const { status, body } = await api.patch(`/goals/${goal.id}`, {
      ...cleared,
      assign_to_ids: null,
      visible_to_ids: [],
    });
    expect(status).toBe(200);
    expect(body).toMatchObject({ ...cleared, parent_goal: null, acl: { assign_to: [], visible_to: [] } });
    expect(await read(parent.id)).toMatchObject({ has_children: false });
  });

  it('checks the period against the date that stays', async () => {
    const goal = await goalOf(api, { date_start: '2026-02-01', date_end: '2026-02-28' });
    expect(wrong(await api.patch(`/goals/${goal.id}`, { date_start: '2026-03-01' }))).toEqual([422, '/date_start']);
    expect(wrong(await api.patch(`/goals/${goal.id}`, { date_end: '2026-01-31' }))).toEqual([422, '/date_end']);
    expect(await api.patch(`/goals/${goal.id}`, { date_start: '2026-03-01', date_end: null })).toMatchObject({
      status: 200,
    });
    expect(await api.patch(`/goals/${goal.id}`, { date_end: '2026-03-01' })).toMatchObject({ status: 200 });
  });

  it('answers 404 for what is not there', async () => {
    const elsewhere = await app.company();
    const foreign = await goalOf(elsewhere.api);
    for (const id of [UNKNOWN, foreign.id, 'not-a-uuid']) {
      for (const answer of [
        await api.get(`/goals/${id}`),
        await api.patch(`/goals/${id}`, { title: 'Mine' }),
        await api.delete(`/goals/${id}`),
        await api.get(`/goals/${id}/tree`),
        await api.get(`/goals/${id}/key-results`),
      ]) {
        expect(answer).toMatchObject({ status: 404, body: { type: 'urn:okr:problem:not-found' } });
      }
    }
    expect(await elsewhere.api.get(`/goals/${foreign.id}`)).toMatchObject({ status: 200, body: foreign });
  });
});

describe('the hierarchy', () => {
  it('shows the parent with its own fields and who it is for', async () => {
    const { id: employee } = await hire(app, company);
    const parent = await goalOf(api, { assign_to_ids: [employee], visible_to_ids: [company.admin.id] });
    const child = await goalOf(api, { parent_goal_id: parent.id });
    const own = without(await read(parent.id), 'parent_goal', 'goal_key_results');
    expect(child.parent_goal).toEqual({ ...own, assign_to_ids: [employee], visible_to_ids: [company.admin.id] });
    expect(own.has_children).toBe(true);
  });

  it('has no cycles', async () => {
    const top = await goalOf(api);
    const middle = await goalOf(api, { parent_goal_id: top.id });
    const bottom = await goalOf(api, { parent_goal_id: middle.id });
    for (const parent of [top, middle, bottom]) {
      const answer = await api.patch(`/goals/${top.id}`, { parent_goal_id: parent.id });
      expect(wrong(answer)).toEqual([409, '/parent_goal_id']);
      expect(answer.body.type).toBe('urn:okr:problem:conflict');
    }
    expect((await read(top.id)).parent_goal_id).toBeNull();
    expect(await api.patch(`/goals/${bottom.id}`, { parent_goal_id: top.id })).toMatchObject({ status: 200 });
    expect(await api.patch(`/goals/${middle.id}`, { parent_goal_id: bottom.id })).toMatchObject({ status: 200 });
  });

  it('has at most 32 levels, also when a subtree moves', async () => {
    const line: string[] = [];
    for (let level = 1; level <= 32; level++) {
      line.push((await goalOf(api, { parent_goal_id: line.at(-1) ?? null })).id);
    }
    expect(wrong(await api.post('/goals', { ...NEW, parent_goal_id: line[31] }))).toEqual([409, '/parent_goal_id']);
    const pair = await goalOf(api);
    await goalOf(api, { parent_goal_id: pair.id });
    expect(await api.patch(`/goals/${pair.id}`, { parent_goal_id: line[30] })).toMatchObject({ status: 409 });
    expect(await api.patch(`/goals/${pair.id}`, { parent_goal_id: line[29] })).toMatchObject({ status: 200 });
    const keyResult = await keyResultOf(api, line[31]!);
    const { goals } = await checkInOn(api, keyResult, 50);
    expect(goals.map(({ id }: { id: string }) => id)).toEqual(line.toReversed());
  });

  it('counts only what the caller may see', async () => {
    const member = await hire(app, company);
    const parent = await goalOf(api);
    const child = await goalOf(api, {
      parent_goal_id: parent.id,
      owner_type: 'employee',
      owner_employee_id: company.admin.id,
    });
    const seen = async () => (await member.api.must('GET', `/goals/${parent.id}`)).has_children as boolean;
    expect((await read(parent.id)).has_children).toBe(true);
    expect(await seen()).toBe(false);
    await api.must('PATCH', `/goals/${child.id}`, { visible_to_ids: [member.id] });
    expect(await seen()).toBe(true);
    await api.must('PATCH', `/goals/${child.id}`, { is_archived: true });
    expect(await seen()).toBe(false);
  });

  it('moves figures with a goal: out of the old chain, into the new one', async () => {
    const [from, to] = [await goalOf(api), await goalOf(api)];
    const goal = await goalOf(api, { parent_goal_id: from.id, progress: 60, confidence_level: 'on_track' });
    expect(await read(from.id)).toMatchObject({ progress: 60, confidence_level: 'on_track' });
    const moved = await api.must('PATCH', `/goals/${goal.id}`, { parent_goal_id: to.id });
    expect(moved).toMatchObject({ parent_goal_id: to.id, parent_goal: { id: to.id, progress: 60 } });
    expect(await read(from.id)).toMatchObject({ progress: 0, confidence_level: null, progress_is_computed: false });
    expect(await read(to.id)).toMatchObject({ progress: 60, confidence_level: 'on_track' });
  });
});

describe('progress', () => {
  it('is the weighted mean of what counts, as progress_driver says', async () => {
    const goal = await goalOf(api);
    await goalOf(api, { parent_goal_id: goal.id, progress: 10, weight: 1 });
    await goalOf(api, { parent_goal_id: goal.id, progress: 100, weight: 0 });
    await goalOf(api, { parent_goal_id: goal.id, progress: 100, status: 'cancelled' });
    await goalOf(api, { parent_goal_id: goal.id, progress: 100, is_archived: true });
    await goalOf(api, { parent_goal_id: goal.id, progress: 40, weight: 2, status: 'completed' });
    const keyResult = await keyResultOf(api, goal.id, { weight: 3 });
    await checkInOn(api, keyResult, 90);
    const shown = async (progress_driver: string) => {
      const { progress, progress_is_computed } = await api.must('PATCH', `/goals/${goal.id}`, { progress_driver });
      return [progress, progress_is_computed];
    };
    expect(await shown('all')).toEqual([60, true]); // (1·10 + 2·40 + 3·90) / 6
    expect(await shown('children')).toEqual([30, true]);
    expect(await shown('key_results')).toEqual([90, true]);
    expect(await shown('manual')).toEqual([0, false]);
  });

  it('is stored to 6 decimals and shown with 2', async () => {
    const [top, goal] = [await goalOf(api), await goalOf(api)];
    for (const progress of [0, 0, 100]) await goalOf(api, { parent_goal_id: goal.id, progress });
    expect(await progressOf(goal.id)).toBe(33.33);
    await api.must('PATCH', `/goals/${goal.id}`, { parent_goal_id: top.id });
    const [{ progress }] = await app.query('SELECT progress FROM goal_progress WHERE goal_id = $1', [top.id]);
    expect(progress).toBe('33.333333');
  });

  it('follows weight, status and archiving of a child at once, up to the root', async () => {
    const root = await goalOf(api);
    const goal = await goalOf(api, { parent_goal_id: root.id });
    const one = await goalOf(api, { parent_goal_id: goal.id, progress: 20 });
    await goalOf(api, { parent_goal_id: goal.id, progress: 80 });
    const after = async (body: object) => {
      await api.must('PATCH', `/goals/${one.id}`, body);
      return progressOf(root.id);
    };
    expect(await progressOf(root.id)).toBe(50);
    expect(await after({ weight: 2 })).toBe(40);
    expect(await after({ status: 'cancelled' })).toBe(80);
    expect(await after({ status: 'completed' })).toBe(40);
    expect(await after({ is_archived: true })).toBe(80);
    expect(await after({ is_archived: false, progress: 50 })).toBe(60);
    await api.must('DELETE', `/goals/${one.id}`);
    expect(await progressOf(root.id)).toBe(80);
  });

  it('is set by hand where nothing counts, and comes back when nothing counts any more', async () => {
    const goal = await goalOf(api, { progress: 12.34 });
    expect(goal).toMatchObject({ progress: 12.34, progress_is_computed: false });
    const child = await goalOf(api, { parent_goal_id: goal.id, progress: 50 });
    expect(await read(goal.id)).toMatchObject({ progress: 50, progress_is_computed: true });
    await api.must('DELETE', `/goals/${child.id}`);
    expect(await read(goal.id)).toMatchObject({ progress: 12.34, progress_is_computed: false });
    expect(await api.must('PATCH', `/goals/${goal.id}`, { progress: 99.9999 })).toMatchObject({ progress: 100 });
    expect(await api.must('PATCH', `/goals/${goal.id}`, { progress: 0 })).toMatchObject({ progress: 0 });
  });

  it('is not set by hand where it is computed, and the answer says why', async () => {
    const goal = await goalOf(api);
    await goalOf(api, { parent_goal_id: goal.id, progress: 50 });
    const answer = await api.patch(`/goals/${goal.id}`, { progress: 70, title: 'Unchanged' });
    expect(wrong(answer)).toEqual([422, '/progress']);
    expect(answer.body.errors[0].detail).toContain('progress_driver');
    expect(await read(goal.id)).toMatchObject({ title: goal.title, progress: 50 });
    // The same change may take the goal into its own hands, or give it back.
    expect(await api.patch(`/goals/${goal.id}`, { progress: 70, progress_driver: 'manual' })).toMatchObject({
      status: 200,
      body: { progress: 70, progress_is_computed: false },
    });
    expect(wrong(await api.patch(`/goals/${goal.id}`, { progress: 71, progress_driver: 'all' }))).toEqual([
      422,
      '/progress',
    ]);
    expect(await progressOf(goal.id)).toBe(70);
  });
});

describe('created_at and updated_at', () => {
  it.each([
    ['a new goal', 'created_at', () => goalOf(api)],
    ['a change', 'updated_at', (id: string) => api.must('PATCH', `/goals/${id}`, { title: 'Changed' })],
  ])('are when it is written, however long it waited for its turn: %s', async (_, field, write) => {
    const goal = await goalOf(api);
    const { release } = await holdCompany(app.database, company.id);
    const answer = write(goal.id);
    let now: Date;
    try {
      await waitingForCompany(app.database);
      [{ now }] = (await app.query('SELECT clock_timestamp()::timestamptz(3) AS now')) as [{ now: Date }];
    } finally {
      await release();
    }
    expect(new Date((await answer)[field]).getTime()).toBeGreaterThanOrEqual(now.getTime());
  });
});

describe('confidence', () => {
  it.each([
    [['on_track', 'on_track', 'at_risk'], 'on_track'], // 1.67
    [['on_track', 'at_risk'], 'at_risk'], // 1.5 is not above 1.5
    [['at_risk', 'off_track'], 'off_track'], // 0.5 is not above 0.5
    [['on_track', 'off_track', 'off_track'], 'at_risk'], // 0.67
    [['off_track', null, null], 'off_track'],
    [[null, null], null],
  ])('of %j is %s', async (levels, expected) => {
    const goal = await goalOf(api);
    for (const confidence_level of levels) await goalOf(api, { parent_goal_id: goal.id, confidence_level });
    expect(await read(goal.id)).toMatchObject({ confidence_level: expected });
  });

  it('weighs, and is set by hand only where nobody that counts has one', async () => {
    const goal = await goalOf(api, { confidence_level: 'off_track' });
    const child = await goalOf(api, { parent_goal_id: goal.id, weight: 3 });
    expect(await read(goal.id)).toMatchObject({ confidence_level: 'off_track' });
    await api.must('PATCH', `/goals/${child.id}`, { confidence_level: 'on_track' });
    await goalOf(api, { parent_goal_id: goal.id, weight: 1, confidence_level: 'at_risk' });
    expect(await read(goal.id)).toMatchObject({ confidence_level: 'on_track' }); // 1.75
    // The one that it shows is as wrong as any: it would come back when nobody that counts has one any more.
    for (const confidence_level of ['at_risk', 'on_track']) {
      expect(wrong(await api.patch(`/goals/${goal.id}`, { confidence_level }))).toEqual([422, '/confidence_level']);
    }
  });
});

describe('an archived goal', () => {
  it('is read-only until it is unarchived, with all that hangs on it', async () => {
    const goal = await goalOf(api);
    const keyResult = await keyResultOf(api, goal.id);
    const { id: check_in_id } = await checkInOn(api, keyResult, 10);
    await api.must('PATCH', `/goals/${goal.id}`, { is_archived: true });
    const archived = await read(goal.id);
    const krs = `/goals/${goal.id}/key-results`;
    for (const answer of [
      await api.patch(`/goals/${goal.id}`, { title: 'New' }),
      await api.delete(`/goals/${goal.id}`),
      await api.post(krs, { title: 'New', metric_type: 'boolean' }),
      await api.patch(`${krs}/${keyResult.id}`, { title: 'New' }),
      await api.delete(`${krs}/${keyResult.id}`),
      await api.post(`${krs}/${keyResult.id}/checkin`, { value: 1 }),
      await api.patch(`${krs}/${keyResult.id}/check-ins/${check_in_id}`, { value: 1 }),
      await api.delete(`${krs}/${keyResult.id}/check-ins/${check_in_id}`),
      await api.post('/goals', { ...NEW, parent_goal_id: goal.id }),
    ]) {
      expect(answer).toMatchObject({ status: 409, body: { detail: expect.stringContaining('archived') } });
    }
    expect(wrong(await api.post('/goals', { ...NEW, parent_goal_id: goal.id }))).toEqual([409, '/parent_goal_id']);
    expect(await api.patch(`/goals/${goal.id}`, { is_archived: true, title: 'New' })).toMatchObject({ status: 409 });
    // As who did not hear the first answer sends it.
    expect(await api.patch(`/goals/${goal.id}`, { is_archived: true })).toMatchObject({ status: 200, body: archived });
    expect(await read(goal.id)).toEqual(archived);
    expect(await api.patch(`/goals/${goal.id}`, { is_archived: false, title: 'Back' })).toMatchObject({
      status: 200,
      body: { is_archived: false, title: 'Back', progress: 10 },
    });
  });

  it('is left out of lists and trees unless asked for', async () => {
    const top = await goalOf(api);
    const { id } = await goalOf(api, { parent_goal_id: top.id, is_archived: true });
    const ids = async (filters: object) =>
      (await api.must('POST', '/goals/search', filters)).items.map((item: { id: string }) => item.id);
    expect(await ids({})).toEqual([top.id]);
    expect(await ids({ is_archived: true })).toEqual([id]);
    expect((await ids({ is_archived: [true, false] })).sort()).toEqual([top.id, id].sort());
    expect((await api.must('GET', `/goals/${top.id}/tree`)).children).toEqual([]);
  });
});

describe('DELETE', () => {
  it('removes a goal with its key results and check-ins', async () => {
    const goal = await goalOf(api);
    const keyResult = await keyResultOf(api, goal.id);
    await checkInOn(api, keyResult, 10);
    const answer = await api.delete(`/goals/${goal.id}`);
    expect([answer.status, answer.body]).toEqual([204, undefined]);
    expect(await api.get(`/goals/${goal.id}`)).toMatchObject({ status: 404 });
    expect(await api.delete(`/goals/${goal.id}`)).toMatchObject({ status: 404 });
    expect(await app.query('SELECT FROM check_ins WHERE company_id = $1', [company.id])).toEqual([]);
  });

  /** top → goal → two children → a grandchild */
  async function family() {
    const top = await goalOf(api);
    const goal = await goalOf(api, { parent_goal_id: top.id });
    const one = await goalOf(api, { parent_goal_id: goal.id, progress: 40 });
    const two = await goalOf(api, { parent_goal_id: goal.id, is_archived: true });
    const grandchild = await goalOf(api, { parent_goal_id: one.id, progress: 80 });
    return { top, goal, one, two, grandchild };
  }

  it('of a goal with children needs to be told what becomes of them', async () => {
    const { top, goal } = await family();
    const answer = await api.delete(`/goals/${goal.id}`);
    expect(answer).toMatchObject({ status: 409, body: { detail: expect.stringContaining('?children=detach') } });
    expect(wrong(await api.delete(`/goals/${goal.id}?children=keep`))).toEqual([422, '/children']);
    expect(wrong(await api.delete(`/goals/${goal.id}?child=delete`))).toEqual([422, '/child']);
    expect(await progressOf(top.id)).toBe(80);
  });

  it('detaches children: they become top-level', async () => {
    const { top, goal, one, two, grandchild } = await family();
    expect(await api.delete(`/goals/${goal.id}?children=detach`)).toMatchObject({ status: 204 });
    for (const { id } of [one, two]) expect(await read(id)).toMatchObject({ parent_goal_id: null, parent_goal: null });
    expect(await read(grandchild.id)).toMatchObject({ parent_goal_id: one.id });
    expect(await read(top.id)).toMatchObject({ progress: 0, progress_is_computed: false, has_children: false });
  });

  it('takes the whole subtree with it', async () => {
    const { top, goal, one, two, grandchild } = await family();
    expect(await api.delete(`/goals/${goal.id}?children=delete`)).toMatchObject({ status: 204 });
    for (const { id } of [goal, one, two, grandchild]) {
      expect(await api.get(`/goals/${id}`)).toMatchObject({ status: 404 });
    }
    expect(await read(top.id)).toMatchObject({ progress: 0, progress_is_computed: false, has_children: false });
  });
});
