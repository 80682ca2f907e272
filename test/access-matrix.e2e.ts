import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestApp, type TestCompany, startApp } from './support/app.js';
import { type Answer, type Client } from './support/client.js';
import { hire, type Person } from './support/people.js';
import { drawn } from './support/table.js';

/**
 * SPEC §4 as tables: who has which level on whose goal, and which level what needs. Nothing else decides what is
 * expected. An empty cell is not asked for: it would say the same again.
 */

const LEVELS = ['none', 'view', 'align', 'check in', 'manage'];

const WHO_HAS_WHICH_LEVEL = drawn(`
  person                              | company  | department | team     | employee | shared employee
  ----------------------------------- | -------- | ---------- | -------- | -------- | ---------------
  admin                               | manage   | manage     | manage   | manage   | manage
  creator                             | manage   | manage     | manage   | manage   | manage
  owning employee                     | align    |            |          | manage   | manage
  manager of the owning employee      |          |            |          | manage   | manage
  manager of that manager             |          |            |          | manage   |
  report of the owning employee       |          |            |          | none     |
  peer of the owning employee         |          |            |          | none     | view
  member of the team                  |          | none       | align    |          |
  lead of the team                    | align    | none       | manage   | none     |
  lead of another team                |          |            | none     |          |
  person of the department            |          | align      | none     | none     |
  person of a department under it     |          | align      |          |          |
  person of the department above it   |          | none       |          |          |
  person of a department beside it    |          | none       |          |          |
  head of the department              | align    | manage     | none     | none     |
  head of the department above it     |          | manage     |          |          |
  head of a department under it       |          | align      |          |          |
  assignee of the goal                | check in | check in   | check in | check in | check in
  assignee of the key result          | align    | view       | view     | view     | view
  viewer                              | align    | view       | view     | view     | view
  stranger                            | align    | none       | none     | none     | view
`);

const WHAT_NEEDS_WHICH_LEVEL = drawn(`
  operation                          | level
  ---------------------------------- | --------
  get the goal                       | view
  find it in the list                | view
  find it by search                  | view
  find it in its parent's tree       | view
  get its tree                       | view
  list its key results               | view
  get its key result                 | view
  list check-ins                     | view
  get a check-in                     | view
  make a child                       | align
  move a goal of one's own below it  | align
  check in                           | check in
  check in in bulk                   | check in
  correct another's check-in         | manage
  change the goal                    | manage
  archive and unarchive it           | manage
  share it                           | manage
  set its assignees and viewers      | manage
  move it to the top                 | manage
  add a key result                   | manage
  change its key result              | manage
  delete another's check-in          | manage
  delete its key result              | manage
  delete it                          | manage
`);

/** On the key result that is theirs, its assignees may do this beyond their level on the goal. */
const ASSIGNEES_OF_A_KEY_RESULT_MAY = ['check in', 'check in in bulk'];

const WHO_MAKES_GOALS_FOR_WHOM = drawn(`
  person                              | themselves | company | department | team | employee
  ----------------------------------- | ---------- | ------- | ---------- | ---- | --------
  admin                               | yes        | yes     | yes        | yes  | yes
  owning employee                     | yes        | no      | no         | no   | yes
  manager of the owning employee      | yes        | no      | no         | no   | yes
  manager of that manager             | yes        | no      | no         | no   | yes
  report of the owning employee       | yes        | no      | no         | no   | no
  peer of the owning employee         | yes        | no      | no         | no   | no
  member of the team                  | yes        | no      | no         | yes  | no
  lead of the team                    | yes        | no      | no         | yes  | no
  lead of another team                | yes        | no      | no         | no   | no
  person of the department            | yes        | no      | yes        | no   | no
  person of a department under it     | yes        | no      | no         | no   | no
  person of the department above it   | yes        | no      | no         | no   | no
  head of the department              | yes        | no      | yes        | no   | no
  head of the department above it     | yes        | no      | yes        | no   | no
  head of a department under it       | yes        | no      | no         | no   | no
  stranger                            | yes        | no      | no         | no   | no
`);

