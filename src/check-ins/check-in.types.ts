import { type Level } from '../access/levels.js';
import { type Principal } from '../access/principal.js';
import { type Outcome } from '../database/batcher.js';
import { type KeyedRequest } from '../http/idempotency/keyed-request.js';
import { type JsonText } from '../http/json-text.js';
import { type CheckInFacts, type KeyResultRow, type MeasuredKeyResult, type MetricType } from '../key-results/index.js';
import { type GoalStatus } from '../progress/chain.js';
import { type ConfidenceLevel } from '../progress/progress.js';

/** A check-in that somebody asks for. `confidence_level` undefined: the one that the key result had at that time. */
export interface RequestedCheckIn {
  principal: Principal;
  id: string;
  goal_id: string;
  key_result_id: string;
  value: bigint;
  confidence_level?: ConfidenceLevel | null;
  comment: string | null;
  /** undefined: now, when its turn has come */
  checked_in_at?: string;
  /** the request that carries it, where that has an Idempotency-Key */
  keyed?: KeyedRequest;
}

/** A check-in that is to be written. */
export interface NewCheckIn extends Omit<RequestedCheckIn, 'checked_in_at'> {
  checked_in_at: Date;
}

/** A key result that somebody checks in on, with what decides whether they may. */
export interface Target extends KeyResultRow {
  metric_type: MetricType;
  status: GoalStatus;
  is_archived: boolean;
  level: Level;
  /**
   * when this was read, by the database's clock, in whole milliseconds: no earlier than any check-in of now that was
   * committed before. Where it is the same, the ids tell which is the newer one
   */
  now: Date;
}

/** A check-in that may be written, and what it is on. */
export interface AcceptedCheckIn {
  checkIn: NewCheckIn;
  target: Target;
}

/** A check-in that may be written, or what becomes of it instead. */
export type Decision = { accepted: AcceptedCheckIn } | Outcome<JsonText>;

/** What is to be written of check-ins: they, with their confidence, and the key results that they changed. */
export interface Applied {
  checkIns: NewCheckIn[];
  keyResults: MeasuredKeyResult[];
}

/** A check-in as it is stored, for a change of it. */
export interface StoredCheckIn extends CheckInFacts {
  employee_id: string;
  comment: string | null;
}

/** Who checks in on which key result. */
export type Asker = Pick<RequestedCheckIn, 'principal' | 'goal_id' | 'key_result_id'>;
