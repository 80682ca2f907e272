import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MAX_CURSOR } from '../src/http/cursor.js';
import { startApp, type TestApp, type TestCompany } from './support/app.js';
import { goalOf, keyResultOf, UNKNOWN, wrong } from './support/builders.js';
import { type Client } from './support/client.js';
import { hire } from './support/people.js';
import { statementsOf } from './support/statements.js';
import { openapi } from './support/schemas.js';
import { SORTS } from './support/searches.js';

let app: TestApp;
let company: TestCompany;
let api: Client;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

const titles = (page: { items: { title: string }[] }) => page.items.map(({ title }) => title);

/** The same filters as a query string; a list is said by commas, or by repeating the parameter. */
function inQuery(filters: Record<string, unknown>, repeat = false): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) {
    if (repeat) for (const one of [value].flat()) query.append(name, String(one));
    else query.set(name, String(value));
  }
  return `/goals?${query.toString()}`;
}

/** What the filters keep, asked in all three ways. */
async function found(filters: Record<string, unknown>): Promise<string[]> {
  const page = await api.must('POST', '/goals/search', filters);
  expect(await api.must('GET', inQuery(filters))).toEqual(page);
  expect(await api.must('GET', inQuery(filters, true))).toEqual(page);
  return titles(page).sort();
}

