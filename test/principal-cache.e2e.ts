import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ModulesContainer } from '@nestjs/core';
import pg from 'pg';
import { type TestApp, type TestCompany, startApp } from './support/app.js';
import { goalOf, keyResultOf, UNKNOWN } from './support/builders.js';
import { type Client } from './support/client.js';
import { withClockAhead } from './support/clock.js';
import { holdCompany, waitingForCompany, waitingForRow } from './support/company-lock.js';
import { hire, type Person } from './support/people.js';
import { statementsOf } from './support/statements.js';

/** Callers are remembered, and nobody ever gains or keeps anything by it. */

let app: TestApp;
let other: TestApp;
let company: TestCompany;
let ada: Person;
/** ada's requests to the other instance */
let elsewhere: Client;
let checkin: string;

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
  ada = await hire(app, company);
  elsewhere = other.as(ada.token);
  const goal = await goalOf(company.api, { assign_to_ids: [ada.id] });
  const keyResult = await keyResultOf(company.api, goal.id);
  checkin = `/goals/${goal.id}/key-results/${keyResult.id}/checkin`;
  // From here on they are remembered by both.
  for (const api of [ada.api, elsewhere]) await api.must('POST', checkin, { value: 1 });
});

const checkIns = async () =>
  Number((await app.query('SELECT count(*) FROM check_ins WHERE company_id = $1', [company.id]))[0].count);

const revisionOf = async () =>
  (await app.query('SELECT revision FROM access_revisions WHERE company_id = $1', [company.id]))[0].revision;

const revoke = 'UPDATE api_tokens SET revoked_at = now() WHERE employee_id = $1';

