import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startApp } from './support/app.js';
import { wrong } from './support/builders.js';
import { statementsOf } from './support/statements.js';

const UNKNOWN = '01890000-0000-7000-8000-000000000000';

let app: Awaited<ReturnType<typeof startApp>>;
let company: Awaited<ReturnType<typeof app.company>>;
let api: typeof company.api;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  company = await app.company();
  api = company.api;
});

let count = 0;
async function employee(fields: object = {}) {
  count++;
  const { status, body } = await api.post('/employees', {
    email: `person${count}@example.com`,
    display_name: `Person ${count}`,
    ...fields,
  });
  expect(status).toBe(201);
  return body;
}
async function made(path: string, body: object) {
  const answer = await api.post(path, body);
  expect(answer.status).toBe(201);
  return answer.body;
}
/** A caller who is this employee, with a token that the admin made. */
async function as(employee_id: string, scopes: string[]) {
  const { token } = await made('/access/tokens', { name: 'Test', employee_id, scopes });
  return app.as(token);
}

describe('employees', () => {
  it('are made, read, changed and cleared', async () => {
    const manager = await employee();
    const department = await made('/departments', { name: 'Engineering' });
    const made_ = await employee({
      email: 'Grace@Example.com',
      display_name: '  Grace Hopper ',
      external_id: 'hr-7',
      manager_id: manager.id,
      department_id: department.id.toUpperCase(),
    });
    expect(made_).toEqual({
      id: expect.any(String),
      external_id: 'hr-7',
      email: 'Grace@Example.com',
      display_name: 'Grace Hopper',
      role: 'member',
      manager_id: manager.id,
      department_id: department.id,
      team_ids: [],
      is_active: true,
      created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      updated_at: made_.created_at,
    });
    expect(await api.get(`/employees/${made_.id}`)).toMatchObject({ status: 200, body: made_ });

    const changed = await api.patch(`/employees/${made_.id}`, { manager_id: null, external_id: null, role: 'admin' });
    expect(changed.status).toBe(200);
    expect(changed.body).toEqual({
      ...made_,
      manager_id: null,
      external_id: null,
      role: 'admin',
      updated_at: expect.any(String),
    });
    expect(changed.body.updated_at > made_.updated_at).toBe(true);
  });

  it('name every wrong field', async () => {
    const { status, body } = await api.post('/employees', { email: 'nobody', role: 'boss', nick: 'x' });
    expect(status).toBe(422);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/display_name',
      '/email',
      '/nick',
      '/role',
    ]);
    const nulled = await api.patch(`/employees/${company.admin.id}`, { email: null });
    expect(nulled).toMatchObject({ status: 422, body: { errors: [{ pointer: '/email' }] } });
    const unpaired = await api.post('/employees', { email: '\ud800', display_name: 'Half a letter' });
    expect(unpaired).toMatchObject({ status: 422, body: { errors: [{ pointer: '/email' }] } });
  });

  it.each(['ä@ö.de', '"q q"@example.org'])('may have the email %s, as the document says', async (email) => {
    const one = await employee({ email });
    expect(one.email).toBe(email);
    expect(await api.get(`/employees/${one.id}`)).toMatchObject({ status: 200, body: { email } });
  });

  it('have emails (in any case) and external ids of their own', async () => {
    const ada = await employee({ email: 'ada@example.com', external_id: 'hr-1' });
    const other = await employee();
    for (const [field, value] of [
      ['email', 'ADA@example.COM'],
      ['external_id', 'hr-1'],
    ]) {
      const taken = { status: 409, body: { errors: [{ pointer: `/${field}` }] } };
      const body = { email: 'new@example.com', display_name: 'New', [field!]: value };
      expect(await api.post('/employees', body)).toMatchObject(taken);
      expect(await api.patch(`/employees/${other.id}`, { [field!]: value })).toMatchObject(taken);
    }
    expect(await api.patch(`/employees/${ada.id}`, { email: 'Ada@example.com' })).toMatchObject({ status: 200 });

    const elsewhere = await app.company();
    const same = { email: 'ada@example.com', display_name: 'Ada', external_id: 'hr-1' };
    expect(await elsewhere.api.post('/employees', same)).toMatchObject({ status: 201 });
  });

  it('cannot be told from nobody when they are of another company', async () => {
    const foreign = (await app.company()).admin;
    const errors = async (body: object) => {
      const answer = await api.post('/employees', { email: 'x@example.com', display_name: 'X', ...body });
      expect(answer.status).toBe(422);
      return answer.body.errors;
    };
    expect(await errors({ manager_id: foreign.id })).toEqual(await errors({ manager_id: UNKNOWN }));
    expect(await errors({ manager_id: foreign.id })).toMatchObject([{ pointer: '/manager_id' }]);
    const lost = { manager_id: UNKNOWN, department_id: UNKNOWN };
    const nowhere = [
      { pointer: '/manager_id', detail: 'There is no such employee.' },
      { pointer: '/department_id', detail: 'There is no such department.' },
    ];
    expect(await errors(lost)).toEqual(nowhere);
    expect((await api.patch(`/employees/${company.admin.id}`, lost)).body.errors).toEqual(nowhere);

    for (const id of [foreign.id, UNKNOWN, 'nobody']) {
      expect(await api.get(`/employees/${id}`)).toMatchObject({ status: 404 });
      expect(await api.patch(`/employees/${id}`, { display_name: 'X' })).toMatchObject({ status: 404 });
      expect(await api.delete(`/employees/${id}`)).toMatchObject({ status: 404 });
    }
  });

  it('rewrite who sees the goals below them only when their manager is another one', async () => {
    const [top, other] = [await employee(), await employee()];
    const low = await employee({ manager_id: top.id });
    const rewrites = async (change: object) => {
      const sent = await statementsOf(app, () => api.must('PATCH', `/employees/${low.id}`, change));
      return sent.filter(({ text }) => text.includes('SET audience')).length;
    };
    expect(await rewrites({ manager_id: top.id, display_name: 'Same manager' })).toBe(0);
    expect(await rewrites({ manager_id: other.id })).toBe(1);
  });

  it('form no circle of managers', async () => {
    const top = await employee();
    const middle = await employee({ manager_id: top.id });
    const low = await employee({ manager_id: middle.id });
    for (const manager_id of [top.id, middle.id, low.id]) {
      const answer = await api.patch(`/employees/${top.id}`, { manager_id });
      expect(answer).toMatchObject({ status: 409, body: { errors: [{ pointer: '/manager_id' }] } });
    }
    expect(await api.patch(`/employees/${low.id}`, { manager_id: top.id })).toMatchObject({ status: 200 });
  });

  it('are listed page by page, with filters', async () => {
    const manager = await employee({ display_name: 'Zoë Łukasz' });
    const department = await made('/departments', { name: 'Sales' });
    const team = await made('/teams', { name: 'Field' });
    const a = await employee({ manager_id: manager.id });
    const b = await employee({ department_id: department.id });
    const c = await employee({ is_active: false });
    await api.put(`/teams/${team.id}/members`, { employee_ids: [a.id, c.id] });
    const ids = async (query: string) => {
      const { status, body } = await api.get(`/employees?${query}`);
      expect(status).toBe(200);
      return body.items.map(({ id }: { id: string }) => id);
    };
    expect(await ids('')).toEqual([company.admin.id, manager.id, a.id, b.id, c.id]);
    expect(await ids(`manager_id=${manager.id}`)).toEqual([a.id]);
    expect(await ids(`department_id=${department.id}`)).toEqual([b.id]);
    expect(await ids(`team_id=${team.id}`)).toEqual([a.id, c.id]);
    expect(await ids(`team_id=${team.id}&is_active=true`)).toEqual([a.id]);
    expect(await ids('is_active=false')).toEqual([c.id]);
    expect(await ids(`text=${encodeURIComponent('ŁUK')}`)).toEqual([manager.id]);
    expect(await ids(`text=${encodeURIComponent(b.email.toUpperCase())}`)).toEqual([b.id]);
    expect(await ids('text=%25')).toEqual([]);

    const first = await api.get('/employees?limit=2&is_active=true');
    await employee();
    const second = await api.get(`/employees?is_active=true&limit=2&cursor=${first.body.next_cursor}`);
    expect(second.body.items.map(({ id }: { id: string }) => id)).toEqual([a.id, b.id]);
    const other = await api.get(`/employees?limit=2&cursor=${first.body.next_cursor}`);
    expect(other).toMatchObject({ status: 400, body: { errors: [{ pointer: '/cursor' }] } });
    expect(await api.get('/employees?name=x')).toMatchObject({ status: 422, body: { errors: [{ pointer: '/name' }] } });
  });

  it('are found by their external ids, like departments and teams', async () => {
    const external = ['e-1', 'a,b', 'ä&=', 'E-1'];
    for (const [path, body] of [
      ['/employees', null],
      ['/departments', { name: 'D' }],
      ['/teams', { name: 'T' }],
    ] as const) {
      const entries = [];
      for (const external_id of external) {
        entries.push(await (body ? made(path, { ...body, external_id }) : employee({ external_id })));
      }
      const found = async (asked: string[], more: Record<string, string> = {}) => {
        const query = new URLSearchParams(more);
        for (const id of asked) query.append('external_id', id);
        return api.must('GET', `${path}?${query.toString()}`);
      };
      for (const [n, id] of external.entries()) expect((await found([id])).items).toEqual([entries[n]]);
      expect((await found([' e-1 ', 'ä&=', 'unknown'])).items).toEqual([entries[0], entries[2]]);
      expect((await found(['e'])).items).toEqual([]);
      expect((await found(['e-1'], { is_active: 'false' })).items).toEqual([]);

      const first = await found(external, { limit: '3', include_total: 'true' });
      expect(first).toMatchObject({ items: entries.slice(0, 3), total: 4 });
      expect((await found(external, { cursor: first.next_cursor })).items).toEqual([entries[3]]);
      const others = new URLSearchParams({ external_id: 'e-1', cursor: first.next_cursor });
      expect(wrong(await api.get(`${path}?${others.toString()}`))).toEqual([400, '/cursor']);
    }
    for (const bad of ['', '%00', 'x'.repeat(201), Array.from({ length: 201 }, (_, n) => n).join('&external_id=')]) {
      expect(wrong(await api.get(`/employees?external_id=${bad}`))).toEqual([422, '/external_id']);
    }
    const most = Array.from({ length: 200 }, (_, n) => n).join('&external_id=');
    expect((await api.must('GET', `/employees?external_id=${most}`)).items).toEqual([]);
  });

  it('are found by names as people write them', async () => {
    const names = ['A\u030asa Lind', 'Anna Straße', 'ΟΔΥΣΣΕΑΣ', 'İpek Işık', 'Ｗｉｄｅ ﬁne', 'Ölaf ẞmith'];
    const people = await Promise.all(names.map((display_name) => employee({ display_name })));
    for (const [text, n] of [
      ['Åsa', 0],
      ['åSA', 0],
      ['A\u030asa', 0],
      ['strasse', 1],
      ['STRASSE', 1],
      ['Straße', 1],
      ['οδυσσεας', 2],
      ['οδυσσεασ', 2],
      ['ipek işik', 3],
      ['İPEK IŞIK', 3],
      ['wide fine', 4],
      ['O\u0308LAF SS', 5],
    ] as const) {
      const { items } = await api.must('GET', `/employees?text=${encodeURIComponent(text)}`);
      expect([text, items.map(({ id }: { id: string }) => id)]).toEqual([text, [people[n]!.id]]);
    }
    const team = await made('/teams', { name: 'Große Fische' });
    expect((await api.must('GET', '/teams?text=GROSSE')).items).toEqual([team]);
  });

  it('are found by their name or their address, not by the end of one and the beginning of the other', async () => {
    const { id } = await employee({ display_name: 'Ada Lovelace', email: 'ada@example.org' });
    const found = async (text: string) =>
      (await api.must('GET', `/employees?text=${encodeURIComponent(text)}`)).items.map((one: any) => one.id);
    for (const text of ['lovelace', 'A L', 'ada@example.org']) expect([text, await found(text)]).toEqual([text, [id]]);
    expect(await found('lace ada@')).toEqual([]);
  });

  it('are deleted where nothing points at them, with their tokens', async () => {
    const gone = await employee();
    const caller = await as(gone.id, ['directory:read']);
    expect(await caller.get('/me')).toMatchObject({ status: 200 });
    expect(await api.delete(`/employees/${gone.id}`)).toMatchObject({ status: 204, body: undefined });
    expect(await api.get(`/employees/${gone.id}`)).toMatchObject({ status: 404 });
    expect(await caller.get('/me')).toMatchObject({ status: 401 });
  });

  it('are deactivated where something points at them', async () => {
    const owner = await employee();
    const manager = await employee();
    const head = await employee();
    const lead = await employee();
    const assignee = await employee();
    const caller = await as(owner.id, ['goals:read']);
    await made('/goals', { title: 'Own', owner_type: 'employee', owner_employee_id: owner.id });
    await made('/goals', { title: 'All', owner_type: 'company', assign_to_ids: [assignee.id] });
    await employee({ manager_id: manager.id });
    await made('/departments', { name: 'D', head_employee_id: head.id });
    await made('/teams', { name: 'T', lead_employee_id: lead.id });
    for (const { id } of [owner, manager, head, lead, assignee]) {
      expect(await api.delete(`/employees/${id}`)).toMatchObject({ status: 204 });
      expect(await api.get(`/employees/${id}`)).toMatchObject({ status: 200, body: { is_active: false } });
    }
    expect(await caller.get('/me')).toMatchObject({ status: 401 });
    expect(await api.patch(`/employees/${owner.id}`, { is_active: true })).toMatchObject({ status: 200 });
    expect(await caller.get('/me')).toMatchObject({ status: 200 });
  });

  it('always leave one active admin', async () => {
    const { id } = company.admin;
    const refused = { status: 409, body: { type: 'urn:okr:problem:conflict' } };
    expect(await api.patch(`/employees/${id}`, { role: 'member' })).toMatchObject(refused);
    expect(await api.patch(`/employees/${id}`, { is_active: false })).toMatchObject(refused);
    expect(await api.delete(`/employees/${id}`)).toMatchObject(refused);

    const second = await employee({ role: 'admin', is_active: false });
    expect(await api.delete(`/employees/${id}`)).toMatchObject(refused);
    await api.patch(`/employees/${second.id}`, { is_active: true });
    expect(await api.patch(`/employees/${id}`, { role: 'member' })).toMatchObject({ status: 200 });
  });

  it('keep to the rules when two changes meet', async () => {
    const other = await employee({ role: 'admin' });
    const demotions = [company.admin, other].map(({ id }) => api.patch(`/employees/${id}`, { role: 'member' }));
    const demoted = (await Promise.all(demotions)).map(({ status }) => status);
    // The second finds the caller demoted already, or itself the last admin.
    expect(demoted.filter((status) => status === 200)).toHaveLength(1);
    const [{ admins }] = await app.query(
      `SELECT count(*)::int AS admins FROM employees WHERE company_id = $1 AND role = 'admin'`,
      [company.id],
    );
    expect(admins).toBe(1);

    company = await app.company();
    api = company.api;
    const [a, b] = [await employee(), await employee()];
    const circle = await Promise.all([
      api.patch(`/employees/${a.id}`, { manager_id: b.id }),
      api.patch(`/employees/${b.id}`, { manager_id: a.id }),
    ]);
    expect(circle.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  it('show a new manager at once what those below them own', async () => {
    const boss = await employee();
    const middle = await employee();
    const low = await employee({ manager_id: middle.id });
    const goal = await made('/goals', { title: 'Private', owner_type: 'employee', owner_employee_id: low.id });
    const caller = await as(boss.id, ['goals:read']);
    const seen = async () => (await caller.get(`/goals/${goal.id}`)).status;
    expect(await seen()).toBe(404);
    await api.patch(`/employees/${middle.id}`, { manager_id: boss.id });
    expect(await seen()).toBe(200);
    await api.patch(`/employees/${middle.id}`, { manager_id: null });
    expect(await seen()).toBe(404);

    await api.patch(`/employees/${low.id}`, { external_id: 'low' });
    await api.patch(`/employees/${boss.id}`, { external_id: 'boss' });
    await api.put('/directory', { employees: [{ external_id: 'low', manager_external_id: 'boss' }] });
    expect(await seen()).toBe(200);
  });
});

describe('departments', () => {
  it('are made, read, changed, cleared and listed', async () => {
    const head = await employee();
    const top = await made('/departments', { name: 'Company', external_id: 'd-0' });
    const part = await made('/departments', {
      name: 'Part',
      parent_department_id: top.id,
      head_employee_id: head.id,
    });
    expect(part).toEqual({
      id: expect.any(String),
      external_id: null,
      name: 'Part',
      parent_department_id: top.id,
      head_employee_id: head.id,
      is_active: true,
      created_at: expect.any(String),
      updated_at: expect.any(String),
    });
    const changed = await api.patch(`/departments/${part.id}`, { parent_department_id: null, name: 'Whole' });
    expect(changed).toMatchObject({
      status: 200,
      body: { name: 'Whole', parent_department_id: null, head_employee_id: head.id },
    });
    expect(await api.get(`/departments/${part.id}`)).toMatchObject({ body: changed.body });
    expect(await api.get('/departments?text=whole')).toMatchObject({
      body: { items: [changed.body], next_cursor: null },
    });
    const taken = { status: 409, body: { errors: [{ pointer: '/external_id' }] } };
    expect(await api.post('/departments', { name: 'Again', external_id: 'd-0' })).toMatchObject(taken);
  });

  it('form no circle', async () => {
    const top = await made('/departments', { name: 'Top' });
    const middle = await made('/departments', { name: 'Middle', parent_department_id: top.id });
    const low = await made('/departments', { name: 'Low', parent_department_id: middle.id });
    for (const parent_department_id of [top.id, middle.id, low.id]) {
      const answer = await api.patch(`/departments/${top.id}`, { parent_department_id });
      expect(answer).toMatchObject({ status: 409, body: { errors: [{ pointer: '/parent_department_id' }] } });
    }
  });

  it('refer to this company only', async () => {
    const other = await app.company();
    const { body: foreign } = await other.api.post('/departments', { name: 'Foreign' });
    const { id } = await made('/departments', { name: 'Own' });
    const team = await made('/teams', { name: 'Own' });
    for (const [field, to, kind] of [
      ['parent_department_id', foreign.id, 'department'],
      ['parent_department_id', UNKNOWN, 'department'],
      ['head_employee_id', other.admin.id, 'employee'],
    ]) {
      const refused = {
        status: 422,
        body: { errors: [{ pointer: `/${field}`, detail: `There is no such ${kind}.` }] },
      };
      expect(await api.post('/departments', { name: 'X', [field]: to })).toMatchObject(refused);
      expect(await api.patch(`/departments/${id}`, { [field]: to })).toMatchObject(refused);
    }
    const leaderless = { status: 422, body: { errors: [{ pointer: '/lead_employee_id' }] } };
    expect(await api.patch(`/teams/${team.id}`, { lead_employee_id: UNKNOWN })).toMatchObject(leaderless);
    expect(await api.get(`/departments/${foreign.id}`)).toMatchObject({ status: 404 });
  });

  it('are deleted when empty, else deactivated', async () => {
    const empty = await made('/departments', { name: 'Empty' });
    const used = await made('/departments', { name: 'Used' });
    await employee({ department_id: used.id });
    expect(await api.delete(`/departments/${empty.id}`)).toMatchObject({ status: 204 });
    expect(await api.get(`/departments/${empty.id}`)).toMatchObject({ status: 404 });
    expect(await api.delete(`/departments/${used.id}`)).toMatchObject({ status: 204 });
    expect(await api.get(`/departments/${used.id}`)).toMatchObject({ status: 200, body: { is_active: false } });
  });
});

describe('teams', () => {
  it('are made, changed and get exactly the members that are named', async () => {
    const [a, b, c] = [await employee(), await employee(), await employee()];
    const team = await made('/teams', { name: 'Search', lead_employee_id: a.id });
    expect(team).toEqual({
      id: expect.any(String),
      external_id: null,
      name: 'Search',
      lead_employee_id: a.id,
      member_ids: [],
      is_active: true,
      created_at: expect.any(String),
      updated_at: expect.any(String),
    });
    const set = (employee_ids: string[]) => api.put(`/teams/${team.id}/members`, { employee_ids });
    expect(await set([b.id, a.id])).toMatchObject({ status: 200, body: { member_ids: [a.id, b.id] } });
    const second = await set([c.id, b.id]);
    expect(second).toMatchObject({ status: 200, body: { member_ids: [b.id, c.id] } });
    expect(second.body.updated_at > team.updated_at).toBe(true);
    expect((await set([c.id, b.id])).body).toEqual(second.body);
    expect(await api.get(`/employees/${c.id}`)).toMatchObject({ body: { team_ids: [team.id] } });
    expect(await api.get(`/employees/${a.id}`)).toMatchObject({ body: { team_ids: [] } });

    const renamed = await api.patch(`/teams/${team.id}`, { name: 'Find', lead_employee_id: null });
    expect(renamed).toMatchObject({
      status: 200,
      body: { name: 'Find', lead_employee_id: null, member_ids: [b.id, c.id] },
    });
    expect(await set([])).toMatchObject({ status: 200, body: { member_ids: [] } });
  });

  it('say where to go for members, as employees do', async () => {
    const team = await made('/teams', { name: 'T' });
    const detail = 'members are set with PUT /api/v1/teams/{team_id}/members';
    for (const answer of [
      await api.post('/teams', { name: 'T', member_ids: [] }),
      await api.patch(`/teams/${team.id}`, { member_ids: null }),
    ]) {
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/member_ids', detail }] } });
    }
    for (const answer of [
      await api.post('/employees', { email: 'a@example.com', display_name: 'A', team_ids: [team.id] }),
      await api.patch(`/employees/${company.admin.id}`, { team_ids: [] }),
    ]) {
      expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/team_ids', detail }] } });
    }
  });

  it('name each member who does not exist here', async () => {
    const foreign = (await app.company()).admin;
    const team = await made('/teams', { name: 'T' });
    const detail = 'There is no such employee.';
    expect(
      await api.put(`/teams/${team.id}/members`, { employee_ids: [foreign.id, company.admin.id, UNKNOWN] }),
    ).toMatchObject({
      status: 422,
      body: {
        errors: [
          { pointer: '/employee_ids/0', detail },
          { pointer: '/employee_ids/2', detail },
        ],
      },
    });
    expect(await api.put(`/teams/${UNKNOWN}/members`, { employee_ids: [] })).toMatchObject({ status: 404 });
    expect(await api.put(`/teams/${team.id}/members`, { employee_ids: [UNKNOWN, UNKNOWN] })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/employee_ids' }] },
    });
  });

  it('are deleted with their memberships, or deactivated when they own goals', async () => {
    const team = await made('/teams', { name: 'Gone' });
    const owner = await made('/teams', { name: 'Owner' });
    await api.put(`/teams/${team.id}/members`, { employee_ids: [company.admin.id] });
    await made('/goals', { title: 'Theirs', owner_type: 'team', owner_team_id: owner.id });
    expect(await api.delete(`/teams/${team.id}`)).toMatchObject({ status: 204 });
    expect(await api.get('/me')).toMatchObject({ body: { team_ids: [] } });
    expect(await api.delete(`/teams/${owner.id}`)).toMatchObject({ status: 204 });
    expect(await api.get('/teams')).toMatchObject({ body: { items: [{ id: owner.id, is_active: false }] } });
  });
});

