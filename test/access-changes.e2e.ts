import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sql from 'sql-template-tag';
import { audience } from '../src/access/audience.js';
import { type TestApp, type TestCompany, startApp } from './support/app.js';
import { hire, type Person } from './support/people.js';

/** What the directory and the goals say counts with the next request. */

let app: TestApp;
let company: TestCompany;
let ada: Person;
let ben: Person;

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT: 'off' });
});
afterAll(() => app.close());
beforeEach(async () => {
  company = await app.company();
  ada = await hire(app, company);
  ben = await hire(app, company);
});
afterEach(expectFreshAudiences);

/** Whoever may see a goal is written down with it: what is written must be what the rule gives now. */
async function expectFreshAudiences(): Promise<void> {
  const statement = sql`SELECT g.id FROM goals g WHERE g.audience IS DISTINCT FROM ${audience}`;
  expect(await app.query(statement.text, statement.values)).toEqual([]);
}

const change = (kind: string, id: string, body: object) => company.api.must('PATCH', `/${kind}/${id}`, body);
const create = async (kind: string, body: object): Promise<string> =>
  (await company.api.must('POST', `/${kind}`, body)).id;
const goalOf = (owner: object) => create('goals', { title: 'Goal', ...owner });
const employeeGoal = ({ id }: Person) => goalOf({ owner_type: 'employee', owner_employee_id: id });
const setMembers = (team_id: string, ...members: Person[]) =>
  company.api.must('PUT', `/teams/${team_id}/members`, { employee_ids: members.map(({ id }) => id) });

async function expectMay(person: Person, may: 'manage' | 'align' | 'view' | 'nothing', goal_id: string) {
  const seen = (await person.api.get(`/goals/${goal_id}`)).status;
  const listed = (await person.api.must('POST', '/goals/search', {})).items.some(
    ({ id }: { id: string }) => id === goal_id,
  );
  const changed = (await person.api.patch(`/goals/${goal_id}`, { description: 'X' })).status;
  const own = { title: 'Own', owner_type: 'employee', owner_employee_id: person.id };
  const aligned = (await person.api.post('/goals', { ...own, parent_goal_id: goal_id })).status;
  expect({ seen, listed, changed, aligned }).toEqual(
    {
      manage: { seen: 200, listed: true, changed: 200, aligned: 201 },
      align: { seen: 200, listed: true, changed: 403, aligned: 201 },
      view: { seen: 200, listed: true, changed: 403, aligned: 403 },
      nothing: { seen: 404, listed: false, changed: 404, aligned: 422 },
    }[may],
  );
}

describe('managers', () => {
  it('manage what those below them own, at any distance, from the change on', async () => {
    const goal = await employeeGoal(ada);
    const chain = [ada];
    for (let n = 0; n < 8; n++) {
      const next = await hire(app, company);
      await change('employees', chain.at(-1)!.id, { manager_id: next.id });
      chain.push(next);
    }
    const top = chain.at(-1)!;
    await expectMay(top, 'manage', goal);
    await expectMay(ben, 'nothing', goal);
    // In the middle somebody reports to another: all above change.
    await change('employees', chain[4]!.id, { manager_id: ben.id });
    await expectMay(top, 'nothing', goal);
    await expectMay(chain[3]!, 'manage', goal);
    await expectMay(ben, 'manage', goal);
    await change('employees', chain[4]!.id, { manager_id: null });
    await expectMay(ben, 'nothing', goal);
  });

  it('change by the HR system as well', async () => {
    await change('employees', ada.id, { external_id: 'ada' });
    await change('employees', ben.id, { external_id: 'ben' });
    const goal = await employeeGoal(ada);
    const put = (manager_external_id: string | null) =>
      company.api.must('PUT', '/directory', { employees: [{ external_id: 'ada', manager_external_id }] });
    await put('ben');
    await expectMay(ben, 'manage', goal);
    await put(null);
    await expectMay(ben, 'nothing', goal);
  });

  it('who left do not cut off those above them', async () => {
    const middle = await hire(app, company, { manager_id: ben.id });
    await change('employees', ada.id, { manager_id: middle.id });
    const goal = await employeeGoal(ada);
    await company.api.delete(`/employees/${middle.id}`); // somebody reports to them: deactivated
    expect(await middle.api.get('/me')).toMatchObject({ status: 401 });
    await expectMay(ben, 'manage', goal);
  });
});

