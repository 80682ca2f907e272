import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuthenticationService } from '../src/access/authentication.service.js';
import { type Principal } from '../src/access/principal.js';
import { TokensService } from '../src/access/tokens.service.js';
import { Database } from '../src/database/database.js';
import { SearchGoals } from '../src/goals/goal.dto.js';
import { areNarrow, type Filters, valuesOf } from '../src/goals/search/goals.filters.js';
import { type Place, type Sort } from '../src/goals/search/goals.order.js';
import { walk } from '../src/goals/search/goals.walk.js';
import { RequestValidationPipe } from '../src/http/validation.js';
import { SeedCompany } from '../src/seed/company.js';
import { seed } from '../src/seed/seed.js';
import { startApp, type TestApp } from './support/app.js';
import { type Client } from './support/client.js';
import { SearchModel } from './support/search-model.js';
import { searches } from './support/searches.js';
import { planOf, rowsRead, statementsOf } from './support/statements.js';

/**
 * How reads find their rows, in a company that is large enough for it to matter: the right ones, by index, a bounded number
 * of them, in one statement, and searches in four at most. What authentication sends comes first and is the same for all; what a
 * search asks the planner is not counted. A check-in reads what is above it, and nothing beside that.
 */

const GOALS = 15_000;
const TABLES = ['goals', 'goal_progress', 'key_results', 'check_ins'];
/** Two orders of every kind: the default, one by another column, one with nulls, one kept by another table. */
const SORTS: Sort[] = ['-created_at', 'title', '-date_end', 'progress'];

const NAMES = Object.keys(searches({ employee: '', department: '', team: '', goal: '' }));

let app: TestApp;
let company: SeedCompany;
const callers: Record<string, { api: Client; caller: Principal; model: SearchModel }> = {};

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT: 'off' });
  const today = new Date().setUTCHours(0, 0, 0, 0);
  const size = { goals: GOALS, key_results: GOALS, check_ins: GOALS, employees: 2_100, shared: 5 };
  const small = { goals: 50, key_results: 50, check_ins: 50, employees: 5, shared: 50 };
  company = new SeedCompany(1, 'Large', size, today);
  const companies = [company, new SeedCompany(2, 'Small', small, today), new SeedCompany(3, 'Smaller', small, today)];
  await seed(app.database.url, companies, () => ({ update: () => undefined, stop: () => undefined }));
  // A title that is longer than what it is sorted by, and holds a word behind that.
  const long = `Aaa ${'\ufdfa'.repeat(60)} customers`;
  await (
    await callerIn(company, company.size.employees - 1)
  ).api.must('PATCH', `/goals/${company.goalId(5)}`, { title: long });
  const model = await SearchModel.load(app, company.id);
  callers.admin = { ...(await callerIn(company, company.size.employees - 1)), model };
  callers['the chief, who sees nearly all'] = { ...(await callerIn(company, 0)), model };
  callers['an employee who sees few'] = { ...(await callerIn(company, company.people.ordinaryEmployee)), model };
  callers['somebody in dozens of teams who sees few'] = { ...(await callerOf(company, await joiner())), model };
  callers['the admin of a small company'] = {
    ...(await callerIn(companies[1]!, small.employees - 1)),
    model: await SearchModel.load(app, companies[1]!.id),
  };
  // It is noted once a minute that a token was used: not while the statements are counted.
  await app.query(`UPDATE api_tokens SET last_used_at = now() + interval '1 day'`);
  // Each token that is made changes the access revision: from here on all are remembered as they are.
  for (const { api } of Object.values(callers)) await api.must('GET', '/goals?limit=1');
}, 120_000);

afterAll(() => app.close());

it.each(['the chief, who sees nearly all', 'somebody in dozens of teams who sees few'])(
  'there is one with many identities: %s',
  (who) => expect(callers[who]!.caller.has_many_identities).toBe(true),
);

const UNFILTERED = 'is_archived=true&is_archived=false';

