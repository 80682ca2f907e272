import { CHECKED_IN, IDS, NEW_IDS } from './example-ids.js';

/**
 * One company in the middle of a quarter, of which all examples of the document tell: by the name of the schema that
 * each is an example of. On a server with demo data, real ids of the same things take the place of these (serve.ts).
 */

const MADE = { created_at: '2026-01-05T08:12:31.408Z', updated_at: '2026-01-05T08:12:31.408Z' };
const EDITED = { updated_at: '2026-02-13T10:02:45.120Z' };
const acl = { created_by: IDS.lead, assign_to: [IDS.member], visible_to: [] };

// ---- check-ins

const createCheckIn = {
  value: CHECKED_IN.key_result,
  confidence_level: 'on_track',
  comment: 'Three more than last week. A decision in Lyon next week may add to them.',
};
const checkIn = {
  id: IDS.check_in,
  goal_key_result_id: IDS.key_result,
  employee_id: IDS.member,
  ...createCheckIn,
  checked_in_at: '2026-02-13T09:30:00.000Z',
  created_at: '2026-02-13T09:30:00.217Z',
  acl,
};
const updateCheckIn = { value: 41, comment: 'One was counted twice.' };
const checkInBefore = {
  ...checkIn,
  id: IDS.other_check_in,
  value: 39,
  confidence_level: 'at_risk',
  comment: null,
  checked_in_at: '2026-02-06T09:30:00.000Z',
  created_at: '2026-02-06T09:30:00.164Z',
};

// ---- key results: (42 − 30) / (50 − 30) = 60 %

const createKeyResult = {
  title: 'Fleets with more than ten bikes under contract',
  description: 'Signed contracts at the end of the week.',
  metric_type: 'number',
  unit: 'fleets',
  start_value: 30,
  target_value: 50,
  weight: 2,
  assign_to_ids: [IDS.member],
};
const keyResult = {
  id: IDS.key_result,
  goal_id: IDS.goal,
  ...createKeyResult,
  current_value: CHECKED_IN.key_result,
  progress: 60,
  confidence_level: 'on_track',
  check_ins_count: 2,
  last_check_in_at: checkIn.checked_in_at,
  ...MADE,
  acl,
};
const newKeyResult = {
  ...keyResult,
  current_value: createKeyResult.start_value,
  progress: 0,
  confidence_level: null,
  check_ins_count: 0,
  last_check_in_at: null,
};
const updateKeyResult = { target_value: 60, weight: 3 }; // (42 − 30) / (60 − 30) = 40 %
const otherKeyResult = {
  ...keyResult,
  id: IDS.other_key_result,
  title: 'New contracts that are signed online',
  description: null,
  metric_type: 'percent',
  unit: null,
  start_value: 0,
  target_value: 40,
  current_value: CHECKED_IN.other_key_result,
  progress: 25,
  weight: 1,
  check_ins_count: 1,
  confidence_level: null,
  last_check_in_at: checkInBefore.checked_in_at,
};
const itsCheckIn = {
  ...checkInBefore,
  id: IDS.third_check_in,
  goal_key_result_id: IDS.other_key_result,
  value: CHECKED_IN.other_key_result,
  confidence_level: null,
};

// ---- goals: (2 × 60 + 1 × 25) / 3 = 48.33 %

const createGoal = {
  title: 'Turn pilots into fleets that stay',
  description: 'A pilot costs us money; a fleet under contract pays for the hub next to it.',
  owner_type: 'department',
  owner_department_id: IDS.department,
  parent_goal_id: IDS.company_goal,
  is_shared: true,
  date_start: '2026-01-01',
  date_end: '2026-03-31',
  weight: 1,
  assign_to_ids: [IDS.member],
};
const goal = {
  id: IDS.goal,
  title: createGoal.title,
  description: createGoal.description,
  owner_type: 'department',
  owner_employee_id: null,
  owner_department_id: IDS.department,
  owner_team_id: null,
  parent_goal_id: IDS.company_goal,
  is_shared: true,
  date_start: createGoal.date_start,
  date_end: createGoal.date_end,
  status: 'active',
  progress: 48.33,
  progress_driver: 'key_results',
  progress_is_computed: true,
  confidence_level: 'on_track',
  weight: 1,
  is_archived: false,
  goal_key_results_count: 2,
  has_children: true,
  ...MADE,
  acl,
};
const companyGoal = {
  ...goal,
  id: IDS.company_goal,
  title: 'Become the cargo bike that city businesses run on',
  description: null,
  owner_type: 'company',
  owner_department_id: null,
  parent_goal_id: null,
  date_end: '2026-12-31',
  progress: 31.5,
  progress_driver: 'all',
  acl: { created_by: IDS.admin, assign_to: [], visible_to: [] },
};
const childGoal = {
  ...goal,
  id: IDS.child_goal,
  title: 'Give Lyon a customer that others call',
  description: null,
  owner_type: 'employee',
  owner_employee_id: IDS.member,
  owner_department_id: null,
  parent_goal_id: IDS.goal,
  progress: 20,
  progress_driver: 'manual',
  progress_is_computed: false,
  confidence_level: 'at_risk',
  goal_key_results_count: 0,
  has_children: false,
  acl: { created_by: IDS.member, assign_to: [], visible_to: [] },
};
const goalDetail = {
  ...goal,
  parent_goal: { ...companyGoal, assign_to_ids: [], visible_to_ids: [] },
  goal_key_results: [
    { ...keyResult, goal_key_result_check_ins: [checkIn, checkInBefore] },
    { ...otherKeyResult, goal_key_result_check_ins: [itsCheckIn] },
  ],
};
const newGoal = {
  ...goalDetail,
  progress: 0,
  progress_driver: 'all',
  progress_is_computed: false,
  confidence_level: null,
  goal_key_results_count: 0,
  has_children: false,
  goal_key_results: [],
};
const updateGoal = { status: 'active', weight: 2 };
const moved = [goal, companyGoal].map(
  ({ id, title, parent_goal_id, progress, progress_is_computed, confidence_level }) => ({
    id,
    title,
    parent_goal_id,
    progress,
    progress_is_computed,
    confidence_level,
  }),
);