describe('departments', () => {
  it('take their people and their heads along when they move', async () => {
    const above = await create('departments', { name: 'Above', head_employee_id: ben.id });
    const department = await create('departments', { name: 'Department' });
    const goal = await goalOf({ owner_type: 'department', owner_department_id: department });
    const goalAbove = await goalOf({ owner_type: 'department', owner_department_id: above });
    await expectMay(ada, 'nothing', goal);
    await change('employees', ada.id, { department_id: department });
    await expectMay(ada, 'align', goal);
    await expectMay(ada, 'nothing', goalAbove);
    await expectMay(ben, 'nothing', goal);

    await change('departments', department, { parent_department_id: above });
    await expectMay(ada, 'align', goalAbove);
    await expectMay(ben, 'manage', goal);
    await change('departments', above, { head_employee_id: null });
    await expectMay(ben, 'nothing', goal);
    await change('departments', department, { parent_department_id: null, head_employee_id: ben.id });
    await expectMay(ada, 'nothing', goalAbove);
    await expectMay(ben, 'manage', goal);
    await expectMay(ben, 'nothing', goalAbove);
  });
});

describe('teams', () => {
  it('have the members and the lead that they have now', async () => {
    const team = await create('teams', { name: 'Team' });
    const goal = await goalOf({ owner_type: 'team', owner_team_id: team });
    await setMembers(team, ada);
    await expectMay(ada, 'align', goal);
    await change('teams', team, { lead_employee_id: ben.id });
    await expectMay(ben, 'manage', goal);
    await setMembers(team, ben);
    await expectMay(ada, 'nothing', goal);
    await change('teams', team, { lead_employee_id: null });
    await expectMay(ben, 'align', goal);
  });
});