describe.each([
  ...['admin', 'the chief, who sees nearly all', 'an employee who sees few'],
  ...['somebody in dozens of teams who sees few', 'the admin of a small company'],
])('a search by %s', (who) => {
  it.each(NAMES)('%s', async (name) => {
    const { api, caller, model } = callers[who]!;
    for (const sort of SORTS) {
      const search = { ...searches(samples())[name], sort, limit: 20 };
      const expected = model.first(caller, searches(samples())[name]!, sort, 200);
      const first = await expectIndexed(() => api.must('POST', '/goals/search', search), 4);
      expect(ids(first)).toEqual(expected.slice(0, 20));
      expect(first.next_cursor !== null).toBe(expected.length > 20);
      if (!first.next_cursor) continue;
      const next = { ...search, cursor: first.next_cursor };
      const second = await expectIndexed(() => api.must('POST', '/goals/search', next), 4);
      expect(ids(second)).toEqual(expected.slice(20, 40));
      // A page of another size may be found another way.
      expect(ids(await api.must('POST', '/goals/search', { ...search, limit: 200 }))).toEqual(expected);
    }
  });
});

describe.each(['admin', 'the chief, who sees nearly all', 'an employee who sees few'])('a walk by %s', (who) => {
  it.each(SORTS)('finds the same goals, by %s', async (sort) => {
    const { caller, model } = callers[who]!;
    for (const name of NAMES) {
      const filters = searches(samples())[name]!;
      const asked = await filtersOf(filters);
      if (areNarrow(asked)) continue;
      const found: unknown[] = [];
      let place: Place | undefined;
      do {
        const stretch = { sort, place, steps: 4_000, count: 30 - found.length };
        const { rows, until } = await walk(app.app.get(Database), caller, valuesOf(asked), stretch);
        found.push(...rows.map(({ key: [, id] }) => id));
        place = until;
      } while (place && found.length < 30);
      expect([name, ...found]).toEqual([name, ...model.first(caller, filters, sort, 30)]);
    }
  });
});

describe.each(['title', 'created_at'] as const)('a walk for a text, by %s', (sort) => {
  it('looks at goals one by one, and only where their titles may hold it', async () => {
    const { caller } = callers.admin!;
    const stretch = { sort, place: undefined, steps: 4_000, count: 30 };
    for (const confidence_level of [undefined, ['off_track' as const]]) {
      const filters = valuesOf({ text: 'customers', status: ['active'], owner_type: ['employee'], confidence_level });
      const [sent] = await statementsOf(app, () => walk(app.app.get(Database), caller, filters, stretch));
      const nodes = (await planOf(app, sent!)).filter((node) => TABLES.includes(node['Relation Name']));
      const along = nodes.filter((node) => node['Index Name'] === `goals_${sort}`);
      expect(along.map((node) => node['Node Type'])).toEqual(['Index Only Scan', 'Index Only Scan']);
      const lookups = nodes.filter((node) => !along.includes(node) && node['Actual Loops'] > 0);
      expect(lookups.length).toBeGreaterThan(0);
      for (const node of lookups) expect(node['Actual Rows']).toBeLessThanOrEqual(1);
    }
  });

  it('finds it behind the part of a title that the index has', async () => {
    const { id: company_id, api } = await app.company();
    const title = `${'ß'.repeat(300)} zebra`;
    const goal = await api.must('POST', '/goals', { title, owner_type: 'company' });
    const me = await api.must('GET', '/me');
    const caller = await app.app.get(AuthenticationService).actAs(company_id, me.id);
    const stretch = { sort, place: undefined, steps: 4_000, count: 30 };
    const { rows } = await walk(app.app.get(Database), caller, valuesOf({ text: 'ss zebra' }), stretch);
    expect(rows.map(({ key: [, id] }) => id)).toEqual([goal.id]);
  });
});

it('what somebody sees who is in dozens of teams is counted by the index of audiences, where it is little', async () => {
  const { api } = callers['somebody in dozens of teams who sees few']!;
  const sent = await statementsOf(app, () => api.must('GET', '/goals?include_total=true'));
  const [counting] = sent.filter(({ text }) => text.includes('count(*)::int'));
  const indexes = (await planOf(app, counting!)).map((node) => node['Index Name']);
  expect(indexes).toContain('goals_audience');
});

it('what is everyone’s is found in the order of progress without gathering all of it', async () => {
  const { api } = callers['an employee who sees few']!;
  const search = { status: 'cancelled', sort: 'progress', limit: 5 };
  const sent = await statementsOf(app, () => api.must('POST', '/goals/search', search));
  const gathering = sent.find(({ text }) => text.includes('p.is_everyones') && !text.includes('EXPLAIN'));
  const nodes = await planOf(app, gathering!);
  const along = nodes.find((node) => node['Index Name'] === 'goal_progress_everyones');
  const [{ count }] = await app.query(
    `SELECT count(*)::int FROM goal_progress WHERE company_id = $1 AND is_everyones`,
    [company.id],
  );
  expect(along['Actual Rows']).toBeLessThan(count / 2);
});

