import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DatabaseConnection } from '../src/database/connection.js';
import { startApp, type TestApp } from './support/app.js';

/** What may be kept in one place: the list of companies, and what TypeORM notes of the schema. */
const NOT_DISTRIBUTED = ['migrations'];

let app: TestApp;

beforeAll(async () => {
  app = await startApp();
});

afterAll(() => app.close());

describe('the schema can be distributed by company_id', () => {
  it('in every primary key and unique index, as the first column', async () => {
    const indexes = await app.query(
      `
      SELECT i.indrelid::regclass::text AS table, i.indexrelid::regclass::text AS index, a.attname AS first
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
      LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
      WHERE c.relnamespace = 'public'::regnamespace AND i.indisunique AND NOT c.relname = ANY ($1)`,
      [NOT_DISTRIBUTED],
    );
    expect(indexes.length).toBeGreaterThan(10);
    expect(indexes.filter(({ table, first }) => first !== (table === 'companies' ? 'id' : 'company_id'))).toEqual([]);
  });

  it('in every table but that of companies, which is found by its id', async () => {
    const without = await app.query(
      `
      SELECT c.relname FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relname = ANY ($1)
        AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'company_id')`,
      [NOT_DISTRIBUTED],
    );
    expect(without).toEqual([{ relname: 'companies' }]);
  });

  it('in every foreign key, on both sides, as the first column', async () => {
    const keys = await app.query(`
      SELECT k.conname, a.attname AS "from", f.attname AS "to", k.confrelid::regclass::text AS target
      FROM pg_constraint k
      JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
      JOIN pg_attribute f ON f.attrelid = k.confrelid AND f.attnum = k.confkey[1]
      WHERE k.contype = 'f'`);
    expect(keys.length).toBeGreaterThan(10);
    const wrong = keys.filter(
      ({ from, to, target }) => from !== 'company_id' || to !== (target === 'companies' ? 'id' : 'company_id'),
    );
    expect(wrong).toEqual([]);
  });

  it('in every statement that the routes send', async () => {
    const statements = record();
    await exercise();
    const texts = [...statements].map((text) => text.replace(/\s+/g, ' ').trim());
    expect(texts.length).toBeGreaterThan(40);
    expect(texts.filter((text) => !isOfOneCompany(text))).toEqual([]);
  });
});

/** Whether a statement binds the company of what it reads or writes to a value that it is given. */
function isOfOneCompany(text: string): boolean {
  return (
    /\bcompany_id"? (= \$\d|= ANY ?\(\$\d|IN \(\$\d|= asked\.company_id)/.test(text) ||
    /^INSERT INTO "?\w+"? ?(AS \w+ )?\("?company_id\b/.test(text) ||
    /\bcompanies WHERE id = \$1/.test(text) ||
    /^INSERT INTO "?companies\b/.test(text) ||
    /^(BEGIN|START TRANSACTION|COMMIT|ROLLBACK|SAVEPOINT|SET|SELECT pg_\w*advisory)/.test(text) ||
    /^(ANALYZE|SELECT relname AS name FROM pg_class) /.test(text)
  );
}

/** Everything that is sent from now on. */
function record(): Set<string> {
  const statements = new Set<string>();
  const { pool } = app.app.get(DatabaseConnection);
  const seen = new WeakSet<object>();
  pool.on('acquire', (client) => {
    if (seen.has(client)) return;
    seen.add(client);
    const send = client.query.bind(client) as (...args: any[]) => any;
    (client as any).query = (query: string | { text: string }, ...rest: any[]) => {
      statements.add(typeof query === 'string' ? query : query.text);
      return send(query, ...rest);
    };
  });
  return statements;
}

/** Every kind of route once. */
async function exercise(): Promise<void> {
  const { api, admin } = await app.company();
  const department = await api.must('POST', '/departments', { name: 'Sales' });
  const employee = await api.must('POST', '/employees', {
    email: 'b@example.com',
    display_name: 'B',
    manager_id: admin.id,
    department_id: department.id,
  });
  const team = await api.must('POST', '/teams', { name: 'Team', lead_employee_id: admin.id });
  await api.must('PUT', `/teams/${team.id}/members`, { employee_ids: [employee.id, admin.id] });
  await api.must('PUT', '/directory', { employees: [{ external_id: 'c', email: 'c@example.com', display_name: 'C' }] });
  const { id: token } = await api.must('POST', '/access/tokens', { name: 'T', scopes: ['goals:read'] });

  const parent = await api.must('POST', '/goals', { title: 'Parent', owner_type: 'company', is_shared: true });
  const goal = await api.must('POST', '/goals', {
    title: 'Child',
    owner_type: 'employee',
    owner_employee_id: employee.id,
    parent_goal_id: parent.id,
    assign_to_ids: [employee.id],
    visible_to_ids: [employee.id],
  });
  await api.must('PATCH', `/goals/${goal.id}`, { title: 'Changed', weight: 2, parent_goal_id: null });
  await api.must('PATCH', `/goals/${goal.id}`, { parent_goal_id: parent.id });
  const keyResults = `/goals/${goal.id}/key-results`;
  const body = { title: 'KR', metric_type: 'percent', assign_to_ids: [employee.id] };
  const keyResult = await api.must('POST', keyResults, body);
  await api.must('PATCH', `${keyResults}/${keyResult.id}`, { target_value: 90 });
  const checkIn = await api.must('POST', `${keyResults}/${keyResult.id}/checkin`, { value: 10 });
  await api.must('POST', '/check-ins/bulk', { items: [{ goal_key_result_id: keyResult.id, value: 20 }] });
  await api.must('PATCH', `${keyResults}/${keyResult.id}/check-ins/${checkIn.id}`, { value: 15 });
  await api.post('/goals', { title: 'Once', owner_type: 'company' }, { 'idempotency-key': 'once' });

  const reads = ['/me', '/employees', '/departments', '/teams', '/access/tokens', `/employees/${employee.id}`];
  const goals = [
    '/goals?sort=-progress&include_total=true',
    `/goals/${goal.id}`,
    `/goals/${parent.id}/tree`,
    keyResults,
  ];
  const checkIns = `${keyResults}/${keyResult.id}/check-ins`;
  for (const path of [...reads, ...goals, `${keyResults}/${keyResult.id}`, checkIns, `${checkIns}/${checkIn.id}`]) {
    await api.must('GET', path);
  }
  await api.must('POST', '/goals/search', { text: 'chan', assign_to_id: employee.id, status: 'active' });

  await api.must('DELETE', `${checkIns}/${checkIn.id}`);
  await api.must('DELETE', `${keyResults}/${keyResult.id}`);
  await api.delete(`/goals/${parent.id}`);
  await api.must('DELETE', `/goals/${parent.id}?children=delete`);
  await api.must('DELETE', `/access/tokens/${token}`);
  await api.must('DELETE', `/teams/${team.id}`);
  await api.must('DELETE', `/employees/${employee.id}`);
  await api.must('DELETE', `/departments/${department.id}`);
}