describe('a change past the service', () => {
  /** What is read with the look at who the caller is now, besides the check-in. */
  const reads = () => {
    const goal = checkin.split('/key-results')[0]!;
    const searches = [
      '/goals',
      '/goals?text=goal',
      '/goals?text=xy&include_total=true',
      `/goals?assign_to_id=${ada.id}`,
    ];
    const lists = [`${goal}/tree`, `${goal}/key-results`, checkin.replace('/checkin', '/check-ins'), ...searches];
    return [goal, ...lists, '/goals/1', '/goals?sort=age', '/me'];
  };

  const changes = [
    ['a token that is revoked', revoke],
    ['a token that is deleted', 'DELETE FROM api_tokens WHERE employee_id = $1'],
    ['all tokens, at once', 'TRUNCATE api_tokens'],
    [
      'a token, by who has switched triggers off',
      `WITH off AS (
      SELECT set_config('session_replication_role', 'replica', true)
    ) UPDATE api_tokens SET revoked_at = now() FROM off WHERE employee_id = $1`,
    ],
    ['a token that ends', `UPDATE api_tokens SET expires_at = now() - interval '1 hour' WHERE employee_id = $1`],
    ['an employee who leaves', 'UPDATE employees SET is_active = false WHERE id = $1'],
  ];

  it.each(changes.flatMap(([what, change]) => ['good', 'bad'].map((order) => [what!, order, change!])))(
    'counts with the next request: %s, then a %s check-in',
    async (_, order, change) => {
      await app.query(change, change.includes('$1') ? [ada.id] : []);
      // The first request to each instance is the one that meets what is remembered.
      if (order === 'good') expect((await ada.api.post(checkin, { value: 2 })).status).toBe(401);
      expect((await ada.api.post(checkin, { value: 'many' })).status).toBe(401);
      if (order === 'bad')
        expect((await elsewhere.post(`/goals/1/key-results/${UNKNOWN}/checkin`, {})).status).toBe(401);
      expect((await elsewhere.get('/me')).status).toBe(401);
      expect(await checkIns()).toBe(2);
    },
  );

  it('counts with the next request: a token that is revoked, for whatever is read', async () => {
    await app.query(revoke, [ada.id]);
    for (const path of reads()) expect([path, (await elsewhere.get(path)).status]).toEqual([path, 401]);
  });

  it('counts with the next request: the right to read', async () => {
    await app.query(`UPDATE api_tokens SET scopes = '{checkins:write}' WHERE employee_id = $1`, [ada.id]);
    for (const path of reads().slice(0, -1)) {
      for (const api of [ada.api, elsewhere]) expect([path, (await api.get(path)).status]).toEqual([path, 403]);
    }
  });

  it('counts with the next request: a scope that is taken away, and one that is given', async () => {
    const narrow = 'UPDATE api_tokens SET scopes = $2::text[] WHERE employee_id = $1';
    await app.query(narrow, [ada.id, ['goals:read']]);
    expect((await ada.api.post(checkin, { value: 2 })).status).toBe(403);
    expect((await elsewhere.get('/employees')).status).toBe(403);
    await app.query(narrow, [ada.id, ['goals:read', 'checkins:write', 'directory:read']]);
    expect((await ada.api.post(checkin, { value: 2 })).status).toBe(201);
    expect((await elsewhere.get('/employees')).status).toBe(200);
  });

  it('counts with the next request: a role', async () => {
    const hidden = await goalOf(company.api, { owner_type: 'employee', owner_employee_id: company.admin.id });
    const role = (name: string) => app.query('UPDATE employees SET role = $2 WHERE id = $1', [ada.id, name]);
    for (const api of [ada.api, elsewhere]) expect((await api.get(`/goals/${hidden.id}`)).status).toBe(404);
    await role('admin');
    for (const api of [ada.api, elsewhere]) expect((await api.get(`/goals/${hidden.id}`)).status).toBe(200);
    await role('member');
    for (const api of [ada.api, elsewhere]) expect((await api.get(`/goals/${hidden.id}`)).status).toBe(404);
  });

  it.each([
    ['along an order', () => ({})],
    ['with a total', () => ({ include_total: true })],
    ['by a text', () => ({ text: 'hidden' })],
    ['by an owner', () => ({ owner_employee_id: company.admin.id })],
  ])('counts with the next search: %s', async (_, filters) => {
    const owner = { owner_type: 'employee', owner_employee_id: company.admin.id };
    const hidden = await goalOf(company.api, { title: 'Hidden', ...owner });
    const role = (name: string) => app.query('UPDATE employees SET role = $2 WHERE id = $1', [ada.id, name]);
    const found = async (api: Client) =>
      (await api.must('POST', '/goals/search', filters())).items.some(({ id }: { id: string }) => id === hidden.id);
    for (const api of [ada.api, elsewhere]) expect(await found(api)).toBe(false);
    await role('admin');
    for (const api of [ada.api, elsewhere]) expect(await found(api)).toBe(true);
    await role('member');
    for (const api of [ada.api, elsewhere]) expect(await found(api)).toBe(false);
  });

  it('counts before an answer is told that was kept', async () => {
    const search = () => elsewhere.post('/goals/search', {}, { 'idempotency-key': 'of-a-search' });
    expect((await search()).status).toBe(200);
    expect((await search()).headers.get('idempotency-replayed')).toBe('true');
    await app.query(revoke, [ada.id]);
    expect((await search()).status).toBe(401);
  });

  it('counts with the next request: a team, its members and its lead; a department, its head and its place', async () => {
    const { id: team } = await company.api.must('POST', '/teams', { name: 'Team' });
    const { id: above } = await company.api.must('POST', '/departments', { name: 'Above' });
    const { id: below } = await company.api.must('POST', '/departments', { name: 'Below' });
    const ofTeam = await goalOf(company.api, { owner_type: 'team', owner_team_id: team });
    const ofBelow = await goalOf(company.api, { owner_type: 'department', owner_department_id: below });
    const sees = (goal: { id: string }) =>
      Promise.all([ada.api, elsewhere].map(async (api) => (await api.get(`/goals/${goal.id}`)).status));
    const steps: [{ id: string }, string, unknown[], number][] = [
      [ofTeam, 'INSERT INTO team_members VALUES ($1, $2, $3)', [company.id, team, ada.id], 200],
      [ofTeam, 'DELETE FROM team_members WHERE team_id = $1', [team], 404],
      [ofTeam, 'UPDATE teams SET lead_employee_id = $2 WHERE id = $1', [team, ada.id], 200],
      [ofTeam, 'UPDATE teams SET lead_employee_id = NULL WHERE id = $1', [team], 404],
      [ofBelow, 'UPDATE departments SET head_employee_id = $2 WHERE id = $1', [above, ada.id], 404],
      [ofBelow, 'UPDATE departments SET parent_department_id = $2 WHERE id = $1', [below, above], 200],
      [ofBelow, 'UPDATE departments SET parent_department_id = NULL WHERE id = $1', [below], 404],
      [ofBelow, 'UPDATE employees SET department_id = $2 WHERE id = $1', [ada.id, below], 200],
    ];
    for (const [goal, statement, values, status] of steps) {
      await app.query(statement, values);
      expect([statement, await sees(goal)]).toEqual([statement, [status, status]]);
    }
  });
});