it.each(SORTS)('a page of everything looks no further than it is long, by %s', async (sort) => {
  const sent = await statementsOf(app, () =>
    callers.admin!.api.must('GET', `/goals?limit=20&sort=${sort}&${UNFILTERED}`),
  );
  const nodes = await planOf(
    app,
    sent.find(({ text }) => text.includes('WITH found'))!,
  );
  const scans = nodes.filter((node) => /^Index/.test(node['Node Type']) && node['Actual Loops'] === 1);
  expect(scans.length).toBeGreaterThan(0);
  for (const scan of scans) expect(scan['Actual Rows']).toBeLessThanOrEqual(21);
});

describe('one statement', () => {
  it.each(['admin', 'an employee who sees few'])('gets a goal with its whole structure, for %s', async (who) => {
    const [goal] = (await callers[who]!.api.must('GET', '/goals?limit=1&only_top_level=false')).items;
    await expectIndexed(() => callers[who]!.api.must('GET', `/goals/${goal.id}`));
  });

  it.each(['admin', 'an employee who sees few'])('gets a tree of 2,000 goals, for %s', async (who) => {
    await expectIndexed(() => callers[who]!.api.must('GET', `/goals/${company.goalId(0)}/tree?depth=32`));
  });

  it.each(['key-results', 'key-results/:id/check-ins'])('lists %s', async (path) => {
    const [{ goal, id }] = await app.query(
      'SELECT goal_id AS goal, id FROM key_results WHERE check_ins_count > 0 LIMIT 1',
    );
    await expectIndexed(() => callers.admin!.api.must('GET', `/goals/${goal}/${path.replace(':id', id)}`));
  });
});

describe('a check-in', () => {
  it('costs as much among many goals, key results and check-ins as alone', async () => {
    const alone = await costOfCheckIn(await chain(4));
    const among = await costOfCheckIn(await chain(4, 60));
    expect(alone.statements).toBeGreaterThan(0);
    expect(among).toEqual(alone);
  });

  it('costs the same for each goal above, in as many statements', async () => {
    const costs: Cost[] = [];
    for (const depth of [3, 4, 5, 30]) costs.push(await costOfCheckIn(await chain(depth)));
    expect(new Set(costs.map(({ statements }) => statements)).size).toBe(1);
    const [three, four, five, thirty] = costs.map(({ rows }) => rows);
    const each = four! - three!;
    expect(each).toBeLessThanOrEqual(10);
    expect([five, thirty]).toEqual([three! + 2 * each, three! + 27 * each]);
  });
});

interface Cost {
  statements: number;
  /** how many were looked at, in tables and indexes */
  rows: number;
  /** how many were fetched from tables, by triggers and foreign keys too */
  fetched: number;
}

/** What a check-in asks PostgreSQL, all of it by indexes, and how much it reads for that. */
async function costOfCheckIn(checkIns: string): Promise<Cost> {
  const { api } = callers.admin!;
  const checkin = checkIns.replace(/check-ins$/, 'checkin');
  let id: unknown;
  const sent = await statementsOf(app, async () => ({ id } = await api.must('POST', checkin, { value: 50 })));
  await api.must('DELETE', `${checkIns}/${id as string}`); // for it to be written once more
  const cost = { statements: sent.length, rows: 0, fetched: 0 };
  await app.query('BEGIN');
  const before = await fetched();
  for (const statement of sent) {
    const nodes = await planOf(app, statement);
    const scans = nodes.filter((node) => node['Node Type'] === 'Seq Scan' && TABLES.includes(node['Relation Name']));
    expect(scans).toEqual([]);
    cost.rows += rowsRead(nodes);
  }
  cost.fetched = (await fetched()) - before;
  await app.query('ROLLBACK');
  return cost;
}

/** How many rows this session has fetched from the tables of figures since its statistics were last sent. */
async function fetched(): Promise<number> {
  const [{ rows }] = await app.query(
    `SELECT sum(seq_tup_read + idx_tup_fetch)::int AS rows FROM pg_stat_xact_user_tables WHERE relname = ANY ($1)`,
    [TABLES],
  );
  return rows;
}