// ---- the directory

const createEmployee = {
  external_id: 'E-1042',
  email: 'noor.haddad@example.com',
  display_name: 'Noor Haddad',
  role: 'member',
  manager_id: IDS.lead,
  department_id: IDS.department,
};
const employee = {
  id: IDS.member,
  external_id: 'E-1017',
  email: 'julien.caron@example.com',
  display_name: 'Julien Caron',
  role: 'member',
  manager_id: IDS.lead,
  department_id: IDS.department,
  team_ids: [IDS.team],
  is_active: true,
  ...MADE,
};
const admin = {
  ...employee,
  id: IDS.admin,
  external_id: null,
  email: 'ines.vandamme@example.com',
  display_name: 'Inès Van Damme',
  role: 'admin',
  manager_id: null,
  department_id: null,
  team_ids: [],
};
const createDepartment = {
  external_id: 'D-12',
  name: 'Partner Sales',
  parent_department_id: IDS.department,
  head_employee_id: IDS.lead,
};
const department = {
  id: IDS.department,
  external_id: 'D-10',
  name: 'Fleet Sales',
  parent_department_id: null,
  head_employee_id: IDS.lead,
  is_active: true,
  ...MADE,
};
const createTeam = { external_id: 'T-7', name: 'Lyon Launch', lead_employee_id: IDS.lead };
const team = {
  id: IDS.team,
  external_id: 'T-3',
  name: 'Key Accounts',
  lead_employee_id: IDS.lead,
  member_ids: [IDS.lead, IDS.member],
  is_active: true,
  ...MADE,
};

// ---- companies and tokens

const company = { id: IDS.company, name: 'Veldra Cargo Bikes' };
const createToken = { name: 'Weekly check-in bot', scopes: ['goals:read', 'checkins:write'] };
const token = {
  id: IDS.token,
  employee_id: IDS.admin,
  ...createToken,
  expires_at: null,
  last_used_at: '2026-02-13T09:30:00.000Z',
  created_at: MADE.created_at,
  created_by: IDS.admin,
};
const secret = 'okr_Zk3v8QmTn1sB6yXw0RcJ4hLpD9uFgE2aVtKiO7xN5qM';

const page = (...items: object[]) => ({ items, next_cursor: null });