describe('goals', () => {
  it('are seen by those who are named, as long as they are', async () => {
    const goal = await employeeGoal(ada);
    await change('goals', goal, { visible_to_ids: [ben.id] });
    await expectMay(ben, 'view', goal);
    await change('goals', goal, { visible_to_ids: [] });
    await expectMay(ben, 'nothing', goal);
    await change('goals', goal, { assign_to_ids: [ben.id] });
    await expectMay(ben, 'align', goal);
    await change('goals', goal, { assign_to_ids: null });
    await expectMay(ben, 'nothing', goal);
    await change('goals', goal, { is_shared: true });
    await expectMay(ben, 'view', goal);
    const own = { title: 'Own', owner_type: 'employee', owner_employee_id: ben.id };
    expect(await ben.api.post('/goals', { ...own, parent_goal_id: goal })).toMatchObject({
      status: 403,
      body: { detail: 'You may see the parent goal, but not align goals with it.' },
    });
    await change('goals', goal, { is_shared: false });
    await expectMay(ben, 'nothing', goal);
  });

  it('are seen by the assignees of their key results, as long as those are there', async () => {
    const goal = await employeeGoal(ada);
    const keyResult = { title: 'KR', metric_type: 'percent', assign_to_ids: [ben.id] };
    const [first, second] = [
      await create(`goals/${goal}/key-results`, keyResult),
      await create(`goals/${goal}/key-results`, keyResult),
    ];
    await expectMay(ben, 'view', goal);
    const checkIn = (id: string) => ben.api.post(`/goals/${goal}/key-results/${id}/checkin`, { value: 1 });
    expect(await checkIn(first)).toMatchObject({ status: 201 });
    await change(`goals/${goal}/key-results`, first, { assign_to_ids: [] });
    await expectMay(ben, 'view', goal);
    expect(await checkIn(first)).toMatchObject({ status: 403 });
    expect(await checkIn(second)).toMatchObject({ status: 201 });
    await company.api.must('DELETE', `/goals/${goal}/key-results/${second}`);
    await expectMay(ben, 'nothing', goal);
    expect(await checkIn(first)).toMatchObject({ status: 404 });
  });

  it('go over to a new owner with all that it gives', async () => {
    const boss = await hire(app, company);
    await change('employees', ada.id, { manager_id: boss.id });
    const goal = await employeeGoal(ada);
    await change('goals', goal, { owner_employee_id: ben.id });
    await expectMay(ada, 'nothing', goal);
    await expectMay(boss, 'nothing', goal);
    await expectMay(ben, 'manage', goal);
    await change('goals', goal, { owner_type: 'company', owner_employee_id: null });
    await expectMay(ada, 'align', goal);
  });

  it('answer the one who gave them away as what that one is now', async () => {
    const mine = await create('teams', { name: 'Mine', lead_employee_id: ada.id });
    const other = await create('teams', { name: 'Other' });
    await setMembers(other, ada);
    const goal = await goalOf({ owner_type: 'team', owner_team_id: mine });
    expect(await ada.api.patch(`/goals/${goal}`, { owner_team_id: other })).toMatchObject({
      status: 200,
      body: { owner_team_id: other },
    });
    await expectMay(ada, 'align', goal);
  });

  it('may be changed by who manages them without a right to their owner, who stays', async () => {
    // Made by an admin, who is none any more, and who may not make goals for the company.
    await change('employees', ada.id, { role: 'admin' });
    const { id } = await ada.api.must('POST', '/goals', { title: 'Goal', owner_type: 'company' });
    await change('employees', ada.id, { role: 'member' });
    expect(await ada.api.patch(`/goals/${id}`, { title: 'New', owner_type: 'company' })).toMatchObject({ status: 200 });
  });
});

describe('people', () => {
  it('who are deactivated are refused at once, and are back when they are', async () => {
    await change('employees', ada.id, { is_active: false });
    expect(await ada.api.get('/goals')).toMatchObject({ status: 401 });
    await change('employees', ada.id, { is_active: true });
    expect(await ada.api.get('/goals')).toMatchObject({ status: 200 });
  });

  it('are admins as long as they are', async () => {
    const goal = await employeeGoal(ada);
    await expectMay(ben, 'nothing', goal);
    await change('employees', ben.id, { role: 'admin' });
    await expectMay(ben, 'manage', goal);
    await change('employees', ben.id, { role: 'member' });
    await expectMay(ben, 'nothing', goal);
  });

  it('correct their own check-ins while they see the goal, and no longer', async () => {
    const goal = await employeeGoal(ada);
    await change('goals', goal, { assign_to_ids: [ben.id], visible_to_ids: [ben.id] });
    const keyResult = await create(`goals/${goal}/key-results`, { title: 'KR', metric_type: 'percent' });
    const path = `/goals/${goal}/key-results/${keyResult}`;
    const { id } = await ben.api.must('POST', `${path}/checkin`, { value: 1 });
    await change('goals', goal, { assign_to_ids: [] });
    expect(await ben.api.post(`${path}/checkin`, { value: 2 })).toMatchObject({ status: 403 });
    expect(await ben.api.patch(`${path}/check-ins/${id}`, { value: 3 })).toMatchObject({ status: 200 });
    await change('goals', goal, { visible_to_ids: [] });
    expect(await ben.api.patch(`${path}/check-ins/${id}`, { value: 4 })).toMatchObject({ status: 404 });
    expect(await ben.api.delete(`${path}/check-ins/${id}`)).toMatchObject({ status: 404 });
  });
});