describe('a filter', () => {
  let people: string[];
  let departments: string[];
  let teams: string[];
  let parent: any;

  beforeAll(async () => {
    company = await app.company();
    api = company.api;
    people = [(await hire(app, company)).id, (await hire(app, company)).id];
    departments = await Promise.all(
      ['Sales', 'Bikes'].map(async (name) => (await api.must('POST', '/departments', { name })).id as string),
    );
    teams = await Promise.all(
      ['Red', 'Blue'].map(async (name) => (await api.must('POST', '/teams', { name })).id as string),
    );
    const goal = (title: string, fields: object = {}) => goalOf(api, { title, ...fields });
    parent = await goal('company', { confidence_level: 'on_track' });
    await goal('person 0', { owner_type: 'employee', owner_employee_id: people[0], status: 'completed' });
    await goal('person 1', { owner_type: 'employee', owner_employee_id: people[1], assign_to_ids: [people[0]] });
    await goal('sales', { owner_type: 'department', owner_department_id: departments[0], is_shared: true });
    await goal('bikes', { owner_type: 'department', owner_department_id: departments[1], assign_to_ids: people });
    await goal('red', {
      owner_type: 'team',
      owner_team_id: teams[0],
      confidence_level: 'at_risk',
      status: 'cancelled',
    });
    await goal('blue', { owner_type: 'team', owner_team_id: teams[1], parent_goal_id: parent.id, is_archived: true });
    await goal('child', { parent_goal_id: parent.id, confidence_level: 'on_track' });
    const other = await goal('other', { confidence_level: 'off_track', is_shared: true });
    await goal('other child', { parent_goal_id: other.id, confidence_level: 'off_track' });
  });

  it('is optional: all that is not archived is found', async () => {
    expect((await found({})).length).toBe(9);
  });

  it('by owner_type', async () => {
    expect(await found({ owner_type: 'department' })).toEqual(['bikes', 'sales']);
    expect(await found({ owner_type: ['team', 'employee'] })).toEqual(['person 0', 'person 1', 'red']);
  });

  it('by owner', async () => {
    expect(await found({ owner_employee_id: people[0] })).toEqual(['person 0']);
    expect(await found({ owner_employee_id: people })).toEqual(['person 0', 'person 1']);
    expect(await found({ owner_department_id: departments[0]!.toUpperCase() })).toEqual(['sales']);
    expect(await found({ owner_department_id: departments })).toEqual(['bikes', 'sales']);
    expect(await found({ owner_team_id: teams[0] })).toEqual(['red']);
    expect(await found({ owner_team_id: teams, is_archived: [true, false] })).toEqual(['blue', 'red']);
    expect(await found({ owner_team_id: UNKNOWN })).toEqual([]);
  });

  it('by status', async () => {
    expect(await found({ status: 'completed' })).toEqual(['person 0']);
    expect(await found({ status: ['completed', 'cancelled'] })).toEqual(['person 0', 'red']);
  });

  it('by is_shared', async () => {
    expect(await found({ is_shared: true })).toEqual(['other', 'sales']);
    expect((await found({ is_shared: false })).length).toBe(7);
    expect((await found({ is_shared: [true, false] })).length).toBe(9);
  });

  it('by confidence_level, as it is computed', async () => {
    expect(await found({ confidence_level: 'on_track' })).toEqual(['child', 'company']);
    expect(await found({ confidence_level: ['at_risk', 'off_track'] })).toEqual(['other', 'other child', 'red']);
    const twice = { confidence_level: ['on_track', 'on_track'], sort: 'progress' };
    expect(await found(twice)).toEqual(['child', 'company']);
  });

  it('by only_top_level', async () => {
    expect((await found({ only_top_level: true })).length).toBe(7);
    expect((await found({ only_top_level: false })).length).toBe(9);
  });

  it('by parent_goal_id', async () => {
    const [other] = (await api.must('POST', '/goals/search', { text: 'other', only_top_level: true })).items;
    expect(await found({ parent_goal_id: parent.id })).toEqual(['child']);
    expect(await found({ parent_goal_id: [parent.id, other.id] })).toEqual(['child', 'other child']);
    expect(await found({ parent_goal_id: parent.id, only_top_level: true })).toEqual([]);
  });

  it('by assign_to_id', async () => {
    expect(await found({ assign_to_id: people[0] })).toEqual(['bikes', 'person 1']);
    expect(await found({ assign_to_id: people[1] })).toEqual(['bikes']);
    expect(await found({ assign_to_id: people })).toEqual(['bikes', 'person 1']);
  });

  it('by is_archived', async () => {
    expect(await found({ is_archived: true })).toEqual(['blue']);
    expect((await found({ is_archived: false })).length).toBe(9);
    expect((await found({ is_archived: [true, false] })).length).toBe(10);
  });

  it('is combined with the others by AND', async () => {
    expect(await found({ owner_type: ['team', 'employee'], status: 'active' })).toEqual(['person 1']);
    expect(await found({ owner_type: 'employee', assign_to_id: people[0], text: 'person' })).toEqual(['person 1']);
    expect(await found({ owner_type: 'team', status: 'active' })).toEqual([]);
  });

  it.each([
    ['an unknown word', { status: 'paused' }, '/status'],
    ['one unknown word of several', { owner_type: ['team', 'guild'] }, '/owner_type/1'],
    ['an id that is none', { parent_goal_id: 'x' }, '/parent_goal_id'],
    ['one of several that is none', { owner_team_id: [UNKNOWN, 'x'] }, '/owner_team_id/1'],
    ['a flag of two that is none', { is_archived: [true, 'x'] }, '/is_archived/1'],
    ['a flag that is none', { is_shared: 'yes' }, '/is_shared'],
    ['a flag that is none', { only_top_level: '1' }, '/only_top_level'],
    ['a day that does not exist', { date_period_start: '2026-02-30' }, '/date_period_start'],
    [
      'a period that ends before it begins',
      { date_period_start: '2026-02-02', date_period_end: '2026-02-01' },
      '/date_period_end',
    ],
    ['an unknown sort', { sort: 'weight' }, '/sort'],
    ['two sorts', { sort: ['title', 'progress'] }, '/sort'],
    ['too large a page', { limit: 201 }, '/limit'],
    ['an empty page', { limit: 0 }, '/limit'],
    ['half a page', { limit: 1.5 }, '/limit'],
    ['too long a text', { text: 'x'.repeat(501) }, '/text'],
    ['a filter that does not exist', { owner: 'me' }, '/owner'],
  ])('that is %s is refused: %j', async (_, filters: Record<string, unknown>, pointer) => {
    expect(wrong(await api.post('/goals/search', filters))).toEqual([422, pointer]);
    expect(wrong(await api.get(inQuery(filters, true)))).toEqual([422, pointer]);
  });

  it('that is null, or an empty list, or of another type, is refused', async () => {
    for (const filters of [{ status: null }, { status: [] }, { status: 7 }, { is_shared: 'true' }, { limit: '5' }]) {
      expect(wrong(await api.post('/goals/search', filters))).toEqual([422, `/${Object.keys(filters)[0]}`]);
    }
    for (const query of ['status=', 'is_archived=', 'limit=', 'parent_goal_id=', 'only_top_level=']) {
      expect(wrong(await api.get(`/goals?${query}`))).toEqual([422, `/${query.slice(0, -1)}`]);
    }
  });
});