/** Scopes narrow what an admin, who has every level, may do with a token. */
const WHAT_NEEDS_WHICH_SCOPE = drawn(`
  operation                          | scope
  ---------------------------------- | --------------
  get the goal                       | goals:read
  find it in the list                | goals:read
  find it by search                  | goals:read
  get its tree                       | goals:read
  list its key results               | goals:read
  get its key result                 | goals:read
  list check-ins                     | goals:read
  get a check-in                     | goals:read
  make a child                       | goals:write
  check in                           | checkins:write
  check in in bulk                   | checkins:write
  correct another's check-in         | checkins:write
  change the goal                    | goals:write
  set its assignees and viewers      | goals:write
  add a key result                   | goals:write
  change its key result              | goals:write
  delete another's check-in          | checkins:write
  delete its key result              | goals:write
  delete it                          | goals:write
`);
const SCOPES = ['goals:read', 'goals:write', 'checkins:write', 'directory:read', 'directory:write', 'tokens:write'];

/** A goal with one key result and one check-in by the admin, below a parent that everybody sees. */
interface Subject {
  title: string;
  path: string;
  goal_id: string;
  parent_goal_id: string;
  key_result_id: string;
  check_in_id: string;
}

/** What became of an operation for its caller. */
type Outcome = 'done' | 'forbidden' | 'not there' | `${number}`;

type Operation = (caller: Client, on: Subject, employee_id: string) => Promise<Outcome>;

function outcomeOf({ status, body }: Answer, reference?: string): Outcome {
  if (status < 300) return 'done';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not there';
  if (status === 422 && reference && body.errors[0].pointer === reference) return 'not there';
  return `${status}`;
}

const listed = async (answer: Promise<Answer>, { goal_id }: Subject): Promise<Outcome> => {
  const { status, body } = await answer;
  if (status !== 200) return outcomeOf({ status, body } as Answer);
  return body.items.some(({ id }: { id: string }) => id === goal_id) ? 'done' : 'not there';
};

const call = (request: (caller: Client, on: Subject) => Promise<Answer>): Operation => {
  return async (caller, on) => outcomeOf(await request(caller, on));
};

const own = (owner_employee_id: string) => ({ title: "One's own", owner_type: 'employee', owner_employee_id });

const OPERATIONS: Record<string, Operation> = {
  'get the goal': call((caller, { path }) => caller.get(path)),
  'find it in the list': (caller, on) => listed(caller.get(`/goals?limit=200&parent_goal_id=${on.parent_goal_id}`), on),
  'find it by search': (caller, on) => listed(caller.post('/goals/search', { text: on.title }), on),
  "find it in its parent's tree": async (caller, on) => {
    const { body } = await caller.get(`/goals/${on.parent_goal_id}/tree?depth=1`);
    return body.children.some(({ id }: { id: string }) => id === on.goal_id) ? 'done' : 'not there';
  },
  'get its tree': call((caller, { path }) => caller.get(`${path}/tree`)),
  'list its key results': call((caller, { path }) => caller.get(`${path}/key-results`)),
  'get its key result': call((caller, on) => caller.get(keyResult(on))),
  'list check-ins': call((caller, on) => caller.get(`${keyResult(on)}/check-ins`)),
  'get a check-in': call((caller, on) => caller.get(checkIn(on))),
  'make a child': async (caller, { goal_id }, employee_id) =>
    outcomeOf(await caller.post('/goals', { ...own(employee_id), parent_goal_id: goal_id }), '/parent_goal_id'),
  "move a goal of one's own below it": async (caller, { goal_id }, employee_id) => {
    const goal = await caller.must('POST', '/goals', own(employee_id));
    return outcomeOf(await caller.patch(`/goals/${goal.id}`, { parent_goal_id: goal_id }), '/parent_goal_id');
  },
  'check in': call((caller, on) => caller.post(`${keyResult(on)}/checkin`, { value: 1 })),
  'check in in bulk': async (caller, { key_result_id: goal_key_result_id }) =>
    outcomeOf(
      await caller.post('/check-ins/bulk', { items: [{ goal_key_result_id, value: 2 }] }),
      '/items/0/goal_key_result_id',
    ),
  "correct another's check-in": call((caller, on) => caller.patch(checkIn(on), { comment: 'Corrected' })),
  'change the goal': call((caller, { path }) => caller.patch(path, { description: 'Changed' })),
  'archive and unarchive it': async (caller, { path }) => {
    const archived = await caller.patch(path, { is_archived: true });
    return outcomeOf(archived.status < 300 ? await caller.patch(path, { is_archived: false }) : archived);
  },
  'share it': call((caller, { path }) => caller.patch(path, { is_shared: true })),
  'set its assignees and viewers': call((caller, { path }) =>
    caller.patch(path, { assign_to_ids: null, visible_to_ids: [] }),
  ),
  'move it to the top': call((caller, { path }) => caller.patch(path, { parent_goal_id: null })),
  'add a key result': call((caller, { path }) =>
    caller.post(`${path}/key-results`, { title: 'New', metric_type: 'percent' }),
  ),
  'change its key result': call((caller, on) => caller.patch(keyResult(on), { weight: 2 })),
  "delete another's check-in": call((caller, on) => caller.delete(checkIn(on))),
  'delete its key result': call((caller, on) => caller.delete(keyResult(on))),
  'delete it': call((caller, { path }) => caller.delete(`${path}?children=detach`)),
};

