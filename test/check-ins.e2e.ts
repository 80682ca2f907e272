import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp, type TestCompany } from './support/app.js';
import { checkInOn, checkInsOf, goalOf, keyResultOf, UNKNOWN, without, wrong } from './support/builders.js';
import { type Client } from './support/client.js';
import { withClockAhead } from './support/clock.js';
import { hire } from './support/people.js';
import { statementsOf } from './support/statements.js';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const MINUTE = 60_000;

let app: TestApp;
let company: TestCompany;
let api: Client;
/** root → middle → goal → keyResult */
let root: any;
let middle: any;
let goal: any;
let keyResult: any;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  company = await app.company();
  api = company.api;
  root = await goalOf(api);
  middle = await goalOf(api, { parent_goal_id: root.id });
  goal = await goalOf(api, { parent_goal_id: middle.id });
  keyResult = await keyResultOf(api, goal.id);
});

const path = () => `/goals/${goal.id}/key-results/${keyResult.id}`;
const post = (body: unknown) => api.post(`${path()}/checkin`, body);
const history = async () => (await api.must('GET', `${path()}/check-ins`)).items;
const kr = () => api.must('GET', path());
const rootNow = () => api.must('GET', `/goals/${root.id}`);
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * MINUTE).toISOString();

describe('a check-in', () => {
  it('answers with itself, the key result, and every goal up the chain, nearest first', async () => {
    await goalOf(api, { parent_goal_id: root.id, weight: 3 });
    const before = Date.now();
    const { status, body } = await post({ value: 40, confidence_level: 'at_risk', comment: ' Two deals closed. ' });
    expect(status).toBe(201);
    const { key_result, goals, ...own } = body;
    expect(own).toEqual({
      id: expect.any(String),
      goal_key_result_id: keyResult.id,
      employee_id: company.admin.id,
      value: 40,
      confidence_level: 'at_risk',
      comment: 'Two deals closed.',
      checked_in_at: expect.stringMatching(INSTANT),
      created_at: expect.stringMatching(INSTANT),
      acl: { created_by: company.admin.id, assign_to: [], visible_to: [] },
    });
    expect(Date.parse(own.checked_in_at)).toBeGreaterThanOrEqual(before);
    expect(key_result).toEqual({
      ...keyResult,
      current_value: 40,
      progress: 40,
      confidence_level: 'at_risk',
      check_ins_count: 1,
      last_check_in_at: own.checked_in_at,
    });
    const told = (of: any, progress: number, parent_goal_id: string | null) => ({
      id: of.id,
      title: of.title,
      parent_goal_id,
      progress,
      progress_is_computed: true,
      confidence_level: 'at_risk',
    });
    expect(goals).toEqual([told(goal, 40, middle.id), told(middle, 40, root.id), told(root, 10, null)]);
    // What the answer says is what a reader finds.
    expect(await api.must('GET', `${path()}/check-ins/${own.id}`)).toEqual(own);
    expect(await kr()).toEqual(key_result);
    for (const { id, progress } of goals) expect(await api.must('GET', `/goals/${id}`)).toMatchObject({ progress });
    expect((await api.must('GET', `/goals/${goal.id}`)).goal_key_results).toEqual([
      { ...key_result, goal_key_result_check_ins: [own] },
    ]);
  });

  it('shows of the chain only what the caller may see', async () => {
    const member = await hire(app, company);
    const owner = { owner_type: 'employee', owner_employee_id: company.admin.id };
    await api.must('PATCH', `/goals/${middle.id}`, owner);
    await api.must('PATCH', `/goals/${goal.id}`, { ...owner, assign_to_ids: [member.id] });
    const { goals } = await checkInOn(member.api, keyResult, 10);
    expect(goals.map(({ id }: any) => id)).toEqual([goal.id, root.id]);
    expect(goals[1].progress).toBe(10);
  });

  it.each([
    ['no value', {}, '/value'],
    ['a null value', { value: null }, '/value'],
    ['a text', { value: '5' }, '/value'],
    ['a flag', { value: true }, '/value'],
    ['5 decimals', { value: 1.00001 }, '/value'],
    ['a tiny value', { value: 1e-5 }, '/value'],
    ['a value above 10^11', { value: 100_000_000_000.1 }, '/value'],
    ['a huge value', { value: -1e21 }, '/value'],
    ['an unknown confidence', { value: 1, confidence_level: 'fine' }, '/confidence_level'],
    ['too long a comment', { value: 1, comment: 'x'.repeat(5_001) }, '/comment'],
    ['a comment with NUL', { value: 1, comment: 'a\0' }, '/comment'],
    ['an instant without offset', { value: 1, checked_in_at: '2026-01-01T00:00:00' }, '/checked_in_at'],
    ['a date alone', { value: 1, checked_in_at: '2026-01-01' }, '/checked_in_at'],
    ['a day that does not exist', { value: 1, checked_in_at: '2026-02-30T00:00:00Z' }, '/checked_in_at'],
    ['an hour that does not exist', { value: 1, checked_in_at: '2026-02-01T24:00:00Z' }, '/checked_in_at'],
    ['an offset that does not exist', { value: 1, checked_in_at: '2026-02-01T00:00:00+25:00' }, '/checked_in_at'],
    ['an instant before the first year', { value: 1, checked_in_at: '0001-01-01T00:00:00+14:00' }, '/checked_in_at'],
    ['no instant', { value: 1, checked_in_at: null }, '/checked_in_at'],
    ['an author', { value: 1, employee_id: UNKNOWN }, '/employee_id'],
  ])('is refused with %s', async (_, body, pointer) => {
    expect(wrong(await post(body))).toEqual([422, pointer]);
    expect(await history()).toEqual([]);
  });

  it('takes the largest, the smallest and the finest value as they are', async () => {
    for (const value of [100_000_000_000, -100_000_000_000, 0.0001, -0.0001, 9_999_999_999.1234, 1e-4, -0, 1e2]) {
      expect((await post({ value })).body.value).toBe(value === 0 ? 0 : value);
    }
    expect((await history()).length).toBe(8);
  });

  it('of a boolean key result is 0 or 1', async () => {
    keyResult = await keyResultOf(api, goal.id, { metric_type: 'boolean', target_value: undefined });
    for (const value of [2, 0.5, -1]) expect(wrong(await post({ value }))).toEqual([422, '/value']);
    expect((await post({ value: 1 })).body.key_result).toMatchObject({ current_value: 1, progress: 100 });
    const { id } = (await post({ value: 0 })).body;
    expect(await kr()).toMatchObject({ current_value: 0, progress: 0 });
    expect(wrong(await api.patch(`${path()}/check-ins/${id}`, { value: 3 }))).toEqual([422, '/value']);
    const both = { value: 3, checked_in_at: minutesAgo(-60) };
    expect(wrong(await api.patch(`${path()}/check-ins/${id}`, both))).toEqual([422, '/checked_in_at', '/value']);
  });

  it('may be up to 5 minutes ahead, never more', async () => {
    const ahead = (minutes: number) => post({ value: 1, checked_in_at: minutesAgo(-minutes) });
    expect(wrong(await ahead(6))).toEqual([422, '/checked_in_at']);
    expect(wrong(await ahead(60 * 24 * 365))).toEqual([422, '/checked_in_at']);
    expect(await ahead(4)).toMatchObject({ status: 201 });
    const { id } = (await post({ value: 2 })).body;
    expect(await kr()).toMatchObject({ current_value: 1 }); // the one ahead is still the newest
    const later = { checked_in_at: minutesAgo(-60) };
    expect(wrong(await api.patch(`${path()}/check-ins/${id}`, later))).toEqual([422, '/checked_in_at']);
  });

  it('may be so far ahead of the clock of the database, whatever that of the instance says', async () => {
    const { id } = (await post({ value: 2 })).body;
    const now = { checked_in_at: minutesAgo(0) };
    const item = { ...now, value: 3, goal_key_result_id: keyResult.id };
    await withClockAhead(-30, async () => {
      expect(await post({ ...now, value: 1 })).toMatchObject({ status: 201 });
      expect(await api.patch(`${path()}/check-ins/${id}`, now)).toMatchObject({ status: 200 });
      expect(await api.post('/check-ins/bulk', { items: [item] })).toMatchObject({ status: 201 });
    });
    const late = { checked_in_at: minutesAgo(-10) };
    await withClockAhead(30, async () => {
      expect(wrong(await post({ ...late, value: 1 }))).toEqual([422, '/checked_in_at']);
      expect(wrong(await api.patch(`${path()}/check-ins/${id}`, late))).toEqual([422, '/checked_in_at']);
      const items = [{ ...item, ...late }, item, { ...item, ...late }];
      const refused = wrong(await api.post('/check-ins/bulk', { items }));
      expect(refused).toEqual([422, '/items/0/checked_in_at', '/items/2/checked_in_at']);
    });
  });

  it('takes instants with any offset and answers in UTC', async () => {
    const { body } = await post({ value: 1, checked_in_at: '2025-03-01T01:30:00.5+02:00' });
    expect(body.checked_in_at).toBe('2025-02-28T23:30:00.500Z');
    expect(body.key_result.last_check_in_at).toBe(body.checked_in_at);
  });

  it('is told apart from none: a check-in of the start value counts', async () => {
    expect(keyResult).toMatchObject({ current_value: 0, check_ins_count: 0, last_check_in_at: null });
    const { key_result } = await checkInOn(api, keyResult, 0);
    expect(key_result).toMatchObject({ current_value: 0, check_ins_count: 1, last_check_in_at: expect.any(String) });
  });
});

