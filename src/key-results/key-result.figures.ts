import { type ConfidenceLevel, type Contribution, keyResultProgress } from '../progress/progress.js';

/** What a key result is measured by. Values count in units of 1/10⁴. */
export interface Measure {
  start_value: bigint;
  target_value: bigint;
}

/** What its check-ins make of a key result (SPEC §2, §3). */
export interface KeyResultFigures {
  current_value: bigint;
  progress: bigint;
  confidence_level: ConfidenceLevel | null;
  check_ins_count: number;
  last_check_in_id: string | null;
  last_check_in_at: Date | null;
}

/** The part of a check-in that figures are made of. */
export interface CheckInFacts {
  id: string;
  value: bigint;
  confidence_level: ConfidenceLevel | null;
  checked_in_at: Date;
}

/** A key result as the walk up the chain needs it. */
export type MeasuredKeyResult = Measure & KeyResultFigures & { id: string; goal_id: string; weight: bigint };

/** What a key result brings into its goal. */
export function keyResultContribution(
  keyResult: Pick<MeasuredKeyResult, 'weight' | 'progress' | 'confidence_level'>,
): Contribution {
  const { weight, progress, confidence_level } = keyResult;
  return { weight, progress, confidence_level };
}

/** The figures of a key result whose newest check-in is `newest`: those of the start, while there is none. */
export function figuresFor(measure: Measure, check_ins_count: number, newest: CheckInFacts | null): KeyResultFigures {
  const current_value = newest ? newest.value : measure.start_value;
  return {
    current_value,
    progress: keyResultProgress(measure.start_value, measure.target_value, current_value),
    confidence_level: newest ? newest.confidence_level : null,
    check_ins_count,
    last_check_in_id: newest?.id ?? null,
    last_check_in_at: newest?.checked_in_at ?? null,
  };
}

/** Whether a check-in would be the newest of its key result: by time, then by id. */
export function isNewest(keyResult: KeyResultFigures, checkIn: Pick<CheckInFacts, 'id' | 'checked_in_at'>): boolean {
  if (!keyResult.last_check_in_at) return true;
  const later = checkIn.checked_in_at.getTime() - keyResult.last_check_in_at.getTime();
  return later > 0 || (later === 0 && checkIn.id > keyResult.last_check_in_id!);
}