describe('the period', () => {
  beforeAll(async () => {
    company = await app.company();
    api = company.api;
    const goal = (title: string, date_start: string | null, date_end: string | null) =>
      goalOf(api, { title, date_start, date_end });
    await goal('february', '2026-02-01', '2026-02-28');
    await goal('until march', null, '2026-03-31');
    await goal('from may', '2026-05-01', null);
    await goal('always', null, null);
  });

  it.each([
    ['2026-02-28', '2026-03-15', ['always', 'february', 'until march']],
    ['2026-03-01', '2026-04-30', ['always', 'until march']],
    ['2026-04-01', '2026-04-30', ['always']],
    ['2026-05-01', '2026-05-01', ['always', 'from may']],
    ['2026-01-01', '2026-12-31', ['always', 'february', 'from may', 'until march']],
    ['2026-03-01', undefined, ['always', 'from may', 'until march']],
    [undefined, '2026-01-31', ['always', 'until march']],
  ])('from %s to %s keeps the goals that overlap it', async (date_period_start, date_period_end, expected) => {
    const filters = { ...(date_period_start && { date_period_start }), ...(date_period_end && { date_period_end }) };
    for (const sort of ['created_at', 'date_end', '-date_end']) {
      expect([sort, await found({ ...filters, sort })]).toEqual([sort, expected]);
    }
  });
});

describe('text', () => {
  const TITLES = [
    'Увеличить ВЫРУЧКУ на рынке',
    'Αύξηση της ΠΩΛΗΣΕΙΣ στους πελάτες',
    'İstanbul ve Iğdır pazarı',
    'Große Straße für Radfahrer',
    '顧客満足度を上げる 満足',
    'Raise margin by 100% of plan',
    'Raise margin by 1000 of plan',
    'Rename goal_owner column',
    'Rename goalXowner column',
    'Back\\slash and quote\' " stay',
    'Ｆｕｌｌ width ﬁgures',
    'Multi\tspace   title',
    'GROẞE BÄUME',
  ];

  beforeAll(async () => {
    company = await app.company();
    api = company.api;
    for (const title of TITLES) await goalOf(api, { title });
  });

  it.each([
    ['выручку РЫНКЕ', [0]],
    ['ВЫРУЧ', [0]],
    ['πωλησεισ', [1]],
    ['πωλησεις', [1]], // the final sigma
    ['ΠΩΛΗΣ', [1]], // which is none in the middle of a word
    ['ΠΕΛΆΤΕΣ', [1]],
    ['istanbul', [2]],
    ['İSTANBUL', [2]],
    ['IĞDIR', [2]],
    ['strasse', [3]],
    ['GROSSE straße', [3]],
    ['große', [3, 12]],
    ['GROẞE straẞe', [3]],
    ['grosse bäume', [12]],
    ['満足', [4]],
    ['満足度を', [4]],
    ['100%', [5]],
    ['%', [5]],
    ['100', [5, 6]],
    ['goal_owner', [7]],
    ['_', [7]],
    ['goal owner', [7, 8]],
    ['\\', [9]],
    ['back\\slash', [9]],
    ['\' "', [9]],
    ['full', [10]],
    ['figures', [10]],
    ['title multi', [11]],
    ['plan raise', [5, 6]],
    ['plan lower', []],
    ['   ', TITLES.map((_, n) => n)],
  ])('%j finds %j', async (text, expected) => {
    const page = await api.must('POST', '/goals/search', { text });
    expect(titles(page).sort()).toEqual(expected.map((n) => TITLES[n]).sort());
    expect(await api.must('GET', inQuery({ text }))).toEqual(page);
  });

  it('that is blank asks the database for what no text would', async () => {
    const sentFor = async (filters: object) =>
      (await statementsOf(app, () => api.must('POST', '/goals/search', filters))).map(({ text }) => text);
    await sentFor({}); // from here on its caller is remembered
    expect(await sentFor({ text: ' ' })).toEqual(await sentFor({}));
  });

  it('may hold commas in a query string', async () => {
    await goalOf(api, { title: 'Bikes, trailers' });
    expect(titles(await api.must('GET', inQuery({ text: 'bikes, trailers' })))).toEqual(['Bikes, trailers']);
    expect(titles(await api.must('GET', inQuery({ text: 'bikes,x' })))).toEqual([]);
  });
});

