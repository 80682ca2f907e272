/** The ids in the examples. */
export const IDS = {
  company: '01985a2c-7d00-7c1a-9b3e-0a1b2c3d4e01',
  admin: '01985a2c-7d01-7c1a-9b3e-0a1b2c3d4e02',
  lead: '01985a2c-7d02-7c1a-9b3e-0a1b2c3d4e03',
  member: '01985a2c-7d03-7c1a-9b3e-0a1b2c3d4e04',
  department: '01985a2c-7d04-7c1a-9b3e-0a1b2c3d4e05',
  sub_department: '01985a2c-7d05-7c1a-9b3e-0a1b2c3d4e06',
  team: '01985a2c-7d06-7c1a-9b3e-0a1b2c3d4e07',
  company_goal: '01985a2c-7d07-7c1a-9b3e-0a1b2c3d4e08',
  goal: '01985a2c-7d08-7c1a-9b3e-0a1b2c3d4e09',
  child_goal: '01985a2c-7d09-7c1a-9b3e-0a1b2c3d4e0a',
  key_result: '01985a2c-7d0a-7c1a-9b3e-0a1b2c3d4e0b',
  other_key_result: '01985a2c-7d0b-7c1a-9b3e-0a1b2c3d4e0c',
  check_in: '01985a2c-7d0c-7c1a-9b3e-0a1b2c3d4e0d',
  other_check_in: '01985a2c-7d0d-7c1a-9b3e-0a1b2c3d4e0e',
  token: '01985a2c-7d0e-7c1a-9b3e-0a1b2c3d4e0f',
  third_check_in: '01985a2c-7d0f-7c1a-9b3e-0a1b2c3d4e10',
} as const;

/** The values that the examples check in: where they can be tried, they are tried on key results that they suit. */
export const CHECKED_IN = { key_result: 42, other_key_result: 10 } as const;

/** The things that paths name by an id. */
export const PATH_EXAMPLES: Record<string, { what: string; id: string }> = {
  goal_id: { what: 'goal', id: IDS.goal },
  kr_id: { what: 'key result', id: IDS.key_result },
  check_in_id: { what: 'check-in', id: IDS.check_in },
  employee_id: { what: 'employee', id: IDS.member },
  team_id: { what: 'team', id: IDS.team },
  department_id: { what: 'department', id: IDS.department },
  token_id: { what: 'token', id: IDS.token },
};

/** The ids of what the examples create beside those. */
export const NEW_IDS = {
  employee: '01985a2c-7d10-7c1a-9b3e-0a1b2c3d4e11',
  department: '01985a2c-7d11-7c1a-9b3e-0a1b2c3d4e12',
  team: '01985a2c-7d12-7c1a-9b3e-0a1b2c3d4e13',
};

/** The `request_id` of every problem that is shown. */
export const EXAMPLE_REQUEST_ID = '01985a2c-7d0f-7c1a-9b3e-0a1b2c3d4e10';
