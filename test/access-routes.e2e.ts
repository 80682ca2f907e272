import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApp, type TestCompany, startApp } from './support/app.js';
import { type Answer, type Client } from './support/client.js';
import { hire, type Person } from './support/people.js';
import { statementsOf } from './support/statements.js';
import { drawn } from './support/table.js';

/**
 * Every operation of the OpenAPI document, called by those whom the things it is about are none of their business. A
 * new one fails here until its row says what they get:
 *
 * - `404`, `422`: that, word for word as for a random id, and found out by the same statements: so in about the same time
 * - `nothing`: an answer in which none of it occurs
 * - `403`: they may see it, or know that there is such an operation, but not do it
 * - `200`: they may (the directory is for all of the company)
 * - `401`: not even that
 */
const WHO_GETS_WHAT = drawn(`
  operation            | another company's admin | a colleague who may not view
  -------------------- | ----------------------- | ----------------------------
  createToken          | 422                     | 403
  listTokens           | nothing                 | nothing
  revokeToken          | 404                     | 404
  getMe                | nothing                 | nothing
  createEmployee       | 422                     | 403
  listEmployees        | nothing                 | 200
  getEmployee          | 404                     | 200
  updateEmployee       | 404                     | 403
  deleteEmployee       | 404                     | 403
  createTeam           | 422                     | 403
  listTeams            | nothing                 | 200
  getTeam              | 404                     | 200
  updateTeam           | 404                     | 403
  deleteTeam           | 404                     | 403
  setTeamMembers       | 404                     | 403
  createDepartment     | 422                     | 403
  listDepartments      | nothing                 | 200
  getDepartment        | 404                     | 200
  updateDepartment     | 404                     | 403
  deleteDepartment     | 404                     | 403
  upsertDirectory      | nothing                 | 403
  createCompany        | 401                     | 401
  createGoal           | 422                     | 422
  listGoals            | nothing                 | nothing
  searchGoals          | nothing                 | nothing
  getGoal              | 404                     | 404
  updateGoal           | 404                     | 404
  deleteGoal           | 404                     | 404
  getGoalTree          | 404                     | 404
  exportGoals          | nothing                 | nothing
  importGoals          | 422                     | 422
  getGoalHistory       | 404                     | 404
  getGoalChart         | 404                     | 404
  createKeyResult      | 404                     | 404
  listKeyResults       | 404                     | 404
  getKeyResult         | 404                     | 404
  updateKeyResult      | 404                     | 404
  deleteKeyResult      | 404                     | 404
  getKeyResultHistory  | 404                     | 404
  checkIn              | 404                     | 404
  checkInBulk          | 422                     | 422
  listCheckIns         | 404                     | 404
  getCheckIn           | 404                     | 404
  updateCheckIn        | 404                     | 404
  deleteCheckIn        | 404                     | 404
`);

/** Ids by the names of the path parameters. */
type Ids = Record<string, string>;

/** Bodies that are valid, and name the ids wherever an operation takes references. */
const BODIES: Record<string, (ids: Ids, caller: { employee_id: string }) => object> = {
  createToken: ({ employee_id }) => ({ name: 'X', scopes: [], employee_id }),
  createEmployee: ({ employee_id }) => ({ email: 'x@example.com', display_name: 'X', manager_id: employee_id }),
  updateEmployee: () => ({ display_name: 'X' }),
  createTeam: ({ employee_id }) => ({ name: 'X', lead_employee_id: employee_id }),
  updateTeam: () => ({ name: 'X' }),
  setTeamMembers: () => ({ employee_ids: [] }),
  createDepartment: ({ department_id }) => ({ name: 'X', parent_department_id: department_id }),
  updateDepartment: () => ({ name: 'X' }),
  upsertDirectory: () => ({ employees: [{ external_id: 'hidden', email: 'x2@example.com', display_name: 'X' }] }),
  createCompany: () => ({ name: 'X', admin: { email: 'x@example.com', display_name: 'X' } }),
  createGoal: ({ goal_id }, { employee_id }) => ({
    title: 'X',
    owner_type: 'employee',
    owner_employee_id: employee_id,
    parent_goal_id: goal_id,
  }),
  searchGoals: () => ({ is_archived: [true, false], include_total: true, limit: 200 }),
  importGoals: ({ goal_id }, { employee_id }) => ({
    goals: [{ key: 'x', title: 'X', owner_type: 'employee', owner: employee_id, parent: goal_id }],
  }),
  updateGoal: () => ({ title: 'X' }),
  createKeyResult: () => ({ title: 'X', metric_type: 'percent' }),
  updateKeyResult: () => ({ title: 'X' }),
  checkIn: () => ({ value: 1 }),
  checkInBulk: ({ kr_id }) => ({ items: [{ goal_key_result_id: kr_id, value: 1 }] }),
  updateCheckIn: () => ({ value: 1 }),
};