describe('confidence', () => {
  it('stays as it is when a check-in omits it, and is cleared with null', async () => {
    const level = async (body: object) => (await post(body)).body.key_result.confidence_level;
    expect(await level({ value: 1 })).toBeNull();
    expect(await level({ value: 2, confidence_level: 'on_track' })).toBe('on_track');
    expect(await level({ value: 3 })).toBe('on_track');
    expect(await rootNow()).toMatchObject({ progress: 3, confidence_level: 'on_track' });
    expect(await level({ value: 4, confidence_level: null })).toBeNull();
    expect(await level({ value: 5 })).toBeNull();
    expect(await rootNow()).toMatchObject({ progress: 5, confidence_level: null });
  });
});

describe('a backdated check-in', () => {
  it('enters the history and changes nothing else', async () => {
    await post({ value: 50, confidence_level: 'on_track', checked_in_at: minutesAgo(10) });
    const shown = await kr();
    const { status, body } = await post({ value: 90, confidence_level: 'off_track', checked_in_at: minutesAgo(20) });
    expect(status).toBe(201);
    expect(body.key_result).toEqual({ ...shown, check_ins_count: 2 });
    expect(body.goals.map(({ progress }: any) => progress)).toEqual([50, 50, 50]);
    expect((await history()).map(({ value }: any) => value)).toEqual([50, 90]);
    expect(await rootNow()).toMatchObject({ progress: 50, confidence_level: 'on_track' });
  });

  it('takes over the confidence of its own time when it omits one', async () => {
    await post({ value: 10, confidence_level: 'at_risk', checked_in_at: minutesAgo(30) });
    await post({ value: 30, confidence_level: 'on_track', checked_in_at: minutesAgo(10) });
    expect((await post({ value: 20, checked_in_at: minutesAgo(20) })).body.confidence_level).toBe('at_risk');
    expect((await post({ value: 5, checked_in_at: minutesAgo(40) })).body.confidence_level).toBeNull();
  });

  it('of the same instant comes after by its id', async () => {
    const checked_in_at = minutesAgo(10);
    for (const value of [1, 2, 3]) await post({ value, checked_in_at });
    expect(await kr()).toMatchObject({ current_value: 3 });
    expect((await history()).map(({ value }: any) => value)).toEqual([3, 2, 1]);
  });
});

