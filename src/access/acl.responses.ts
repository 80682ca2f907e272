import { ShownId, ShownIds } from '../http/fields/response-fields.js';

/** Who was named for a goal, beside what its owner gives (SPEC §2, §4). */
export class Acl {
  @ShownId({ description: 'The employee who made the goal' })
  created_by: string;

  @ShownIds({ description: 'Employees assigned to it, who may check in, as may those who manage the goal' })
  assign_to: string[];

  @ShownIds({
    description: 'Employees whom it is made visible to; others may view it as owners, assignees or where it is shared',
  })
  visible_to: string[];
}
