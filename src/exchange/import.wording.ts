import { type Wording } from '../http/failures.js';

/** What the fields of single calls are called in a file. */
const IN_A_FILE = new Map([
  ['owner_employee_id', 'owner'],
  ['owner_department_id', 'owner'],
  ['owner_team_id', 'owner'],
  ['parent_goal_id', 'parent'],
]);

/** How it is said what is wrong with a file. */
export const OF_A_FILE: Wording = {
  detail: () => 'The file was not imported: see errors.',
  pointer: (pointer) =>
    pointer
      .split('/')
      .map((name) => IN_A_FILE.get(name) ?? name)
      .join('/'),
};