const keyResult = ({ path, key_result_id }: Subject) => `${path}/key-results/${key_result_id}`;
const checkIn = (on: Subject) => `${keyResult(on)}/check-ins/${on.check_in_id}`;

function expectedOutcome(level: string, needed: string): Outcome {
  if (level === 'none') return 'not there';
  return LEVELS.indexOf(level) >= LEVELS.indexOf(needed) ? 'done' : 'forbidden';
}

let app: TestApp;
let company: TestCompany;
let people: Record<string, Person>;
/** Each person's own goal of each kind, so that what one does to it meets nobody else. */
const subjects = new Map<string, Subject>();
let owners: Record<string, object>;
let parent_goal_id: string;

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT: 'off' });
  company = await app.company();
  people = await hireAll();
  parent_goal_id = (await company.api.must('POST', '/goals', { title: 'Parent', owner_type: 'company' })).id;

  // Whoever made a goal keeps managing it, whatever they are now: this one was an admin, and is nothing any more.
  const creator = people.creator!;
  await company.api.must('PATCH', `/employees/${creator.id}`, { role: 'admin' });
  for (const { row: person, column: kind } of WHO_HAS_WHICH_LEVEL) {
    subjects.set(`${person} ${kind}`, await makeGoal(creator.api, `Goal of ${kind} for ${person}`, owners[kind]!));
  }
  await company.api.must('PATCH', `/employees/${creator.id}`, { role: 'member' });
});
afterAll(() => app.close());

async function hireAll(): Promise<Record<string, Person>> {
  const { api } = company;
  const person = (body?: object) => hire(app, company, body);
  const unit = async (name: string, head?: Person, parent_department_id?: string) => {
    const body = { name, head_employee_id: head?.id, parent_department_id };
    return (await api.must('POST', '/departments', body)).id as string;
  };
  const headAbove = await person();
  const head = await person();
  const above = await unit('Above', headAbove);
  const department = await unit('Department', head, above);
  const headBelow = await person();
  const below = await unit('Below', headBelow, department);
  await api.must('PATCH', `/employees/${headBelow.id}`, { department_id: below });
  const beside = await unit('Beside', undefined, above);

  const grandManager = await person();
  const manager = await person({ manager_id: grandManager.id });
  const owner = await person({ manager_id: manager.id });
  const team = async (lead: Person, member: Person) => {
    const { id } = await api.must('POST', '/teams', { name: 'Team', lead_employee_id: lead.id });
    await api.must('PUT', `/teams/${id}/members`, { employee_ids: [member.id] });
    return id as string;
  };
  const [lead, member, otherLead] = [await person(), await person(), await person()];
  const team_id = await team(lead, member);
  await team(otherLead, otherLead);
  const employee = { owner_type: 'employee', owner_employee_id: owner.id };
  owners = {
    company: { owner_type: 'company' },
    department: { owner_type: 'department', owner_department_id: department },
    team: { owner_type: 'team', owner_team_id: team_id },
    employee,
    'shared employee': { ...employee, is_shared: true },
  };
  return {
    admin: { id: company.admin.id, token: company.token, api },
    creator: await person(),
    'owning employee': owner,
    'manager of the owning employee': manager,
    'manager of that manager': grandManager,
    'report of the owning employee': await person({ manager_id: owner.id }),
    'peer of the owning employee': await person({ manager_id: manager.id }),
    'member of the team': member,
    'lead of the team': lead,
    'lead of another team': otherLead,
    'person of the department': await person({ department_id: department }),
    'person of a department under it': await person({ department_id: below }),
    'person of the department above it': await person({ department_id: above }),
    'person of a department beside it': await person({ department_id: beside }),
    'head of the department': head,
    'head of the department above it': headAbove,
    'head of a department under it': headBelow,
    'assignee of the goal': await person(),
    'assignee of the key result': await person(),
    viewer: await person(),
    stranger: await person(),
  };
}

