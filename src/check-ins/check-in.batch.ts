import {
  type MeasuredKeyResult,
  keyResultContribution,
  figuresFor,
  isNewest,
  measuredOf,
} from '../key-results/index.js';
import { type Chain } from '../progress/chain.js';
import { shownProgress } from '../progress/progress.js';
import { type Titles } from '../progress/progress.repository.js';
import { type MovedGoal } from './check-in.responses.js';
import { type AcceptedCheckIn } from './check-in.rules.js';
import { type NewCheckIn } from './check-in.types.js';

/** What is to be written of a batch: its check-ins, with their confidence, and the key results that they changed. */
export interface Applied {
  checkIns: NewCheckIn[];
  keyResults: MeasuredKeyResult[];
}

/**
 * Applies check-ins to their key results, oldest first, and tells the chain. A backdated one counts and changes nothing
 * else (SPEC §2).
 * @returns the check-ins in the order in which they were given
 */
export function apply(accepted: AcceptedCheckIn[], chain: Chain): Applied {
  const keyResults = new Map<string, { before: MeasuredKeyResult; now: MeasuredKeyResult }>();
  const checkIns = new Map<string, NewCheckIn>();
  for (const { checkIn, target } of accepted.toSorted(byTime)) {
    const before = measuredOf(target);
    const state = keyResults.get(before.id) ?? { before, now: before };
    const { now } = state;
    const counted = { ...now, check_ins_count: now.check_ins_count + 1 };
    if (isNewest(now, checkIn)) {
      const { confidence_level = now.confidence_level } = checkIn;
      const newest = { ...checkIn, confidence_level };
      keyResults.set(before.id, { ...state, now: { ...counted, ...figuresFor(now, counted.check_ins_count, newest) } });
      checkIns.set(checkIn.id, newest);
    } else {
      keyResults.set(before.id, { ...state, now: counted });
      checkIns.set(checkIn.id, checkIn);
    }
  }
  for (const { before, now } of keyResults.values()) {
    chain.keyResultChanged(before.goal_id, keyResultContribution(before), keyResultContribution(now));
  }
  return {
    checkIns: accepted.map(({ checkIn: { id } }) => checkIns.get(id)!),
    keyResults: [...keyResults.values()].map(({ now }) => now),
  };
}

function byTime({ checkIn: a }: AcceptedCheckIn, { checkIn: b }: AcceptedCheckIn): number {
  return a.checked_in_at.getTime() - b.checked_in_at.getTime() || (a.id < b.id ? -1 : 1);
}

/** These goals and all above them, each once, as their figures are now, but for the hidden ones, which have no title. */
export function movedGoals(chain: Chain, titles: Titles, goal_ids: string[]): MovedGoal[] {
  return chain.above(goal_ids).flatMap(({ id, parent_goal_id, progress, progress_is_computed, confidence_level }) => {
    const title = titles.get(id);
    if (title === undefined) return [];
    return { id, title, parent_goal_id, progress: shownProgress(progress), progress_is_computed, confidence_level };
  });
}