describe('who may', () => {
  it('a member reads, and does not write', async () => {
    const member = await employee();
    const caller = await as(member.id, ['directory:read', 'tokens:write']);
    expect(await caller.get('/me')).toEqual({
      status: 200,
      body: {
        ...member,
        company: { id: company.id, name: expect.any(String) },
        scopes: ['directory:read', 'tokens:write'],
      },
      headers: expect.anything(),
    });
    for (const path of ['/employees', '/teams', '/departments', `/employees/${member.id}`]) {
      expect(await caller.get(path)).toMatchObject({ status: 200 });
    }
    const writes = [
      caller.post('/employees', { email: 'x@example.com', display_name: 'X' }),
      caller.patch(`/employees/${member.id}`, { display_name: 'Me' }),
      caller.delete(`/employees/${member.id}`),
      caller.post('/teams', { name: 'T' }),
      caller.post('/departments', { name: 'D' }),
      caller.put(`/teams/${UNKNOWN}/members`, { employee_ids: [] }),
      caller.put('/directory', {}),
    ];
    for (const answer of await Promise.all(writes)) {
      expect(answer).toMatchObject({ status: 403, body: { detail: expect.stringContaining('directory:write') } });
    }
  });

  it('a token without directory:read reads nothing but itself', async () => {
    const caller = await as(company.admin.id, ['goals:read']);
    expect(await caller.get('/me')).toMatchObject({ status: 200, body: { scopes: ['goals:read'] } });
    for (const path of ['/employees', '/teams', '/departments', `/employees/${company.admin.id}`]) {
      expect(await caller.get(path)).toMatchObject({ status: 403 });
    }
    expect(await app.as().get('/employees')).toMatchObject({ status: 401 });
  });

  it('a member with directory:write changes everybody but admins', async () => {
    const feeder = await employee({ external_id: 'feeder' });
    const caller = await as(feeder.id, ['directory:read', 'directory:write']);
    await api.patch(`/employees/${company.admin.id}`, { external_id: 'boss' });
    const person = { email: 'p@example.com', display_name: 'P' };
    expect(await caller.post('/employees', person)).toMatchObject({ status: 201 });
    const refused = { status: 403, body: { detail: 'Only admins make, change and remove admins.' } };
    expect(await caller.post('/employees', { ...person, role: 'admin' })).toMatchObject(refused);
    expect(await caller.patch(`/employees/${feeder.id}`, { role: 'admin' })).toMatchObject(refused);
    expect(await caller.patch(`/employees/${company.admin.id}`, { external_id: 'me' })).toMatchObject(refused);
    expect(await caller.delete(`/employees/${company.admin.id}`)).toMatchObject(refused);

    const feed = (row: object) => caller.put('/directory', { employees: [row] });
    expect(await feed({ external_id: 'feeder', role: 'admin' })).toMatchObject(refused);
    expect(await feed({ external_id: 'new', email: 'n@example.com', display_name: 'N', role: 'admin' })).toMatchObject(
      refused,
    );
    expect(await feed({ external_id: 'boss', role: 'member' })).toMatchObject(refused);
    expect(await feed({ external_id: 'boss', display_name: 'Me' })).toMatchObject(refused);
    expect(await feed({ external_id: 'boss', role: 'admin', display_name: 'Admin' })).toMatchObject({
      status: 200,
      body: { employees: { created: 0, updated: 0, unchanged: 1 } },
    });
    expect(await api.get('/me')).toMatchObject({ body: { role: 'admin', display_name: 'Admin', external_id: 'boss' } });
  });
});