interface Operation {
  id: string;
  method: string;
  path: string;
}

let app: TestApp;
let company: TestCompany;
let stranger: Person;
let elsewhere: TestCompany;
let withoutScopes: string;
let operations: Operation[];
/** The things of the company: a goal that the stranger may not view, with all that belongs to it, and the directory. */
let hidden: Ids;

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT: 'off' });
  company = await app.company();
  elsewhere = await app.company();
  const { api } = company;
  const owner = await hire(app, company, { external_id: 'hidden' });
  stranger = await hire(app, company);
  const team = await api.must('POST', '/teams', { name: 'Hidden' });
  const department = await api.must('POST', '/departments', { name: 'Hidden' });
  const token = await api.must('POST', '/access/tokens', { name: 'Hidden', scopes: [] });
  const owned = { owner_type: 'employee', owner_employee_id: owner.id };
  withoutScopes = (await api.must('POST', '/access/tokens', { name: 'Narrow', scopes: [] })).token;
  const goal = await api.must('POST', '/goals', { title: 'Hidden', ...owned });
  const keyResults = `/goals/${goal.id}/key-results`;
  const keyResult = await api.must('POST', keyResults, { title: 'Hidden', metric_type: 'number', target_value: 100 });
  const checkIn = await api.must('POST', `${keyResults}/${keyResult.id}/checkin`, { value: 50, comment: 'Hidden' });
  hidden = {
    employee_id: owner.id,
    team_id: team.id,
    department_id: department.id,
    token_id: token.id,
    goal_id: goal.id,
    kr_id: keyResult.id,
    check_in_id: checkIn.id,
  };
  // It is noted once a minute that a token was used: not while statements are compared.
  await app.query(`UPDATE api_tokens SET last_used_at = now() + interval '1 day'`);
  operations = await documented();
});
afterAll(() => app.close());

async function documented(): Promise<Operation[]> {
  const document: any = await (await fetch(`${app.url}/api/openapi.json`)).json();
  return Object.entries<any>(document.paths).flatMap(([path, methods]) =>
    Object.entries<any>(methods).map(([method, { operationId }]) => ({
      id: operationId as string,
      method: method.toUpperCase(),
      path: path.replace('/api/v1', ''),
    })),
  );
}

/** Ids of nothing. */
function random(): Ids {
  return Object.fromEntries(Object.keys(hidden).map((name) => [name, crypto.randomUUID()]));
}

function call(operationId: string, caller: Client, ids: Ids, employee_id = ''): Promise<Answer> {
  const { method, path } = operations.find(({ id }) => id === operationId)!;
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? `unknown parameter ${name}`);
  return caller.send(method, filled, BODIES[operationId]?.(ids, { employee_id }));
}

/** What an answer says, apart from what differs between any two requests. */
function said({ status, body, headers }: Answer) {
  return { status, body: { ...body, instance: '', request_id: '' }, headers: [...headers.keys()] };
}

function expectNothingOfIt(answer: Answer): void {
  const text = JSON.stringify(answer.body ?? null);
  for (const id of Object.values(hidden)) expect(text).not.toContain(id);
  expect(text).not.toContain('Hidden');
}

/** What a call is answered, and what it asks PostgreSQL for that. */
async function traced(...asked: Parameters<typeof call>): Promise<{ answer: Answer; statements: string[] }> {
  await asked[1].get('/me'); // who calls is remembered from here on, whatever the call before has changed
  let answer: Answer;
  const sent = await statementsOf(app, async () => (answer = await call(...asked)));
  return { answer: answer!, statements: sent.map(({ text }) => text) };
}

