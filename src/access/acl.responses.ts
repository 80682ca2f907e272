import { ShownId, ShownIds } from '../http/shown.js';

/** Who was named for a goal, beside what its owner gives (SPEC §2, §4). */
export class Acl {
  @ShownId({ description: 'The employee who made the goal' })
  created_by: string;

  @ShownIds({ description: 'Employees who may check in' })
  assign_to: string[];

  @ShownIds({ description: 'Employees who may view' })
  visible_to: string[];
}