describe('sort', () => {
  const GOALS = [
    { title: 'Zebra', date_end: '2026-03-01', progress: 50 },
    { title: 'apple', date_end: null, progress: 10 },
    { title: 'Apple', date_end: '2025-12-31', progress: 50 },
    { title: 'Öl', date_end: '2026-03-01', progress: 100 },
    { title: 'banana', date_end: null, progress: 0 },
  ];
  /** in the order of their making */
  let goals: any[];

  beforeAll(async () => {
    company = await app.company();
    api = company.api;
    goals = [];
    for (const fields of GOALS) goals.push(await goalOf(api, fields));
    await api.must('PATCH', `/goals/${goals[1].id}`, { description: 'Changed last' });
  });

  it.each([
    ['created_at', [0, 1, 2, 3, 4]],
    ['updated_at', [0, 2, 3, 4, 1]],
    ['title', [1, 2, 4, 0, 3]], // without case; equal ones by id
    ['date_end', [2, 0, 3, 1, 4]], // open ends last
    ['progress', [4, 1, 0, 2, 3]],
  ])('by %s, and the other way round, in pages of any size', async (sort, order) => {
    for (const [by, expected] of [
      [sort, order],
      [`-${sort}`, order.toReversed()],
    ] as const) {
      const ids = expected.map((n) => goals[n].id);
      expect((await api.must('POST', '/goals/search', { sort: by })).items.map(({ id }: any) => id)).toEqual(ids);
      expect((await api.must('GET', inQuery({ sort: by }))).items.map(({ id }: any) => id)).toEqual(ids);
      for (const limit of [1, 2]) expect(await walk({ sort: by, limit })).toEqual(ids);
    }
  });

  it('is by -created_at unless said otherwise', async () => {
    const page = await api.must('POST', '/goals/search', {});
    expect(page).toEqual(await api.must('POST', '/goals/search', { sort: '-created_at' }));
    expect(page.next_cursor).toBeNull();
  });
});

/** The ids of all pages, in order. */
async function walk(search: object, between: (page: number) => Promise<void> = async () => {}): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < 100; page++) {
    const { items, next_cursor } = await api.must('POST', '/goals/search', { ...search, ...(cursor && { cursor }) });
    ids.push(...items.map(({ id }: any) => id));
    if (next_cursor === null) return ids;
    cursor = next_cursor;
    await between(page);
  }
  throw new Error('it does not end');
}

