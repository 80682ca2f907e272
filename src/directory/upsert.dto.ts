import { type Role, ROLES } from '../access/scopes.js';
import { MAX_EXTERNAL_ID, MAX_NAME } from '../http/fields/bounds.js';
import { Choice, Email, ExternalIds, Flag, ListOf, Text } from '../http/fields/request-fields.js';
import { EMPLOYEE_IS_ACTIVE, UNIT_IS_ACTIVE } from './directory.dto.js';

/** How many rows one request may have, of all kinds together. */
export const MAX_ROWS = 10_000;

const OWN = {
  description: 'Its id in your HR system: an existing entry is updated, otherwise a new one created',
  min: 1,
  max: MAX_EXTERNAL_ID,
};
const REFERENCE = { min: 1, max: MAX_EXTERNAL_ID, optional: true, nullable: true };

/** A department in `PUT /directory`: omitted = unchanged, null = cleared. */
export class UpsertDepartment {
  @Text(OWN)
  external_id: string;

  @Text({ description: 'Its name; required for a new one', min: 1, max: MAX_NAME, optional: true })
  name?: string;

  @Text({ ...REFERENCE, description: 'The external_id of the department that it is part of' })
  parent_department_external_id?: string | null;

  @Text({ ...REFERENCE, description: 'The external_id of the employee who heads it' })
  head_employee_external_id?: string | null;

  @Flag(UNIT_IS_ACTIVE)
  is_active?: boolean;
}

/** An employee in `PUT /directory`: omitted = unchanged, null = cleared. */
export class UpsertEmployee {
  @Text(OWN)
  external_id: string;

  @Email({ description: 'Their email address; required for a new one', optional: true })
  email?: string;

  @Text({ description: 'How others see them; required for a new one', min: 1, max: MAX_NAME, optional: true })
  display_name?: string;

  @Choice({ description: 'Their role', of: ROLES, optional: true })
  role?: Role;

  @Text({ ...REFERENCE, description: 'The external_id of their manager' })
  manager_external_id?: string | null;

  @Text({ ...REFERENCE, description: 'The external_id of their department' })
  department_external_id?: string | null;

  @Flag(EMPLOYEE_IS_ACTIVE)
  is_active?: boolean;
}

/** A team in `PUT /directory`: omitted = unchanged, null = cleared. */
export class UpsertTeam {
  @Text(OWN)
  external_id: string;

  @Text({ description: 'Its name; required for a new one', min: 1, max: MAX_NAME, optional: true })
  name?: string;

  @Text({ ...REFERENCE, description: 'The external_id of the employee who leads it' })
  lead_employee_external_id?: string | null;

  @ExternalIds({ description: 'The external_ids of all its members', max: MAX_ROWS })
  member_external_ids?: string[];

  @Flag(UNIT_IS_ACTIVE)
  is_active?: boolean;
}

/** The body of `PUT /directory`. References are by external_id, to rows of this request or of the directory. */
export class UpsertDirectory {
  @ListOf(() => UpsertDepartment, { description: 'Departments', max: MAX_ROWS, optional: true })
  departments?: UpsertDepartment[];

  @ListOf(() => UpsertEmployee, { description: 'Employees', max: MAX_ROWS, optional: true })
  employees?: UpsertEmployee[];

  @ListOf(() => UpsertTeam, { description: 'Teams', max: MAX_ROWS, optional: true })
  teams?: UpsertTeam[];
}