async function makeGoal(by: Client, title: string, owner: object): Promise<Subject> {
  const { id: goal_id } = await by.must('POST', '/goals', {
    title,
    parent_goal_id,
    ...owner,
    assign_to_ids: [people['assignee of the goal']!.id],
    visible_to_ids: [people.viewer!.id],
  });
  const path = `/goals/${goal_id}`;
  const { id: key_result_id } = await by.must('POST', `${path}/key-results`, {
    title: 'Key result',
    metric_type: 'percent',
    assign_to_ids: [people['assignee of the key result']!.id],
  });
  const recorded = await company.api.must('POST', `${path}/key-results/${key_result_id}/checkin`, { value: 10 });
  return { title, path, goal_id, parent_goal_id, key_result_id, check_in_id: recorded.id };
}

describe.each(['company', 'department', 'team', 'employee', 'shared employee'])('on a goal of a %s', (kind) => {
  const levels = WHO_HAS_WHICH_LEVEL.filter(({ column }) => column === kind).map(({ row, cell }) => [row, cell]);

  it.each(levels)('the %s may %s', async (person, level) => {
    const { api, id } = people[person]!;
    const outcomes: Record<string, Outcome> = {};
    const expected: Record<string, Outcome> = {};
    for (const { row: operation, cell: needed } of WHAT_NEEDS_WHICH_LEVEL) {
      const theirs = person === 'assignee of the key result' && ASSIGNEES_OF_A_KEY_RESULT_MAY.includes(operation);
      expected[operation] = theirs ? 'done' : expectedOutcome(level, needed);
      outcomes[operation] = await OPERATIONS[operation]!(api, subjects.get(`${person} ${kind}`)!, id);
    }
    // What a check-in's author may do with it is not a matter of levels; here it is the admin's.
    expect(outcomes).toEqual(expected);
  });
});

it('covers every operation', () => {
  expect(WHAT_NEEDS_WHICH_LEVEL.map(({ row }) => row)).toEqual(Object.keys(OPERATIONS));
});

describe('goals are made', () => {
  it.each(WHO_MAKES_GOALS_FOR_WHOM.map(({ row, column, cell }) => [row, column, cell]))(
    'by the %s for (the) %s: %s',
    async (person, whom, may) => {
      const { api, id } = people[person]!;
      const owner = whom === 'themselves' ? { owner_type: 'employee', owner_employee_id: id } : owners[whom];
      expect(await api.post('/goals', { title: 'New', ...owner })).toMatchObject({ status: may === 'yes' ? 201 : 403 });

      // To give a goal away takes the same right.
      const goal = await api.must('POST', '/goals', own(id));
      const given = await api.patch(`/goals/${goal.id}`, owner);
      expect(given).toMatchObject({ status: may === 'yes' ? 200 : 403 });
    },
  );
});

describe('a token with one scope only', () => {
  it.each(SCOPES)('%s', async (scope) => {
    const { token } = await company.api.must('POST', '/access/tokens', { name: 'Narrow', scopes: [scope] });
    const on = await makeGoal(company.api, `Goal for ${scope}`, owners.company!);
    const outcomes: Record<string, Outcome> = {};
    const expected: Record<string, Outcome> = {};
    for (const { row: operation, cell: needed } of WHAT_NEEDS_WHICH_SCOPE) {
      expected[operation] = scope === needed ? 'done' : 'forbidden';
      outcomes[operation] = await OPERATIONS[operation]!(app.as(token), on, company.admin.id);
    }
    expect(outcomes).toEqual(expected);
  });
});