/** An example for each schema that bodies and answers are of, by its name in the document. */
export const EXAMPLES: Record<string, unknown> = {
  CreateGoal: createGoal,
  UpdateGoal: updateGoal,
  SearchGoals: { text: 'bike', status: ['active'], sort: '-progress', limit: 20, include_total: true },
  GoalDetail: goalDetail,
  GoalTree: {
    ...goal,
    children: [{ ...childGoal, children: [], children_truncated: false }],
    children_truncated: false,
  },
  GoalPage: { ...page(companyGoal), total: 1, total_relation: 'exact' },

  GoalsFile: {
    note: 'Objectives of the first quarter',
    goals: [
      { key: 'g1', title: 'Become the bike that cities run on', owner_type: 'company', expected_progress: 60 },
      {
        key: 'g2',
        parent: 'g1',
        title: 'Win ten fleets',
        owner_type: 'department',
        owner: 'sales',
        assign_to: ['lars'],
        key_results: [
          { title: 'Fleets', metric_type: 'number', target_value: 10, value: 6, confidence_level: 'on_track' },
        ],
      },
    ],
  },
  ImportResult: {
    dry_run: true,
    goals_count: 2,
    key_results_count: 1,
    check_ins_count: 1,
    goals: [
      { key: 'g1', id: null, progress: 60 },
      { key: 'g2', id: null, progress: 60 },
    ],
  },
  GoalHistory: {
    from: '2026-02-12',
    to: '2026-02-14',
    points: [
      { date: '2026-02-12', progress: 38.33, confidence_level: 'at_risk' },
      { date: '2026-02-13', progress: 48.33, confidence_level: 'on_track' },
      { date: '2026-02-14', progress: 48.33, confidence_level: 'on_track' },
    ],
  },

  CreateKeyResult: createKeyResult,
  UpdateKeyResult: updateKeyResult,
  KeyResult: keyResult,
  KeyResultPage: page(keyResult, otherKeyResult),
  KeyResultHistory: {
    from: '2026-02-12',
    to: '2026-02-14',
    points: [
      { date: '2026-02-12', value: 39, progress: 45, confidence_level: 'at_risk' },
      { date: '2026-02-13', value: 42, progress: 60, confidence_level: 'on_track' },
      { date: '2026-02-14', value: 42, progress: 60, confidence_level: 'on_track' },
    ],
  },

  CreateCheckIn: createCheckIn,
  UpdateCheckIn: updateCheckIn,
  BulkCheckIns: {
    items: [
      { goal_key_result_id: IDS.key_result, value: CHECKED_IN.key_result, confidence_level: 'on_track' },
      {
        goal_key_result_id: IDS.other_key_result,
        value: CHECKED_IN.other_key_result,
        comment: 'As of Friday evening.',
      },
    ],
  },
  CheckIn: checkIn,
  CheckInWithChain: { ...checkIn, key_result: keyResult, goals: moved },
  CheckInPage: page(checkIn, checkInBefore),
  BulkCheckInsResponse: {
    items: [
      { ...checkIn, comment: null },
      {
        ...checkIn,
        id: IDS.other_check_in,
        goal_key_result_id: IDS.other_key_result,
        value: CHECKED_IN.other_key_result,
        confidence_level: null,
        comment: 'As of Friday evening.',
      },
    ],
    goals: moved,
  },

  Me: { ...admin, company, scopes: ['goals:read', 'goals:write', 'checkins:write', 'directory:read', 'tokens:write'] },
  CreateEmployee: createEmployee,
  UpdateEmployee: { department_id: IDS.department },
  Employee: employee,
  EmployeePage: page(admin, employee),
  CreateTeam: createTeam,
  UpdateTeam: { lead_employee_id: IDS.lead },
  TeamMembers: { employee_ids: [IDS.lead, IDS.member] },
  Team: team,
  TeamPage: page(team),
  CreateDepartment: createDepartment,
  UpdateDepartment: { head_employee_id: IDS.lead },
  Department: department,
  DepartmentPage: page(department),
  UpsertDirectory: {
    departments: [{ external_id: 'D-10', name: 'Fleet Sales', head_employee_external_id: 'E-1003' }],
    employees: [
      { external_id: 'E-1003', email: 'lars.holm@example.com', display_name: 'Lars Holm' },
      {
        external_id: 'E-1017',
        email: 'julien.caron@example.com',
        display_name: 'Julien Caron',
        manager_external_id: 'E-1003',
        department_external_id: 'D-10',
      },
    ],
    teams: [{ external_id: 'T-3', name: 'Key Accounts', member_external_ids: ['E-1003', 'E-1017'] }],
  },
  DirectoryUpsert: {
    departments: { created: 0, updated: 1, unchanged: 0 },
    employees: { created: 1, updated: 0, unchanged: 1 },
    teams: { created: 1, updated: 0, unchanged: 0 },
  },

  CreateToken: createToken,
  NewAccessToken: { ...token, last_used_at: null, token: secret },
  AccessTokenPage: page(token),
  CreateCompany: {
    name: company.name,
    admin: { email: admin.email, display_name: admin.display_name },
  },
  CreatedCompany: { company, admin, token: secret },
};

/** What changes answer with, where it is not what a read shows: by the `operationId`. */
export const ANSWER_EXAMPLES: Record<string, unknown> = {
  createGoal: newGoal,
  updateGoal: { ...goalDetail, ...updateGoal, ...EDITED },
  createKeyResult: newKeyResult,
  updateKeyResult: { ...keyResult, ...updateKeyResult, progress: 40, ...EDITED },
  updateCheckIn: { ...checkIn, ...updateCheckIn },
  createEmployee: { ...employee, ...createEmployee, id: NEW_IDS.employee, team_ids: [] },
  createTeam: { ...team, ...createTeam, id: NEW_IDS.team, member_ids: [] },
  createDepartment: { ...department, ...createDepartment, id: NEW_IDS.department },
};
