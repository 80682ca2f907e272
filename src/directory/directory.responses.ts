import { ApiSchema } from '@nestjs/swagger';
import { type Role, ROLES, type Scope, SCOPES } from '../access/scopes.js';
import { MAX_EXTERNAL_ID, MAX_NAME } from '../http/fields/bounds.js';
import { MAX_LIMIT, Page } from '../http/page.js';
import {
  ShownChoice,
  ShownChoices,
  ShownCount,
  ShownEmail,
  ShownFlag,
  ShownId,
  ShownIds,
  ShownInstant,
  ShownList,
  ShownObject,
  ShownText,
} from '../http/fields/response-fields.js';

/** What all entries of the directory show. */
abstract class EntryResponse {
  @ShownId({ description: 'Its id' })
  id: string;

  @ShownText({
    description: 'Its id in your HR system; of an employee also the `sub` of their JWTs',
    max: MAX_EXTERNAL_ID,
    nullable: true,
  })
  external_id: string | null;

  @ShownFlag({ description: 'Whether it is active; inactive employees cannot use the API' })
  is_active: boolean;

  @ShownInstant({ description: 'When it was made' })
  created_at: string;

  @ShownInstant({ description: 'When it was last changed' })
  updated_at: string;
}

/** An employee as they are answered (SPEC §2). */
@ApiSchema({ name: 'Employee' })
export class EmployeeResponse extends EntryResponse {
  @ShownEmail({ description: 'Their email address', example: 'ada@example.com' })
  email: string;

  @ShownText({ description: 'How others see them', max: MAX_NAME, example: 'Ada Lovelace' })
  display_name: string;

  @ShownChoice({ description: 'Admins may do everything in the company', of: ROLES })
  role: Role;

  @ShownId({ description: 'Whom they report to', nullable: true })
  manager_id: string | null;

  @ShownId({ description: 'Where they work', nullable: true })
  department_id: string | null;

  @ShownIds({ description: 'The teams that they are members of' })
  team_ids: string[];
}

/** A company as it is answered. */
@ApiSchema({ name: 'Company' })
export class CompanyResponse {
  @ShownId({ description: 'Its id' })
  id: string;

  @ShownText({ description: 'Its name', max: MAX_NAME })
  name: string;
}

/** What `GET /me` answers with. */
@ApiSchema({ name: 'Me' })
export class MeResponse extends EmployeeResponse {
  @ShownObject(() => CompanyResponse, { description: 'The company that you work in' })
  company: CompanyResponse;

  @ShownChoices({ description: 'What the token that you used allows', of: SCOPES })
  scopes: Scope[];
}

/** A department as it is answered (SPEC §2). */
@ApiSchema({ name: 'Department' })
export class DepartmentResponse extends EntryResponse {
  @ShownText({ description: 'Its name', max: MAX_NAME, example: 'Engineering' })
  name: string;

  @ShownId({ description: 'The department that it is part of', nullable: true })
  parent_department_id: string | null;

  @ShownId({ description: 'Who heads it', nullable: true })
  head_employee_id: string | null;
}

/** A team as it is answered (SPEC §2). */
@ApiSchema({ name: 'Team' })
export class TeamResponse extends EntryResponse {
  @ShownText({ description: 'Its name', max: MAX_NAME, example: 'Search' })
  name: string;

  @ShownId({ description: 'Who leads it', nullable: true })
  lead_employee_id: string | null;

  @ShownIds({ description: 'Its members' })
  member_ids: string[];
}

/** A page of employees. */
export class EmployeePage extends Page {
  @ShownList(() => EmployeeResponse, { description: 'The employees of this page', max: MAX_LIMIT })
  items: EmployeeResponse[];
}

/** A page of departments. */
export class DepartmentPage extends Page {
  @ShownList(() => DepartmentResponse, { description: 'The departments of this page', max: MAX_LIMIT })
  items: DepartmentResponse[];
}

/** A page of teams. */
export class TeamPage extends Page {
  @ShownList(() => TeamResponse, { description: 'The teams of this page', max: MAX_LIMIT })
  items: TeamResponse[];
}

/** How many rows an upsert made, changed and found as they were. */
class UpsertCounts {
  @ShownCount({ description: 'How many were created' })
  created: number;

  @ShownCount({ description: 'How many were changed' })
  updated: number;

  @ShownCount({ description: 'How many already were as the request has them' })
  unchanged: number;
}

/** What `PUT /directory` answers with: how much of each kind changed. */
@ApiSchema({ name: 'DirectoryUpsert' })
export class UpsertResponse {
  @ShownObject(() => UpsertCounts, { description: 'The counts of departments' })
  departments: UpsertCounts;

  @ShownObject(() => UpsertCounts, { description: 'The counts of teams' })
  teams: UpsertCounts;

  @ShownObject(() => UpsertCounts, { description: 'The counts of employees' })
  employees: UpsertCounts;
}