/**
 * Goals one below the other, the lowest with a key result.
 * @param beside how many more there are of everything: goals below each, key results and check-ins
 * @returns where its check-ins are
 */
async function chain(length: number, beside = 0): Promise<string> {
  const { api } = callers.admin!;
  const goal = (level: number, key = `${level}`) => ({ key, title: 'Goal', parent: level > 0 ? `${level - 1}` : null });
  const more = Array.from({ length: beside }, (_, n) => ({ title: `Another ${n}`, metric_type: 'percent', value: 1 }));
  const goals = Array.from({ length }, (_, level) => [
    { ...goal(level), key_results: level === length - 1 ? more : [] },
    ...more.map((keyResult, n) => ({ ...goal(level, `${level}-${n}`), key_results: [keyResult] })),
  ]);
  const imported = await api.must('POST', '/goals/import?dry_run=false', { goals: goals.flat() });
  const { id } = imported.goals.find(({ key }: { key: string }) => key === `${length - 1}`);
  const keyResult = await api.must('POST', `/goals/${id}/key-results`, { title: 'KR', metric_type: 'percent' });
  const items = more.map(() => ({ goal_key_result_id: keyResult.id, value: 10 }));
  await api.must('POST', '/check-ins/bulk', {
    items: [...items, { goal_key_result_id: keyResult.id, value: 20 }],
  });
  return `/goals/${id}/key-results/${keyResult.id}/check-ins`;
}

/**
 * Runs a request that reads, and expects that it sends no more statements than that, which go by indexes.
 * @returns its answer
 */
async function expectIndexed(request: () => Promise<any>, most = 1): Promise<any> {
  let answer: unknown;
  const all = await statementsOf(app, async () => (answer = await request()));
  // Now and then it is noted that the token was used, too.
  const [authentication, ...sent] = all.filter(({ text }) => !/^\s*UPDATE api_tokens/.test(text));
  expect(authentication!.text).toContain('access_revisions');
  const statements = sent.filter(({ text }) => !/^\s*EXPLAIN/.test(text));
  expect(statements.length).toBeGreaterThan(0);
  expect(statements.length).toBeLessThanOrEqual(most);
  for (const statement of statements) {
    const ran = (await planOf(app, statement)).filter((node) => node['Actual Loops'] > 0);
    expect(ran.filter((node) => node['Node Type'] === 'Seq Scan' && TABLES.includes(node['Relation Name']))).toEqual(
      [],
    );
  }
  return answer;
}

/** Filters as a request's body says them, as the service takes them. */
async function filtersOf(body: Record<string, unknown>): Promise<Filters> {
  return (await new RequestValidationPipe().transform(body, { type: 'body', metatype: SearchGoals })) as SearchGoals;
}

function ids({ items }: { items: { id: string }[] }): string[] {
  return items.map(({ id }) => id);
}

function samples() {
  return {
    employee: company.employeeId(company.people.ordinaryEmployee),
    department: company.departmentId(1),
    team: company.teamId(1),
    goal: company.goalId(0),
  };
}

/** Adds an employee who is in 40 teams that own nothing. @returns their id */
async function joiner(): Promise<string> {
  const [{ id }] = await app.query(
    `WITH joiner AS (
      INSERT INTO employees (company_id, id, email, display_name)
      VALUES ($1, gen_random_uuid(), 'joiner@example.com', 'Joiner') RETURNING company_id, id
    ), idle AS (
      INSERT INTO teams (company_id, id, name)
      SELECT $1, gen_random_uuid(), 'Idle ' || n FROM generate_series(1, 40) n RETURNING id
    ), joined AS (
      INSERT INTO team_members (company_id, team_id, employee_id)
      SELECT joiner.company_id, idle.id, joiner.id FROM joiner, idle
    )
    SELECT id FROM joiner`,
    [company.id],
  );
  return id;
}

function callerIn(of: SeedCompany, employee: number): Promise<{ api: Client; caller: Principal }> {
  return callerOf(of, of.employeeId(employee));
}

async function callerOf({ id }: SeedCompany, employee_id: string): Promise<{ api: Client; caller: Principal }> {
  const caller = await app.app.get(AuthenticationService).actAs(id, employee_id);
  const api = app.as(await app.app.get(TokensService).issueFor(caller, 'Test'));
  return { api, caller };
}
