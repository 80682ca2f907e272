import { ApiProperty, ApiSchema } from '@nestjs/swagger';
import { type Role, ROLES, type Scope, SCOPES } from '../access/scopes.js';
import { Page } from '../http/page.js';
import { ShownChoice, ShownFlag, ShownId, ShownIds, ShownInstant, ShownText } from '../http/shown.js';

/** What all entries of the directory show. */
abstract class EntryResponse {
  @ShownId({ description: 'Its id' })
  id: string;

  @ShownText({ description: 'Its id in the HR system', nullable: true })
  external_id: string | null;

  @ShownFlag({ description: 'Whether it is in use' })
  is_active: boolean;

  @ShownInstant({ description: 'When it was made' })
  created_at: string;

  @ShownInstant({ description: 'When it was last changed' })
  updated_at: string;
}

@ApiSchema({ name: 'Employee' })
export class EmployeeResponse extends EntryResponse {
  @ShownText({ description: 'Their address', example: 'ada@example.com' })
  email: string;

  @ShownText({ description: 'How others see them', example: 'Ada Lovelace' })
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

@ApiSchema({ name: 'Me' })
export class MeResponse extends EmployeeResponse {
  @ApiProperty({ enum: SCOPES, isArray: true, description: 'What the token that you used allows' })
  scopes: Scope[];
}

@ApiSchema({ name: 'Department' })
export class DepartmentResponse extends EntryResponse {
  @ShownText({ description: 'Its name', example: 'Engineering' })
  name: string;

  @ShownId({ description: 'The department that it is part of', nullable: true })
  parent_department_id: string | null;

  @ShownId({ description: 'Who heads it', nullable: true })
  head_employee_id: string | null;
}

@ApiSchema({ name: 'Team' })
export class TeamResponse extends EntryResponse {
  @ShownText({ description: 'Its name', example: 'Search' })
  name: string;

  @ShownId({ description: 'Who leads it', nullable: true })
  lead_employee_id: string | null;

  @ShownIds({ description: 'Its members' })
  member_ids: string[];
}

export class EmployeePage extends Page {
  @ApiProperty({ type: [EmployeeResponse] })
  items: EmployeeResponse[];
}

export class DepartmentPage extends Page {
  @ApiProperty({ type: [DepartmentResponse] })
  items: DepartmentResponse[];
}

export class TeamPage extends Page {
  @ApiProperty({ type: [TeamResponse] })
  items: TeamResponse[];
}

/** How many rows an upsert made, changed and found as they were. */
class UpsertCounts {
  @ApiProperty({ type: 'integer' })
  created: number;

  @ApiProperty({ type: 'integer' })
  updated: number;

  @ApiProperty({ type: 'integer' })
  unchanged: number;
}

@ApiSchema({ name: 'DirectoryUpsert' })
export class UpsertResponse {
  @ApiProperty({ type: UpsertCounts })
  departments: UpsertCounts;

  @ApiProperty({ type: UpsertCounts })
  teams: UpsertCounts;

  @ApiProperty({ type: UpsertCounts })
  employees: UpsertCounts;
}