describe('a caller who was renewed', () => {
  /** What a request asks that looks callers up, not only whether they changed. */
  const lookups = async (request: () => Promise<unknown>) =>
    (await statementsOf(app, request)).filter(({ text }) => text.includes('JOIN api_tokens'));

  it.each([
    ['check in', () => ada.api.must('POST', checkin, { value: 2 })],
    ['read a goal', () => ada.api.must('GET', checkin.split('/key-results')[0]!)],
  ])('is remembered as such: %s', async (_, request) => {
    await company.api.must('POST', '/teams', { name: 'Team' });
    expect(await lookups(request)).toHaveLength(1);
    expect(await lookups(request)).toEqual([]);
  });
});

describe('a write that waits for the lock', () => {
  /** Runs a statement in a transaction that holds the company's lock until the write waits for it. */
  async function meanwhile<T>(statement: string, write: () => Promise<T>): Promise<T> {
    const { holder, release } = await holdCompany(app.database, company.id);
    try {
      const answer = write();
      await waitingForCompany(app.database);
      await holder.query(statement, [ada.id]);
      await holder.query('COMMIT');
      return await answer;
    } finally {
      await release();
    }
  }

  const goalsOfAda = async () => (await ada.api.must('POST', '/goals/search', { owner_employee_id: ada.id })).items;

  /** Every kind of write, by ada; what it names is hers. */
  const writes: Record<string, () => Promise<{ status: number }>> = {
    'a check-in': () => ada.api.post(checkin, { value: 2 }),
    'a bulk of check-ins': () =>
      ada.api.post('/check-ins/bulk', { items: [{ goal_key_result_id: checkin.split('/').at(-2), value: 2 }] }),
    'a new goal': () => ada.api.post('/goals', { title: 'New', owner_type: 'employee', owner_employee_id: ada.id }),
    'an import': () =>
      ada.api.post('/goals/import?dry_run=false', {
        goals: [{ key: 'a', title: 'New', owner_type: 'employee', owner: ada.id }],
      }),
  };

  it.each(Object.entries(writes))('is refused when its token is revoked before its turn: %s', async (_, write) => {
    expect((await meanwhile(revoke, write)).status).toBe(401);
    expect(await checkIns()).toBe(2);
    expect((await company.api.must('GET', '/goals')).items).toHaveLength(1);
  });

  it.each(Object.entries(writes))('is refused when its scope is taken away before its turn: %s', async (_, write) => {
    const narrow = `UPDATE api_tokens SET scopes = '{goals:read}' WHERE employee_id = $1`;
    expect((await meanwhile(narrow, write)).status).toBe(403);
    expect(await checkIns()).toBe(2);
    expect(await goalsOfAda()).toEqual([]);
  });

  it.each(Object.entries(writes))('goes on as who its caller has become: %s', async (_, write) => {
    const { status } = await meanwhile(`UPDATE employees SET role = 'admin' WHERE id = $1`, write);
    expect([200, 201]).toContain(status);
  });

  it('is refused when its caller is no admin any more: to make themselves one again', async () => {
    await app.query(`UPDATE employees SET role = 'admin' WHERE id = $1`, [ada.id]);
    await app.query(`UPDATE api_tokens SET scopes = scopes || '{directory:write}' WHERE employee_id = $1`, [ada.id]);
    const demote = `UPDATE employees SET role = 'member' WHERE id = $1`;
    const answer = await meanwhile(demote, () => ada.api.patch(`/employees/${ada.id}`, { role: 'admin' }));
    expect(answer.status).toBe(403);
    expect((await app.query('SELECT role FROM employees WHERE id = $1', [ada.id]))[0].role).toBe('member');
  });
});

describe('a new token', () => {
  const create = () => ada.api.post('/access/tokens', { name: 'New', scopes: ['checkins:write'] });

  /** Makes one while what this statement changes is being committed. */
  async function meanwhile(statement: string): Promise<number> {
    const holder = new pg.Client(app.database.url);
    await holder.connect();
    try {
      await holder.query('BEGIN');
      await holder.query(statement, [ada.id]);
      await holder.query('SET CONSTRAINTS ALL IMMEDIATE'); // as its commit does, before it is one
      const answer = create();
      await waitingForRow(app.database, 'access_revisions');
      await holder.query('COMMIT');
      return (await answer).status;
    } finally {
      await holder.end();
    }
  }

  it.each([
    ['their token', revoke, 401],
    ['its scope', `UPDATE api_tokens SET scopes = '{goals:read}' WHERE employee_id = $1`, 403],
  ])('is made by nobody who just lost %s', async (_, statement, status) => {
    expect(await meanwhile(statement)).toBe(status);
    const tokens = await app.query('SELECT FROM api_tokens WHERE employee_id = $1', [ada.id]);
    expect(tokens).toHaveLength(1);
  });

  it('is made beside a write that holds the company', async () => {
    const { release } = await holdCompany(app.database, company.id);
    expect((await create()).status).toBe(201);
    await release();
  });
});