describe('deleting a check-in', () => {
  it('falls back to the one before, and at last to the start value and no confidence', async () => {
    await api.must('PATCH', path(), { start_value: 4 });
    const one = (await post({ value: 28, confidence_level: 'at_risk', checked_in_at: minutesAgo(20) })).body;
    const two = (await post({ value: 52, confidence_level: 'on_track', checked_in_at: minutesAgo(10) })).body;
    const remove = async ({ id }: { id: string }) => {
      const answer = await api.delete(`${path()}/check-ins/${id}`);
      expect([answer.status, answer.body]).toEqual([204, undefined]);
    };
    expect(await rootNow()).toMatchObject({ progress: 50, confidence_level: 'on_track' });
    await remove(two);
    expect(await kr()).toMatchObject({
      current_value: 28,
      progress: 25,
      confidence_level: 'at_risk',
      check_ins_count: 1,
      last_check_in_at: one.checked_in_at,
    });
    expect(await rootNow()).toMatchObject({ progress: 25, confidence_level: 'at_risk' });
    await remove(one);
    expect(await kr()).toMatchObject({
      current_value: 4,
      progress: 0,
      confidence_level: null,
      check_ins_count: 0,
      last_check_in_at: null,
    });
    expect(await rootNow()).toMatchObject({ progress: 0, confidence_level: null });
    expect(await api.delete(`${path()}/check-ins/${one.id}`)).toMatchObject({ status: 404 });
  });

  it('that is not the newest changes the count alone', async () => {
    const old = (await post({ value: 10, checked_in_at: minutesAgo(20) })).body;
    await post({ value: 30 });
    const shown = await kr();
    await api.must('DELETE', `${path()}/check-ins/${old.id}`);
    expect(await kr()).toEqual({ ...shown, check_ins_count: 1 });
  });
});

