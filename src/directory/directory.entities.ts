import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type Role } from '../access/scopes.js';

/** The kinds of entries of the directory, by their tables. */
export type Kind = 'employees' | 'departments' | 'teams';
/** Those that lie above one another. */
export type Nested = 'employees' | 'departments';
/** What one entry is called. */
export const SINGULAR: Record<Kind, string> = { employees: 'employee', departments: 'department', teams: 'team' };

/** What all entries of the directory have. */
export abstract class Entry {
  @PrimaryColumn('uuid') company_id: string;
  @PrimaryColumn('uuid') id: string;
  /** its id in the HR system that feeds the directory */
  @Column('text', { nullable: true }) external_id: string | null;
  @Column('boolean') is_active: boolean;
  @Column('timestamptz') updated_at: Date;
}

/** Somebody who works in the company: those who are active may call (SPEC §4). */
@Entity('employees')
export class Employee extends Entry {
  @Column('text') email: string;
  @Column('text') display_name: string;
  @Column('text') role: Role;
  @Column('uuid', { nullable: true }) manager_id: string | null;
  @Column('uuid', { nullable: true }) department_id: string | null;
}

/** A department, part of another one or at the top. */
@Entity('departments')
export class Department extends Entry {
  @Column('text') name: string;
  @Column('uuid', { nullable: true }) parent_department_id: string | null;
  @Column('uuid', { nullable: true }) head_employee_id: string | null;
}

/** A team; who is in it is in `team_members`. */
@Entity('teams')
export class Team extends Entry {
  @Column('text') name: string;
  @Column('uuid', { nullable: true }) lead_employee_id: string | null;
}