it('takes the time of a check-in now from the database, whatever the clock of the instance says', async () => {
  const shown = () => company.api.must('GET', checkin.replace('/checkin', ''));
  await withClockAhead(1, () => ada.api.must('POST', checkin, { value: 10 }));
  await elsewhere.must('POST', checkin, { value: 20 });
  expect((await shown()).current_value).toBe(20);
});

it('counts a check-in by somebody who may no longer call as one failed attempt', async () => {
  const fresh = await startApp({}, app); // which has counted none
  expect((await fresh.as(ada.token).post(checkin, { value: 1 })).status).toBe(201);
  await app.query(revoke, [ada.id]);
  expect((await fresh.as(ada.token).post(checkin, { value: 2 })).status).toBe(401);
  const statuses: number[] = [];
  for (let n = 0; n < 60; n++) statuses.push((await fresh.as('okr_nobody').get('/me')).status);
  expect(statuses).toEqual([...Array<number>(59).fill(401), 429]);
  await fresh.close();
});

it('lets only routes whose services look for themselves take their callers as remembered', () => {
  const controllers = [...app.app.get(ModulesContainer).values()].flatMap((module) => [...module.controllers.values()]);
  const methods = controllers.flatMap(({ metatype }) =>
    Object.entries(methodsOf(metatype as { prototype: object })).map(([name, method]) => ({
      name: `${metatype!.name}.${name}`,
      isConfirmedByService: Reflect.hasMetadata('access:confirmed-by-service', method as object),
    })),
  );
  expect(methods.length).toBeGreaterThan(30);
  expect(
    methods
      .filter((method) => method.isConfirmedByService)
      .map(({ name }) => name)
      .sort(),
  ).toEqual([
    'CheckInsController.checkIn',
    'CheckInsController.list',
    'GoalsController.get',
    'GoalsController.list',
    'GoalsController.search',
    'GoalsController.tree',
    'KeyResultsController.list',
  ]);
});

function methodsOf({ prototype }: { prototype: object }): Record<string, unknown> {
  const names = Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor');
  return Object.fromEntries(names.map((name) => [name, (prototype as Record<string, unknown>)[name]]));
}

it('can be ended, with the next request, while a large change of the directory is under way', async () => {
  const { holder, release } = await holdCompany(app.database, company.id);
  const [{ id }] = (await ada.api.must('GET', '/access/tokens')).items;
  await holder.query(`UPDATE employees SET role = 'admin' WHERE company_id = $1`, [company.id]);
  expect((await company.api.delete(`/access/tokens/${id}`)).status).toBe(204);
  for (const api of [ada.api, elsewhere]) expect((await api.get('/me')).status).toBe(401);
  await holder.query('COMMIT');
  await release();
});

it('is found by its key, in however many companies, for each row of a large change', async () => {
  await app.query(`
    INSERT INTO companies (id, name) SELECT gen_random_uuid(), 'Many ' || n FROM generate_series(1, 2000) n`);
  await app.query('ANALYZE access_revisions');
  const scans = async () =>
    (await app.query(`SELECT seq_scan FROM pg_stat_user_tables WHERE relname = 'access_revisions'`))[0].seq_scan;
  const { holder, release } = await holdCompany(app.database, company.id);
  const before = await scans();
  await holder.query('SET LOCAL plan_cache_mode = force_generic_plan'); // as the service has it in its writes
  await holder.query(`UPDATE employees SET display_name = 'E' WHERE company_id = $1`, [company.id]);
  await holder.query('COMMIT');
  await holder.query('SELECT pg_stat_force_next_flush()');
  await release();
  expect(await scans()).toBe(before);
  await app.query(`DELETE FROM companies WHERE name LIKE 'Many %'`);
});

it('does not take a use of a token, or work on goals, for a change of access', async () => {
  const before = await revisionOf();
  await app.query('UPDATE api_tokens SET last_used_at = NULL WHERE employee_id = $1', [ada.id]);
  await goalOf(company.api);
  await ada.api.must('POST', checkin, { value: 5 });
  expect(await revisionOf()).toBe(before);
});
