/**
 * The shape of a company's content before it is in a database: people refer to each other by short keys, and time is
 * told backwards from today, so that the content is as fresh as the day on which it is loaded.
 */

/** How confident somebody is of reaching a target. */
export type DemoConfidence = 'on_track' | 'at_risk' | 'off_track';

/** Everything that one company holds. */
export interface DemoCompany {
  name: string;
  departments: DemoDepartment[];
  teams: DemoTeam[];
  employees: DemoEmployee[];
  /** the top-level goals; all others hang below them */
  goals: DemoGoal[];
}

/** Somebody who works there. `manager` and `department` are keys. */
export interface DemoEmployee {
  key: string;
  display_name: string;
  email: string;
  role: 'admin' | 'member';
  manager?: string;
  department?: string;
}

/** A department; `parent` is a department's key, `head` an employee's. */
export interface DemoDepartment {
  key: string;
  name: string;
  parent?: string;
  head?: string;
}

/** A team, often from several departments; `lead` and `members` are employees' keys, the lead among the members. */
export interface DemoTeam {
  key: string;
  name: string;
  lead?: string;
  members: string[];
}

/** Who owns a goal. */
export type DemoOwner = { company: true } | { department: string } | { team: string } | { employee: string };

/**
 * Quarters relative to the current one, both ends included: `{ from: -3, to: 0 }` is the year that ends with this
 * quarter, `{ from: 0, to: 0 }` this quarter.
 */
export interface DemoPeriod {
  from: number;
  to: number;
}

/** A goal with everything below it. */
export interface DemoGoal {
  title: string;
  description?: string;
  owner: DemoOwner;
  /** the key of an employee who may make goals for this owner, below this parent */
  created_by: string;
  /** default true */
  is_shared?: boolean;
  /** left out = open at both ends */
  period?: DemoPeriod;
  /** default `active` */
  status?: 'active' | 'completed' | 'cancelled';
  is_archived?: boolean;
  /** default `all` */
  progress_driver?: 'all' | 'key_results' | 'children' | 'manual';
  /** 0–100, set by hand: only where nothing counts */
  progress?: number;
  /** set by hand: only where nothing counts */
  confidence_level?: DemoConfidence;
  /** default 1 */
  weight?: number;
  /** keys of employees who may check in */
  assign_to?: string[];
  /** keys of employees who may see it although it is not shared */
  visible_to?: string[];
  key_results?: DemoKeyResult[];
  children?: DemoGoal[];
}

/** A key result of a goal. */
export interface DemoKeyResult {
  title: string;
  /** how it is measured */
  description?: string;
  metric_type: 'number' | 'percent' | 'currency' | 'boolean';
  /** what it counts; an ISO 4217 code for `currency` */
  unit?: string;
  /** default 0 */
  start_value?: number;
  /** may be left out for `percent` (100) and `boolean` (1) */
  target_value?: number;
  /** default 1; 0 = shown, but not counted */
  weight?: number;
  /** keys of employees who may check in on this key result */
  assign_to?: string[];
  /** oldest first */
  check_ins?: DemoCheckIn[];
}

/** One update of a key result's value. */
export interface DemoCheckIn {
  /** how long ago, with decimals; never now or later */
  weeks_ago: number;
  value: number;
  /** the key of an employee who may check in on it */
  by: string;
  confidence_level?: DemoConfidence;
  comment?: string;
}