describe('correcting a check-in', () => {
  it('changes what is named, and the newest one counts', async () => {
    const one = (await post({ value: 10, comment: 'One', checked_in_at: minutesAgo(20) })).body;
    const two = (await post({ value: 20, comment: 'Two', confidence_level: 'on_track' })).body;
    const correct = (id: string, body: object) => api.patch(`${path()}/check-ins/${id}`, body);

    const { status, body } = await correct(two.id, { value: 25 });
    expect(status).toBe(200);
    expect(body).toEqual({ ...without(two, 'key_result', 'goals'), value: 25 });
    expect(await rootNow()).toMatchObject({ progress: 25, confidence_level: 'on_track' });

    await correct(one.id, { value: 11, confidence_level: 'off_track' });
    expect(await rootNow()).toMatchObject({ progress: 25, confidence_level: 'on_track' });
    // Moved behind the other, it is the newest no more.
    await correct(two.id, { checked_in_at: minutesAgo(30), comment: null, confidence_level: null });
    expect(await kr()).toMatchObject({ current_value: 11, confidence_level: 'off_track', check_ins_count: 2 });
    expect(await rootNow()).toMatchObject({ progress: 11, confidence_level: 'off_track' });
    expect(await history()).toMatchObject([
      { id: one.id, value: 11 },
      { id: two.id, value: 25, comment: null, confidence_level: null },
    ]);
    expect(await correct(two.id, {})).toMatchObject({ status: 200 });
  });

  it('is refused as a new one is', async () => {
    const { id } = (await post({ value: 10 })).body;
    for (const [body, pointer] of [
      [{ value: null }, '/value'],
      [{ value: 1e-5 }, '/value'],
      [{ checked_in_at: null }, '/checked_in_at'],
      [{ confidence_level: 'fine' }, '/confidence_level'],
      [{ goal_key_result_id: UNKNOWN }, '/goal_key_result_id'],
    ]) {
      expect(wrong(await api.patch(`${path()}/check-ins/${id}`, body))).toEqual([422, pointer]);
    }
    expect((await history())[0].value).toBe(10);
  });

  it("is its author's and the managers' of the goal", async () => {
    const [author, colleague] = [await hire(app, company), await hire(app, company)];
    await api.must('PATCH', `/goals/${goal.id}`, { assign_to_ids: [author.id, colleague.id] });
    const { id } = await checkInOn(author.api, keyResult, 10);
    const at = `${checkInsOf(keyResult)}/${id}`;
    expect(await colleague.api.patch(at, { value: 11 })).toMatchObject({ status: 403 });
    expect(await colleague.api.delete(at)).toMatchObject({ status: 403 });
    expect(await author.api.patch(at, { value: 12 })).toMatchObject({ status: 200, body: { employee_id: author.id } });
    expect(await api.patch(at, { value: 13 })).toMatchObject({ status: 200, body: { employee_id: author.id } });
    expect(await author.api.delete(at)).toMatchObject({ status: 204 });
  });
});