describe('PUT /directory', () => {
  const none = { created: 0, updated: 0, unchanged: 0 };
  const feed = {
    departments: [
      { external_id: 'rd', name: 'Research', parent_department_external_id: 'all', head_employee_external_id: 'e2' },
      { external_id: 'all', name: 'All', parent_department_external_id: null },
    ],
    employees: [
      { external_id: 'e1', email: 'e1@example.com', display_name: 'One', manager_external_id: 'e2' },
      { external_id: 'e2', email: 'e2@example.com', display_name: 'Two', department_external_id: 'rd', role: 'admin' },
      { external_id: 'e3', email: 'e3@example.com', display_name: 'Three', is_active: false },
    ],
    teams: [
      { external_id: 't1', name: 'Team', lead_employee_external_id: 'e1', member_external_ids: ['e3', 'e1'] },
      { external_id: 't2', name: 'Other' },
    ],
  };
  const entries = async () => {
    const [departments, employees, teams] = await Promise.all([
      api.get('/departments'),
      api.get('/employees'),
      api.get('/teams'),
    ]);
    return { departments: departments.body.items, employees: employees.body.items, teams: teams.body.items };
  };
  const byExternalId = async () => {
    const all = await entries();
    return new Map<string, any>(
      [...all.departments, ...all.employees, ...all.teams].map((entry) => [entry.external_id, entry]),
    );
  };

  it('makes everything, in any order, and the second time changes nothing', async () => {
    expect(await api.put('/directory', feed)).toMatchObject({
      status: 200,
      body: {
        departments: { created: 2, updated: 0, unchanged: 0 },
        employees: { created: 3, updated: 0, unchanged: 0 },
        teams: { created: 2, updated: 0, unchanged: 0 },
      },
    });
    const made = await byExternalId();
    const id = (external_id: string) => made.get(external_id).id;
    expect(made.get('rd')).toMatchObject({ parent_department_id: id('all'), head_employee_id: id('e2') });
    expect(made.get('e1')).toMatchObject({ manager_id: id('e2'), role: 'member', is_active: true });
    expect(made.get('e2')).toMatchObject({ department_id: id('rd'), role: 'admin' });
    expect(made.get('e3')).toMatchObject({ is_active: false, team_ids: [id('t1')] });
    expect(made.get('t1')).toMatchObject({ lead_employee_id: id('e1'), member_ids: [id('e1'), id('e3')].sort() });

    const before = await entries();
    expect(await api.put('/directory', feed)).toMatchObject({
      status: 200,
      body: {
        departments: { ...none, unchanged: 2 },
        employees: { ...none, unchanged: 3 },
        teams: { ...none, unchanged: 2 },
      },
    });
    expect(await entries()).toEqual(before);
  });

  it('leaves what is omitted as it is, and clears what is null', async () => {
    await api.put('/directory', feed);
    const before = await byExternalId();
    const answer = await api.put('/directory', {
      departments: [{ external_id: 'rd', head_employee_external_id: null }],
      employees: [
        { external_id: 'e1', manager_external_id: null },
        { external_id: 'e2', display_name: 'Deux' },
      ],
      teams: [
        { external_id: 't1', member_external_ids: [] },
        { external_id: 't2', member_external_ids: ['e1'], name: 'Other' },
      ],
    });
    expect(answer.body).toEqual({
      departments: { ...none, updated: 1 },
      employees: { ...none, updated: 2 },
      teams: { ...none, updated: 2 },
    });
    const after = await byExternalId();
    const changed = (external_id: string, fields: object) =>
      expect(after.get(external_id)).toEqual({
        ...before.get(external_id),
        ...fields,
        updated_at: expect.any(String),
      });
    const e1 = before.get('e1').id;
    changed('rd', { head_employee_id: null });
    changed('e1', { manager_id: null, team_ids: [before.get('t2').id] });
    changed('e2', { display_name: 'Deux' });
    changed('t1', { member_ids: [] });
    changed('t2', { member_ids: [e1] });
    expect(after.get('all')).toEqual(before.get('all'));
  });

  it('names every bad row, and then writes nothing', async () => {
    await api.put('/directory', feed);
    const before = await entries();
    const { status, body } = await api.put('/directory', {
      departments: [{ external_id: 'rd', parent_department_external_id: 'nowhere' }, { external_id: 'new' }],
      employees: [
        { external_id: 'e1', display_name: 'Changed' },
        { external_id: 'e2', manager_external_id: 'nobody' },
        { external_id: 'e9', display_name: 'Nine', department_external_id: 'nowhere' },
      ],
      teams: [{ external_id: 't1', member_external_ids: ['e1', 'nobody', 'e9'] }],
    });
    expect(status).toBe(422);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/departments/0/parent_department_external_id',
      '/departments/1/name',
      '/employees/1/manager_external_id',
      '/employees/2/email',
      '/employees/2/department_external_id',
      '/teams/0/member_external_ids/1',
    ]);
    expect(await entries()).toEqual(before);
  });

  it('names rows that are malformed or there twice', async () => {
    const row = (n: number) => ({ external_id: `e${n}`, email: `e${n}@example.com`, display_name: 'E' });
    const pointers = async (body: object) => {
      const answer = await api.put('/directory', body);
      expect(answer.status).toBe(422);
      return answer.body.errors.map(({ pointer }: { pointer: string }) => pointer);
    };
    const members = { external_id: 't', name: 'T', member_external_ids: ['e1', '', 7] };
    expect(await pointers({ teams: [members] })).toEqual([1, 2].map((n) => `/teams/0/member_external_ids/${n}`));
    expect(await pointers({ employees: [row(1), { ...row(2), email: 'no' }, { ...row(3), shoe_size: 44 }] })).toEqual([
      '/employees/1/email',
      '/employees/2/shoe_size',
    ]);
    expect(await pointers({ employees: [row(1), row(2), { ...row(1), email: 'E2@example.com' }] })).toEqual([
      '/employees/2/external_id',
      '/employees/2/email',
    ]);
    // Which of these are the same depends on the collation of the database.
    for (const pair of [
      ['\u0130a', 'ia'],
      ['\u0391\u03a3', '\u03b1\u03c3'],
    ]) {
      const [{ same }] = await app.query(`SELECT lower($1) = lower($2) AS same`, pair);
      const employees = pair.map((email, n) => ({ ...row(n), email: `${email}@example.org` }));
      const answer = await api.put('/directory', { employees: [...employees, { external_id: 'e9' }] });
      expect(wrong(answer)).toEqual(
        same ? [422, '/employees/1/email'] : [422, '/employees/2/display_name', '/employees/2/email'],
      );
    }
    expect(await pointers({ teams: [{ external_id: 't', name: 'T', member_external_ids: ['a\0'] }] })).toEqual([
      '/teams/0/member_external_ids/0',
    ]);
  });

  it('refuses circles, naming the rows that close them', async () => {
    await api.put('/directory', feed);
    const before = await entries();
    const pointers = async (body: object) => {
      const answer = await api.put('/directory', body);
      expect(answer.status).toBe(409);
      return answer.body.errors.map(({ pointer }: { pointer: string }) => pointer);
    };
    expect(
      await pointers({
        employees: [
          { external_id: 'e3', manager_external_id: 'e2' },
          { external_id: 'e2', manager_external_id: 'e1' },
        ],
      }),
    ).toContain('/employees/1/manager_external_id');
    expect(await pointers({ employees: [{ external_id: 'e3', manager_external_id: 'e3' }] })).toEqual([
      '/employees/0/manager_external_id',
    ]);
    expect(await pointers({ departments: [{ external_id: 'all', parent_department_external_id: 'rd' }] })).toEqual([
      '/departments/0/parent_department_external_id',
    ]);
    expect(await entries()).toEqual(before);
  });

  it('takes no address from an employee that it does not know by external_id', async () => {
    const { email, id } = company.admin;
    const row = { external_id: 'hr-1', email: email.toUpperCase(), display_name: 'Same' };
    const taken = { status: 409, body: { errors: [{ pointer: '/employees/0/email' }] } };
    expect(await api.put('/directory', { employees: [row] })).toMatchObject(taken);
    await api.patch(`/employees/${id}`, { external_id: 'hr-1' });
    expect(await api.put('/directory', { employees: [row] })).toMatchObject({ status: 200 });
    expect(await api.get('/me')).toMatchObject({ body: { id, display_name: 'Same' } });
  });

  it('lets addresses change hands, in any order', async () => {
    const addressed = (...emails: string[]) => ({
      employees: emails.map((email, n) => ({ external_id: `e${n + 1}`, email, display_name: `E${n + 1}` })),
    });
    const owners = async () => {
      const { body } = await api.get('/employees?text=hands.example');
      return body.items.map(({ external_id, email }: Record<string, string>) => `${external_id} ${email}`);
    };
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => `${name}@hands.example`) as [
      string,
      string,
      string,
      string,
    ];
    await api.put('/directory', addressed(a, b, c));

    const swapped = await api.put('/directory', addressed(b, a.toUpperCase()));
    expect(swapped).toMatchObject({ status: 200, body: { employees: { ...none, updated: 2 } } });
    expect(await owners()).toEqual([`e1 ${b}`, `e2 ${a.toUpperCase()}`, `e3 ${c}`]);

    expect(await api.put('/directory', addressed(c, b, a))).toMatchObject({ status: 200 });
    expect(await owners()).toEqual([`e1 ${c}`, `e2 ${b}`, `e3 ${a}`]);

    const handedOver = await api.put('/directory', addressed(d, b, a, c));
    expect(handedOver).toMatchObject({ status: 200, body: { employees: { created: 1, updated: 1, unchanged: 2 } } });
    expect(await owners()).toEqual([`e1 ${d}`, `e2 ${b}`, `e3 ${a}`, `e4 ${c}`]);

    const taken = { status: 409, body: { errors: [{ pointer: '/employees/0/email' }] } };
    expect(await api.put('/directory', addressed(a))).toMatchObject(taken);
    const both = {
      status: 409,
      body: { errors: [{ pointer: '/employees/0/email' }, { pointer: '/employees/1/email' }] },
    };
    expect(await api.put('/directory', addressed(a, c))).toMatchObject(both);
    const kept = [{ external_id: 'e1', email: a }, { external_id: 'e3' }];
    expect(await api.put('/directory', { employees: kept })).toMatchObject(taken);
    expect(await owners()).toEqual([`e1 ${d}`, `e2 ${b}`, `e3 ${a}`, `e4 ${c}`]);
  });

  it('leaves an active admin', async () => {
    await api.patch(`/employees/${company.admin.id}`, { external_id: 'boss' });
    expect(await api.put('/directory', { employees: [{ external_id: 'boss', is_active: false }] })).toMatchObject({
      status: 409,
    });
    expect(await api.get('/me')).toMatchObject({ status: 200, body: { is_active: true } });
  });

  it("does not reach into another company's directory", async () => {
    await api.put('/directory', feed);
    const before = await entries();
    const other = await app.company();
    const answer = await other.api.put('/directory', { employees: [{ external_id: 'e1', display_name: 'X' }] });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/employees/0/email' }] } });
    expect(
      await other.api.put('/directory', { teams: [{ external_id: 't9', name: 'T', member_external_ids: ['e1'] }] }),
    ).toMatchObject({ status: 422, body: { errors: [{ pointer: '/teams/0/member_external_ids/0' }] } });
    expect(await entries()).toEqual(before);
  });

  it('takes 10,000 rows, and not one more', async () => {
    const employees = Array.from({ length: 10_000 }, (_, n) => ({
      external_id: `e${n}`,
      email: `e${n}@example.com`,
      display_name: `A name that makes the whole body larger than one megabyte ${n}`,
      manager_external_id: n === 0 ? null : `e${Math.floor(n / 8)}`,
    }));
    employees[1]!.manager_external_id = 'e0';
    expect(await api.put('/directory', { employees })).toMatchObject({
      status: 200,
      body: { employees: { created: 10_000 } },
    });
    expect(await api.put('/directory', { employees, teams: [{ external_id: 't', name: 'T' }] })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '' }] },
    });
  });
});