describe('pages', () => {
  let ids: string[];

  beforeEach(async () => {
    company = await app.company();
    api = company.api;
    ids = [];
    for (let n = 0; n < 7; n++) ids.push((await goalOf(api, { title: `Goal ${n}` })).id);
  });

  it.each(['created_at', '-created_at', 'title', '-title'])(
    'by %s show nothing twice and skip nothing while others write',
    async (sort) => {
      const expected = sort.startsWith('-') ? ids.toReversed() : ids;
      const seen = await walk({ sort, limit: 2 }, async (page) => {
        await goalOf(api, { title: page % 2 ? 'A first one' : 'Z last one' });
        if (page === 0) await api.must('DELETE', `/goals/${expected[1]}`);
        if (page === 1) await api.must('DELETE', `/goals/${expected[3]}`);
      });
      expect(seen.filter((id) => ids.includes(id))).toEqual(expected); // they were gone only after they had been shown
      expect(new Set(seen).size).toBe(seen.length);
    },
  );

  it.each(['updated_at', 'progress', 'title'].flatMap((sort) => [sort, `-${sort}`]))(
    'by %s show once what does not change, wherever others move meanwhile',
    async (sort) => {
      for (const [n, id] of ids.entries()) await api.must('PATCH', `/goals/${id}`, { progress: 10 + n });
      const expected = sort.startsWith('-') ? ids.toReversed() : ids;
      const move = (place: number, fields: object) => api.must('PATCH', `/goals/${expected[place]}`, fields);
      const seen = await walk({ sort, limit: 2 }, async (page) => {
        // One that is shown next, and twice the one that the cursor was made from.
        if (page === 0) for (const place of [1, 5]) await move(place, { title: 'Z last one', progress: 100 });
        if (page === 1) await move(3, { title: 'A first one', progress: 0 });
      });
      const unchanged = [0, 2, 4, 6].map((place) => expected[place]!);
      expect(seen.filter((id) => unchanged.includes(id))).toEqual(unchanged);
    },
  );

  it('have a cursor that is such a text as the document says', async () => {
    for (const cursor of ['x'.repeat(MAX_CURSOR + 1), 'a\0', 7]) {
      expect(wrong(await api.post('/goals/search', { cursor }))).toEqual([422, '/cursor']);
    }
    expect(wrong(await api.post('/goals/search', { cursor: 'x'.repeat(MAX_CURSOR) }))).toEqual([400, '/cursor']);
  });

  it('have a cursor that belongs to the filters and the sort, and to no other', async () => {
    const search = { limit: 2, sort: 'title', status: ['active', 'completed'], text: 'goal' };
    const { next_cursor: cursor } = await api.must('POST', '/goals/search', search);
    const next = await api.must('POST', '/goals/search', { ...search, cursor });
    expect(titles(next)).toEqual(['Goal 2', 'Goal 3']);
    expect(await api.must('GET', inQuery({ ...search, cursor }))).toEqual(next);
    // Another size of the page is the same list.
    expect(titles(await api.must('POST', '/goals/search', { ...search, cursor, limit: 3 }))).toHaveLength(3);
    for (const alike of [
      { status: ['completed', 'active'] },
      { text: 'GOAL goal' },
      { is_archived: false },
      { only_top_level: false },
    ]) {
      expect(await api.must('POST', '/goals/search', { ...search, ...alike, cursor })).toEqual(next);
    }
    for (const changed of [
      { ...search, cursor: `${cursor}x` },
      { ...search, cursor: cursor.slice(0, -1) },
      { ...search, cursor: `${cursor[0] === 'A' ? 'B' : 'A'}${cursor.slice(1)}` },
      { ...search, cursor: '' },
      { ...search, cursor, sort: '-title' },
      { ...search, cursor, status: 'active' },
      { ...search, cursor, text: 'goals' },
      { ...search, cursor, only_top_level: true },
      { ...search, cursor, is_archived: [true, false] },
      { ...search, cursor, parent_goal_id: ids[0] },
      { ...search, cursor, date_period_end: '2026-01-01' },
      { limit: 2, cursor },
    ]) {
      expect(await api.post('/goals/search', changed)).toMatchObject({
        status: 400,
        body: { type: 'urn:okr:problem:malformed', errors: [{ pointer: '/cursor' }] },
      });
    }
  });

  it('have cursors of no more than the length that the document says, whatever the titles are', async () => {
    const { api } = await app.company();
    const title = '\u0001'.repeat(500);
    const ids = [await goalOf(api, { title }), await goalOf(api, { title })].map(({ id }) => id);
    const { items, next_cursor } = await api.must('GET', '/goals?sort=title&limit=1');
    expect(next_cursor).toHaveLength(openapi.components.schemas.GoalPage.properties.next_cursor.maxLength);
    const next = await api.must('GET', `/goals?sort=title&limit=1&cursor=${next_cursor}`);
    expect([...items, ...next.items].map(({ id }: { id: string }) => id)).toEqual(ids);
  });

  it('is told by every list', async () => {
    const mine = await app.company();
    const other = await hire(app, mine);
    const { api } = mine;
    for (const path of ['/teams', '/departments']) await api.must('POST', path, { name: 'One' });
    const goal = await goalOf(api, { owner_type: 'employee', owner_employee_id: (await api.must('GET', '/me')).id });
    const keyResults = [await keyResultOf(api, goal.id), await keyResultOf(api, goal.id)];
    const below = `/goals/${goal.id}/key-results`;
    const checkIns = `${below}/${keyResults[0].id}/check-ins`;
    for (const value of [1, 2, 3]) await api.must('POST', checkIns.replace('check-ins', 'checkin'), { value });
    for (const [path, total] of [
      ...([
        ['/employees', 2],
        ['/employees?text=nobody', 0],
        ['/teams', 1],
        ['/departments', 1],
      ] as const),
      ...([
        ['/access/tokens', 2],
        ['/goals', 1],
        [below, 2],
        [checkIns, 3],
      ] as const),
    ] as const) {
      const query = `${path.includes('?') ? '&' : '?'}limit=1`;
      const page = await api.must('GET', `${path}${query}&include_total=true`);
      expect([path, page.total, page.total_relation]).toEqual([path, total, 'exact']);
      expect(await api.must('GET', `${path}${query}`)).not.toHaveProperty('total');
      if (page.next_cursor) await api.must('GET', `${path}${query}&cursor=${page.next_cursor}`);
    }
    for (const hidden of [below, checkIns])
      expect((await other.api.get(`${hidden}?include_total=true`)).status).toBe(404);
  });

  it('have a total when asked for', async () => {
    const page = await api.must('POST', '/goals/search', { limit: 2, include_total: true });
    expect(page).toMatchObject({ total: 7, items: { length: 2 } });
    expect(await api.must('GET', '/goals?limit=2&include_total=true')).toEqual(page);
    const { next_cursor: cursor } = page;
    expect(await api.must('POST', '/goals/search', { limit: 2, include_total: true, cursor })).toMatchObject({
      total: 7,
    });
    expect(await api.must('POST', '/goals/search', { include_total: true, text: 'nothing' })).toMatchObject({
      total: 0,
    });
    expect(await api.must('POST', '/goals/search', {})).not.toHaveProperty('total');
  });

  it('have at most 200 items, 50 unless said otherwise', async () => {
    await app.query(
      `INSERT INTO goals (company_id, id, title, title_folded, owner_type, created_by, audience)
       SELECT $1, gen_random_uuid(), 'Goal', 'goal', 'company', $2, ARRAY[$1::uuid] FROM generate_series(1, 250)`,
      [company.id, company.admin.id],
    );
    await app.query(
      `INSERT INTO goal_progress (company_id, goal_id)
       SELECT company_id, id FROM goals WHERE company_id = $1 AND title = 'Goal'`,
      [company.id],
    );
    const sizes = async (query: string) => (await api.must('GET', `/goals${query}`)).items.length;
    expect([await sizes(''), await sizes('?limit=200'), await sizes('?limit=1')]).toEqual([50, 200, 1]);
    expect((await walk({ limit: 100 })).length).toBe(257);
    // Equal in all that is sorted by: the id breaks the tie.
    for (const sort of ['created_at', 'updated_at', 'title', 'date_end', 'progress']) {
      const equal = (await walk({ limit: 120, sort })).filter((id) => !ids.includes(id));
      expect(equal).toEqual(equal.toSorted());
      expect(equal.length).toBe(250);
    }
  });

  it('have a total that is exact up to 10,000, and says when there are more', async () => {
    const more = (count: number) =>
      app.query(
        `WITH made AS (
           INSERT INTO goals (company_id, id, title, title_folded, owner_type, created_by, audience)
           SELECT $1, gen_random_uuid(), 'Many', 'many', 'company', $2, ARRAY[$1::uuid] FROM generate_series(1, $3)
           RETURNING company_id, id)
         INSERT INTO goal_progress (company_id, goal_id) SELECT company_id, id FROM made`,
        [company.id, company.admin.id, count],
      );
    const total = () => api.must('POST', '/goals/search', { text: 'many', limit: 1, include_total: true });
    await more(10_000);
    expect(await total()).toMatchObject({ total: 10_000, total_relation: 'exact' });
    await more(1);
    expect(await total()).toMatchObject({ total: 10_000, total_relation: 'at_least' });
  }, 60_000);

  it('show a goal as it is read by itself, but for its parts', async () => {
    const { id } = await goalOf(api, { parent_goal_id: ids[0] });
    await keyResultOf(api, id);
    const [shown] = (await api.must('POST', '/goals/search', { parent_goal_id: ids[0] })).items;
    const { parent_goal, goal_key_results, ...own } = await api.must('GET', `/goals/${id}`);
    expect(shown).toEqual(own);
    expect(own).toMatchObject({ goal_key_results_count: 1, progress_is_computed: true });
    expect([parent_goal.id, goal_key_results.length]).toEqual([ids[0], 1]);
  });

  it('and totals show only what the caller may see', async () => {
    const member = await hire(app, company);
    const hidden = { owner_type: 'employee', owner_employee_id: company.admin.id };
    await api.must('PATCH', `/goals/${ids[0]}`, hidden);
    await api.must('PATCH', `/goals/${ids[1]}`, { ...hidden, visible_to_ids: [member.id] });
    const page = await member.api.must('POST', '/goals/search', { sort: 'created_at', include_total: true });
    expect(page.items.map(({ id }: any) => id)).toEqual(ids.slice(1));
    expect(page.total).toBe(6);
    const elsewhere = await app.company();
    expect(await elsewhere.api.must('POST', '/goals/search', { include_total: true })).toMatchObject({ total: 0 });
  });

  it('show only what somebody may see who is in many teams, too', async () => {
    const member = await hire(app, company);
    const teams: string[] = [];
    for (let n = 0; n < 31; n++) {
      const { id } = await api.must('POST', '/teams', { name: `Team ${n}` });
      await api.must('PUT', `/teams/${id}/members`, { employee_ids: [member.id] });
      teams.push(id);
    }
    const { id: parent_goal_id } = await goalOf(api);
    const of = (n: number) => ({ owner_type: 'team', owner_team_id: teams[n] });
    const ofAdmin = { owner_type: 'employee', owner_employee_id: company.admin.id };
    for (const [title, owner] of [
      ['b', of(30)],
      ['hidden', ofAdmin],
      ['c', of(0)],
      ['e', { ...ofAdmin, visible_to_ids: [company.admin.id, member.id] }],
      ['a', of(15)],
      ['d', { owner_type: 'company' }],
    ] as const) {
      const alike = { parent_goal_id, status: 'cancelled', confidence_level: 'at_risk' };
      const { id } = await goalOf(api, { title, ...alike, ...owner });
      expect((await member.api.get(`/goals/${id}`)).status).toBe(title === 'hidden' ? 404 : 200);
    }
    const tree = await member.api.must('GET', `/goals/${parent_goal_id}/tree`);
    expect(titles({ items: tree.children })).toEqual(['b', 'c', 'e', 'a', 'd']);
    const byStatus = { status: 'cancelled' };
    const byConfidence = { ...byStatus, confidence_level: 'at_risk' };
    for (const filters of [{ parent_goal_id }, byStatus, byConfidence, { ...byConfidence, parent_goal_id }]) {
      for (const sort of SORTS) {
        const search = { ...filters, sort, include_total: true };
        const { items, total } = await member.api.must('POST', '/goals/search', search);
        expect([titles({ items }).sort(), total]).toEqual([['a', 'b', 'c', 'd', 'e'], 5]);
        if (sort === '-title') expect(titles({ items })).toEqual(['e', 'd', 'c', 'b', 'a']);
        const { next_cursor: cursor } = await member.api.must('POST', '/goals/search', { ...search, limit: 1 });
        const rest = await member.api.must('POST', '/goals/search', { ...search, cursor });
        expect(rest.items).toEqual(items.slice(1));
      }
    }
    const isHashed = ({ text }: { text: string }) => text.includes('SELECT unnest(');
    expect((await statementsOf(app, () => member.api.must('POST', '/goals/search', byStatus))).some(isHashed)).toBe(
      true,
    );
  });
});