describe('a goal that is not open', () => {
  it.each([[{ is_archived: true }], [{ status: 'completed' }], [{ status: 'cancelled' }]])(
    '%j takes nothing, and nothing changes',
    async (closing) => {
      const { id } = (await post({ value: 10 })).body;
      await api.must('PATCH', `/goals/${goal.id}`, closing);
      const [shown, items] = [await kr(), await history()];
      for (const answer of [
        await post({ value: 20 }),
        await api.patch(`${path()}/check-ins/${id}`, { value: 20 }),
        await api.delete(`${path()}/check-ins/${id}`),
        await api.post('/check-ins/bulk', { items: [{ goal_key_result_id: keyResult.id, value: 20 }] }),
      ]) {
        expect(answer).toMatchObject({ status: 409, body: { type: 'urn:okr:problem:conflict' } });
      }
      expect([await kr(), await history()]).toEqual([shown, items]);
      await api.must('PATCH', `/goals/${goal.id}`, { status: 'active', is_archived: false });
      expect(await post({ value: 20 })).toMatchObject({ status: 201 });
    },
  );
});

describe('the history', () => {
  it('is paged, newest first, and holds its place while others check in', async () => {
    for (let n = 1; n <= 5; n++) await post({ value: n, checked_in_at: minutesAgo(100 - n) });
    const seen: number[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
      const page = await api.must('GET', `${path()}/check-ins?limit=2${query}`);
      seen.push(...page.items.map(({ value }: any) => value));
      cursor = page.next_cursor;
      await post({ value: 99 });
    }
    expect(seen).toEqual([5, 4, 3, 2, 1]);
    expect(await api.get(`${path()}/check-ins?cursor=abc`)).toMatchObject({ status: 400 });
    expect(wrong(await api.get(`${path()}/check-ins?limit=201`))).toEqual([422, '/limit']);
  });

  it('is embedded in the goal up to the newest 20', async () => {
    const items = Array.from({ length: 25 }, (_, n) => ({
      goal_key_result_id: keyResult.id,
      value: n,
      checked_in_at: minutesAgo(100 - n),
    }));
    await api.must('POST', '/check-ins/bulk', { items });
    const [{ goal_key_result_check_ins, check_ins_count }] = (await api.must('GET', `/goals/${goal.id}`))
      .goal_key_results;
    expect(check_ins_count).toBe(25);
    expect(goal_key_result_check_ins.map(({ value }: any) => value)).toEqual(
      Array.from({ length: 20 }, (_, n) => 24 - n),
    );
    expect((await history()).length).toBe(25);
  });

  it('is embedded as far as it can be sent where thousands are named on many key results', async () => {
    const employees = Array.from({ length: 1_000 }, (_, n) => ({
      external_id: `e${n}`,
      email: `e${n}@crowd.example`,
      display_name: `E ${n}`,
    }));
    await api.must('PUT', '/directory', { employees });
    const ids = (await app.query('SELECT id FROM employees WHERE company_id = $1 LIMIT 1000', [company.id])).map(
      ({ id }) => id,
    );
    const key_results = Array.from({ length: 50 }, (_, n) => ({ title: `K ${n}`, metric_type: 'percent' }));
    const file = { goals: [{ key: 'a', title: 'Crowded', owner_type: 'company', key_results }] };
    const crowded = `/goals/${(await api.must('POST', '/goals/import?dry_run=false', file)).goals[0].id}`;
    const embedded = async () =>
      (await api.must('GET', crowded)).goal_key_results.map(({ goal_key_result_check_ins }: any) =>
        goal_key_result_check_ins.map(({ value }: any) => value),
      );
    const keyResults = (await api.must('GET', crowded)).goal_key_results;
    const items = keyResults.flatMap(({ id }: any) =>
      [1, 2, 3, 4, 5, 6].map((value) => ({ goal_key_result_id: id, value })),
    );
    await api.must('POST', '/check-ins/bulk', { items });
    expect(await embedded()).toEqual(keyResults.map(() => [6, 5, 4, 3, 2, 1]));

    await api.must('PATCH', crowded, { assign_to_ids: ids, visible_to_ids: ids });
    expect(await embedded()).toEqual(keyResults.map(() => [6, 5, 4, 3]));
  });

  it('is embedded as far as it can be sent where many key results have long comments', async () => {
    const key_results = Array.from({ length: 400 }, (_, n) => ({ title: `K ${n}`, metric_type: 'percent' }));
    const file = { goals: [{ key: 'a', title: 'Talkative', owner_type: 'company', key_results }] };
    const goal = `/goals/${(await api.must('POST', '/goals/import?dry_run=false', file)).goals[0].id}`;
    const keyResults = (await api.must('GET', goal)).goal_key_results;
    const [first, ...others] = keyResults.map(({ id }: any) => id);
    const comment = '\u0001'.repeat(5_000); // six bytes each in JSON
    const items = [1, 2, 3].map((value) => ({ goal_key_result_id: first, value, comment }));
    const short = others.map((goal_key_result_id: string) => ({ goal_key_result_id, value: 1, comment: 'Short' }));
    await api.must('POST', '/check-ins/bulk', { items: [...items, ...short] });

    const embedded = (await api.must('GET', goal)).goal_key_results.map(({ goal_key_result_check_ins }: any) =>
      goal_key_result_check_ins.map(({ value }: any) => value),
    );
    expect(embedded).toEqual([[3], ...others.map(() => [1])]); // 20 MB / 400 key results: 50 KB each
  });

  it('answers 404 for what is not there, or is of another key result', async () => {
    const other = await keyResultOf(api, goal.id);
    const { id } = await checkInOn(api, other, 1);
    for (const check_in_id of [id, UNKNOWN, 'not-a-uuid']) {
      expect(await api.get(`${path()}/check-ins/${check_in_id}`)).toMatchObject({ status: 404 });
      expect(await api.patch(`${path()}/check-ins/${check_in_id}`, { value: 2 })).toMatchObject({ status: 404 });
      expect(await api.delete(`${path()}/check-ins/${check_in_id}`)).toMatchObject({ status: 404 });
    }
    expect(await api.get(`/goals/${middle.id}/key-results/${keyResult.id}/check-ins`)).toMatchObject({ status: 404 });
  });
});

