import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type OwnerType } from '../access/owner.js';
import { type ConfidenceLevel, type ProgressDriver } from '../progress/progress.js';
import { type GoalStatus } from '../progress/chain.js';

/** What people write of a goal; what is computed of it is in `goal_progress`. Quantities are decimal texts. */
@Entity('goals')
export class Goal {
  @PrimaryColumn('uuid') company_id: string;
  @PrimaryColumn('uuid') id: string;
  @Column('text') title: string;
  /** the title as searches compare it */
  @Column('text') title_folded: string;
  @Column('text', { nullable: true }) description: string | null;
  @Column('text') owner_type: OwnerType;
  @Column('uuid', { nullable: true }) owner_employee_id: string | null;
  @Column('uuid', { nullable: true }) owner_department_id: string | null;
  @Column('uuid', { nullable: true }) owner_team_id: string | null;
  @Column('uuid', { nullable: true }) parent_goal_id: string | null;
  @Column('boolean') is_shared: boolean;
  @Column('date', { nullable: true }) date_start: string | null;
  @Column('date', { nullable: true }) date_end: string | null;
  @Column('text') status: GoalStatus;
  @Column('text') progress_driver: ProgressDriver;
  @Column('numeric') weight: string;
  @Column('boolean') is_archived: boolean;
  /** what was set by hand, and shows where no contributor counts */
  @Column('numeric') manual_progress: string;
  @Column('text', { nullable: true }) manual_confidence_level: ConfidenceLevel | null;
  @Column('uuid') created_by: string;
  @Column('timestamptz') updated_at: Date;
}
