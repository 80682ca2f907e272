import { ApiHideProperty, PartialType } from '@nestjs/swagger';
import { type Role, ROLES } from '../access/scopes.js';
import { MAX_EXTERNAL_ID, MAX_NAME } from '../http/fields/bounds.js';
import { AnyExternalIdOf, Choice, Email, Flag, Id, Ids, Refused, Text } from '../http/fields/request-fields.js';
import { PageQuery } from '../http/page.js';

const EXTERNAL_ID = {
  description: 'Its id in your HR system, unique in the company; of an employee also the `sub` of their JWTs',
  min: 1,
  max: MAX_EXTERNAL_ID,
  optional: true,
  nullable: true,
};
/** Whether an employee is active. */
export const EMPLOYEE_IS_ACTIVE = {
  description: 'Inactive employees are kept for history, and cannot use the API',
  optional: true,
};
/** Whether a team or a department is active. */
export const UNIT_IS_ACTIVE = { description: 'Inactive ones are kept for history', optional: true };
const MEMBERS_ELSEWHERE = 'members are set with PUT /api/v1/teams/{team_id}/members';
const containing = (what: string) => ({
  description: `Only ${what} contains this text, in upper or lower case`,
  max: 200,
  optional: true,
});

/** The body of `POST /employees`. */
export class CreateEmployee {
  @Text(EXTERNAL_ID)
  external_id?: string | null;

  @Email({ description: 'Email address, unique in the company regardless of case', example: 'ada@example.com' })
  email: string;

  @Text({ description: 'How others see them', min: 1, max: MAX_NAME, example: 'Ada Lovelace' })
  display_name: string;

  @Choice({ description: 'Admins may do everything in the company', of: ROLES, optional: true, default: 'member' })
  role?: Role;

  @Id({ description: 'Whom they report to', optional: true, nullable: true })
  manager_id?: string | null;

  @Id({ description: 'Where they work', optional: true, nullable: true })
  department_id?: string | null;

  @Flag({ ...EMPLOYEE_IS_ACTIVE, default: true })
  is_active?: boolean;

  @ApiHideProperty()
  @Refused(MEMBERS_ELSEWHERE)
  team_ids?: never;
}

/** The body of `PATCH /employees/{id}`: omitted = unchanged, null = cleared. */
export class UpdateEmployee extends PartialType(CreateEmployee, { skipNullProperties: false }) {}

/** The body of `POST /departments`. */
export class CreateDepartment {
  @Text(EXTERNAL_ID)
  external_id?: string | null;

  @Text({ description: 'Its name', min: 1, max: MAX_NAME, example: 'Engineering' })
  name: string;

  @Id({ description: 'The department that it is part of', optional: true, nullable: true })
  parent_department_id?: string | null;

  @Id({
    description: 'Who heads it; heads manage its goals and those of departments below',
    optional: true,
    nullable: true,
  })
  head_employee_id?: string | null;

  @Flag({ ...UNIT_IS_ACTIVE, default: true })
  is_active?: boolean;
}

/** The body of `PATCH /departments/{id}`: omitted = unchanged, null = cleared. */
export class UpdateDepartment extends PartialType(CreateDepartment, { skipNullProperties: false }) {}

/** The body of `POST /teams`. */
export class CreateTeam {
  @Text(EXTERNAL_ID)
  external_id?: string | null;

  @Text({ description: 'Its name', min: 1, max: MAX_NAME, example: 'Search' })
  name: string;

  @Id({ description: 'Who leads it; the lead manages its goals', optional: true, nullable: true })
  lead_employee_id?: string | null;

  @Flag({ ...UNIT_IS_ACTIVE, default: true })
  is_active?: boolean;

  @ApiHideProperty()
  @Refused(MEMBERS_ELSEWHERE)
  member_ids?: never;
}

/** The body of `PATCH /teams/{id}`: omitted = unchanged, null = cleared. */
export class UpdateTeam extends PartialType(CreateTeam, { skipNullProperties: false }) {}

/** The body of `PUT /teams/{id}/members`. */
export class TeamMembers {
  @Ids({ description: 'All members; anybody who is not listed is removed', max: 10_000 })
  employee_ids: string[];
}

/** The query of `GET /teams` and `GET /departments`. */
export class DirectoryQuery extends PageQuery {
  @Text(containing('entries whose name'))
  text?: string;

  @AnyExternalIdOf({
    description:
      'Only entries with these ids in your HR system, exactly as they were given. Repeat the parameter for several: a comma ' +
      'is part of an id',
  })
  external_id?: string[];

  @Flag({ description: '`true`: only active entries; `false`: only inactive ones; omitted: both', optional: true })
  is_active?: boolean;
}

/** The query of `GET /employees`. */
export class EmployeesQuery extends DirectoryQuery {
  @Text(containing('employees whose name or email address'))
  declare text?: string;

  @Id({ description: 'Only those who work in this department itself', optional: true })
  department_id?: string;

  @Id({ description: 'Only those who report to this employee directly', optional: true })
  manager_id?: string;

  @Id({ description: 'Only the members of this team', optional: true })
  team_id?: string;
}
