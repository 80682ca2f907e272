import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type ConfidenceLevel } from '../progress/progress.js';

/** What key results measure in (SPEC §2). */
export const METRIC_TYPES = ['number', 'percent', 'currency', 'boolean'] as const;
export type MetricType = (typeof METRIC_TYPES)[number];

/** A key result and what its check-ins made of it. Quantities are decimal texts. */
@Entity('key_results')
export class KeyResult {
  @PrimaryColumn('uuid') company_id: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') goal_id: string;
  @Column('text') title: string;
  @Column('text', { nullable: true }) description: string | null;
  @Column('text') metric_type: MetricType;
  @Column('text', { nullable: true }) unit: string | null;
  @Column('numeric') start_value: string;
  @Column('numeric') target_value: string;
  @Column('numeric') weight: string;
  @Column('numeric') current_value: string;
  @Column('numeric') progress: string;
  @Column('text', { nullable: true }) confidence_level: ConfidenceLevel | null;
  @Column('integer') check_ins_count: number;
  @Column('uuid', { nullable: true }) last_check_in_id: string | null;
  @Column('timestamptz', { nullable: true }) last_check_in_at: Date | null;
  @Column('uuid') created_by: string;
  @Column('timestamptz') updated_at: Date;
}