async function expectOutcome(operationId: string, expected: string, caller: Client, employee_id: string) {
  const { answer, statements } = await traced(operationId, caller, hidden, employee_id);
  if (expected === 'nothing') {
    expect(answer.status).toBeLessThan(300);
    expectNothingOfIt(answer);
    if (answer.body?.total !== undefined) expect(answer.body.total).toBe(0);
  } else if (expected === '404' || expected === '422') {
    expect(answer.status).toBe(Number(expected));
    const missing = await traced(operationId, caller, random(), employee_id);
    expect(said(answer)).toEqual(said(missing.answer));
    expect(statements.length).toBeGreaterThan(0);
    expect(statements).toEqual(missing.statements);
  } else {
    expect(answer.status).toBe(Number(expected));
  }
}

const rows = (column: string) =>
  WHO_GETS_WHAT.filter((cell) => cell.column === column).map(({ row, cell }) => [row, cell]);

describe('the table', () => {
  it('has every operation of the OpenAPI document', () => {
    expect([...new Set(WHO_GETS_WHAT.map(({ row }) => row))].sort()).toEqual(operations.map(({ id }) => id).sort());
    const parameters = operations.flatMap(({ path }) => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
    expect(Object.keys(hidden)).toEqual(expect.arrayContaining(parameters));
  });

  it('misses no route, as the OpenAPI document has all of them', () => {
    const known = operations.map(({ method, path }) => `${method} ${path.replace(/\{(\w+)\}/g, ':$1')}`);
    expect(routes().sort()).toEqual(known.sort());
  });
});

/** The routes below /api/v1 that the server really has, from the tree that Fastify prints. */
function routes(): string[] {
  const fastify = app.app.getHttpAdapter().getInstance() as unknown as { printRoutes(options: object): string };
  const above: string[] = [];
  return fastify
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent, segment, methods] = /^(.*[├└]── )(\S+)(?: \((.+)\))?/.exec(line) ?? [];
      if (indent === undefined || segment === undefined) return [];
      const depth = indent.length / 4 - 1;
      const path = (above[depth - 1] ?? '') + segment;
      above.splice(depth, above.length, path);
      if (!path.startsWith('/api/v1/')) return [];
      const served = (methods ?? '').split(', ').filter((method) => method !== '' && method !== 'HEAD');
      return served.map((method) => `${method} ${path.replace('/api/v1', '')}`);
    });
}

describe('without a token', () => {
  it.each(rows("another company's admin"))('%s answers 401', async (operationId) => {
    const answer = await call(operationId, app.as(), hidden);
    expect(answer).toMatchObject({ status: 401, body: { type: 'urn:okr:problem:unauthenticated' } });
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
    expectNothingOfIt({ ...answer, body: { ...answer.body, instance: '' } });
  });
});

describe("an admin's token without any scope", () => {
  const open = ['getMe', 'listTokens'];

  it.each(rows("another company's admin"))('gets nothing done by %s', async (operationId) => {
    const answer = await call(operationId, app.as(withoutScopes), hidden);
    const status = open.includes(operationId) ? 200 : operationId === 'createCompany' ? 401 : 403;
    expect(answer.status).toBe(status);
    if (!open.includes(operationId)) expectNothingOfIt({ ...answer, body: { ...answer.body, instance: '' } });
  });
});

describe("another company's admin", () => {
  it.each(rows("another company's admin"))('gets from %s: %s', async (operationId, expected) => {
    await expectOutcome(operationId, expected, elsewhere.api, elsewhere.admin.id);
  });
});

describe('a colleague who may not view', () => {
  it.each(rows('a colleague who may not view'))('gets from %s: %s', async (operationId, expected) => {
    await expectOutcome(operationId, expected, stranger.api, stranger.id);
  });
});

it('changed nothing of it', async () => {
  const { goal_id, kr_id, check_in_id } = hidden;
  expect(await company.api.must('GET', `/goals/${goal_id}`)).toMatchObject({
    title: 'Hidden',
    progress: 50,
    has_children: false,
    goal_key_results: [{ id: kr_id, title: 'Hidden', goal_key_result_check_ins: [{ id: check_in_id, value: 50 }] }],
  });
  expect(await company.api.must('GET', `/teams/${hidden.team_id}`)).toMatchObject({ name: 'Hidden' });
  expect(await company.api.must('GET', `/departments/${hidden.department_id}`)).toMatchObject({ name: 'Hidden' });
  const { items } = await company.api.must('GET', '/access/tokens');
  expect(items).toContainEqual(expect.objectContaining({ id: hidden.token_id }));
});