describe('POST /check-ins/bulk', () => {
  const bulk = (items: unknown) => api.post('/check-ins/bulk', { items });

  it('records many check-ins, in any order, on any key results, and answers in the order of the items', async () => {
    const other = await keyResultOf(api, middle.id);
    const { status, body } = await bulk([
      { goal_key_result_id: keyResult.id, value: 30, checked_in_at: minutesAgo(10), confidence_level: 'on_track' },
      { goal_key_result_id: other.id, value: 90, comment: 'Other' },
      { goal_key_result_id: keyResult.id, value: 20, checked_in_at: minutesAgo(20) },
      { goal_key_result_id: keyResult.id, value: 40 },
    ]);
    expect(status).toBe(201);
    expect(
      body.items.map(({ goal_key_result_id, value, confidence_level }: any) => [
        goal_key_result_id,
        value,
        confidence_level,
      ]),
    )
      // prettier-ignore
      .toEqual([
        [keyResult.id, 30, 'on_track'],
        [other.id, 90, null],
        [keyResult.id, 20, null],
        [keyResult.id, 40, 'on_track'],
      ]);
    expect(await kr()).toMatchObject({ current_value: 40, confidence_level: 'on_track', check_ins_count: 3 });
    const moved = Object.fromEntries(body.goals.map(({ id, progress }: any) => [id, progress]));
    expect(moved).toEqual({ [goal.id]: 40, [middle.id]: 65, [root.id]: 65 });
    expect(await rootNow()).toMatchObject({ progress: 65 });
  });

  it('is all or nothing, and names every bad item by its index', async () => {
    const good = { goal_key_result_id: keyResult.id, value: 10 };
    const done = await keyResultOf(api, goal.id, { metric_type: 'boolean', target_value: undefined });
    const cases: [unknown[], unknown[]][] = [
      [
        [good, { ...good, value: 1e-5 }, { ...good, nonsense: 1 }],
        [422, '/items/1/value', '/items/2/nonsense'],
      ],
      [
        [good, { ...good, checked_in_at: minutesAgo(-60) }],
        [422, '/items/1/checked_in_at'],
      ],
      [
        [{ ...good, goal_key_result_id: UNKNOWN }, good],
        [422, '/items/0/goal_key_result_id'],
      ],
      [
        [good, good, { goal_key_result_id: done.id, value: 2 }],
        [422, '/items/2/value'],
      ],
      [
        [good, null, 'x'],
        [422, '/items/1', '/items/2'],
      ],
      [
        [good, []],
        [422, '/items'],
      ],
      [[], [422, '/items']],
      [Array.from({ length: 1_001 }, () => good), [422, '/items']],
    ];
    for (const [items, expected] of cases) expect(wrong(await bulk(items))).toEqual(expected);
    expect((await bulk([good, null])).body.errors).toEqual([{ pointer: '/items/1', detail: 'must be an object' }]);
    expect(wrong(await bulk(good))).toEqual([422, '/items']);
    expect(wrong(await api.post('/check-ins/bulk', {}))).toEqual([422, '/items']);
    expect(await history()).toEqual([]);
    expect(await rootNow()).toMatchObject({ progress: 0 });
  });

  it('names the items of a goal that is closed, or not for the caller to check in on', async () => {
    const closed = await keyResultOf(api, middle.id);
    await api.must('PATCH', `/goals/${middle.id}`, { status: 'completed' });
    const both = [keyResult, closed].map(({ id }) => ({ goal_key_result_id: id, value: 10 }));
    expect(wrong(await bulk(both))).toEqual([409, '/items/1']);
    const early = { ...both[0], checked_in_at: minutesAgo(-60) };
    expect(wrong(await bulk([...both, early]))).toEqual([422, '/items/1', '/items/2/checked_in_at']);
    const member = await hire(app, company);
    expect(wrong(await member.api.post('/check-ins/bulk', { items: both }))).toEqual([403, '/items/0', '/items/1']);
    expect(await history()).toEqual([]);
  });

  it('takes items without a time to be of one instant, in their order', async () => {
    const keyResults = await Promise.all(Array.from({ length: 20 }, () => keyResultOf(api, goal.id)));
    const items = Array.from({ length: 1_000 }, (_, n) => ({
      goal_key_result_id: keyResults[n % keyResults.length].id,
      value: Math.floor(n / keyResults.length),
    }));
    const recorded = (await bulk(items)).body.items;
    expect(new Set(recorded.map(({ checked_in_at }: any) => checked_in_at)).size).toBe(1);
    const shown = await Promise.all(keyResults.map(({ id }) => api.must('GET', `/goals/${goal.id}/key-results/${id}`)));
    expect(shown.map(({ current_value }) => current_value)).toEqual(keyResults.map(() => 49));
  });

  it('tells the database once what its caller is in and leads, not with every item', async () => {
    const lead = await hire(app, company);
    const team = await api.must('POST', '/teams', { name: 'Team', lead_employee_id: lead.id });
    const { id } = await goalOf(api, { parent_goal_id: root.id, owner_type: 'team', owner_team_id: team.id });
    const of = await keyResultOf(api, id);
    const items = Array.from({ length: 50 }, (_, n) => ({ goal_key_result_id: of.id, value: n }));
    const sent = await statementsOf(app, () => lead.api.must('POST', '/check-ins/bulk', { items }));
    const told = sent.map(({ values }) => JSON.stringify(values).split(team.id).length - 1);
    expect(Math.max(...told)).toBe(2); // among the identities and among what they lead
  });

  it('takes 1,000 items at once', async () => {
    const items = Array.from({ length: 1_000 }, (_, n) => ({
      goal_key_result_id: keyResult.id,
      value: n / 10,
      comment: 'x'.repeat(5_000),
      checked_in_at: minutesAgo(2_000 - n),
    }));
    expect((await bulk(items)).body.items.length).toBe(1_000);
    expect(await kr()).toMatchObject({ current_value: 99.9, check_ins_count: 1_000 });
    expect(await rootNow()).toMatchObject({ progress: 99.9 });
  });
});
