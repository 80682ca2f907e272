import { type OwnerType } from '../access/owner.js';
import { type GoalStatus } from '../progress/chain.js';
import { type ConfidenceLevel, type ProgressDriver } from '../progress/progress.js';
import { type Dice } from './dice.js';

/** How large a company is to be. */
export interface Size {
  goals: number;
  key_results: number;
  check_ins: number;
  employees: number;
  /** the share of goals that everybody may view, in percent */
  shared: number;
}

/** A goal by numbers: `owner` is that of a department, team or employee. */
export interface SeedGoal {
  number: number;
  id: string;
  parent: number | null;
  owner_type: OwnerType;
  owner: number;
  /** the employee who made it and works on it */
  by: number;
  title: string;
  is_shared: boolean;
  date_start: string | null;
  date_end: string | null;
  status: GoalStatus;
  is_archived: boolean;
  progress_driver: ProgressDriver;
  /** in units of 1/10⁴ */
  weight: bigint;
  manual_progress: bigint;
  manual_confidence_level: ConfidenceLevel | null;
  assignees: number[];
  viewers: number[];
  created_at: number;
  updated_at: number;
  /** when the work on it is over */
  ends_at: number;
}

/** A key result by numbers; values in units of 1/10⁴. */
export interface SeedKeyResult {
  number: number;
  id: string;
  goal: SeedGoal;
  title: string;
  metric_type: 'number' | 'percent' | 'currency' | 'boolean';
  unit: string | null;
  start_value: bigint;
  target_value: bigint;
  weight: bigint;
  assignee: number | null;
  created_at: number;
  /** how far it gets in the end, of 1,000 */
  reach: number;
  check_ins: number;
  first_check_in: number;
}

/** A check-in by numbers: `value` in units of 1/10⁴, `at` in ms, `by` an employee. */
export interface SeedCheckIn {
  number: number;
  value: bigint;
  confidence_level: ConfidenceLevel;
  at: number;
  by: number;
  dice: Dice;
}
