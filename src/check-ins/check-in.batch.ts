import { requireUnarchived } from '../access/access.service.js';
import { LEVEL } from '../access/levels.js';
import { AccessChanged } from '../access/remembered-caller.js';
import { type Outcome } from '../database/combiner.js';
import { type Claim } from '../http/idempotency/idempotency.service.js';
import { type JsonText } from '../http/json-text.js';
import { Conflict, Forbidden, NotFound } from '../http/problem.js';
import {
  type MeasuredKeyResult,
  contributionOf,
  figuresFor,
  isNewest,
  measuredOf,
  requireValue,
} from '../key-results/index.js';
import { type Chain } from '../progress/chain.js';
import { fromUnits, VALUE_DECIMALS } from '../progress/progress.js';
import { type NewCheckIn, type Target } from './check-ins.repository.js';

/**
 * Whether a check-in may be written.
 * @throws NotFound, Forbidden, Conflict (archived, completed or cancelled goal), Invalid (a value it cannot have)
 */
export function requireOpenFor(target: Target | undefined, checkIn: NewCheckIn): Target {
  if (!target) throw new NotFound('key result');
  if (target.level < LEVEL.CHECK_IN) throw new Forbidden('You may see this key result, but not check in on it.');
  requireTakesCheckIns(target);
  requireValue(target.metric_type, Number(fromUnits(checkIn.value, VALUE_DECIMALS)), '/value');
  return target;
}

/** @throws Conflict when the goal is archived, completed or cancelled: then nothing about its check-ins changes */
export function requireTakesCheckIns(target: Target): void {
  requireUnarchived(target);
  if (target.status !== 'active') {
    throw new Conflict(`The goal is ${target.status}: only an active one takes check-ins.`);
  }
}

/** A check-in that may be written, and what it is on. */
export interface AcceptedCheckIn {
  checkIn: NewCheckIn;
  target: Target;
}

/** A check-in that may be written, or what becomes of it instead. */
export type Decision = { accepted: AcceptedCheckIn } | Outcome<JsonText>;

/**
 * @param access_revision the company's: that of a caller who is only remembered must be the same
 * @param claim what became of its Idempotency-Key, if it has one
 */
export function decide(
  checkIn: NewCheckIn,
  access_revision: string | undefined,
  target: Target | undefined,
  claim: Claim = 'ours',
): Decision {
  const { principal, is_remembered } = checkIn;
  if (is_remembered && principal.access_revision !== access_revision) return { error: new AccessChanged() };
  if (typeof claim === 'function') return { value: claim() };
  if (claim !== 'ours') return { error: claim };
  try {
    return { accepted: { checkIn, target: requireOpenFor(target, checkIn) } };
  } catch (error) {
    return { error };
  }
}

/** What became of a batch: the check-ins to write, with their confidence, and the key results that they changed. */
export interface Applied {
  checkIns: NewCheckIn[];
  keyResults: MeasuredKeyResult[];
}

/**
 * Applies check-ins to their key results, oldest first, and tells the chain. A backdated one counts and changes nothing
 * else (SPEC §2).
 */
export function apply(accepted: AcceptedCheckIn[], chain: Chain): Applied {
  const keyResults = new Map<string, { before: MeasuredKeyResult; now: MeasuredKeyResult }>();
  const checkIns: NewCheckIn[] = [];
  for (const { checkIn, target } of accepted.toSorted(byTime)) {
    const before = measuredOf(target);
    const state = keyResults.get(before.id) ?? { before, now: before };
    const { now } = state;
    const counted = { ...now, check_ins_count: now.check_ins_count + 1 };
    if (isNewest(now, checkIn)) {
      const { confidence_level = now.confidence_level } = checkIn;
      const newest = { ...checkIn, confidence_level };
      keyResults.set(before.id, { ...state, now: { ...counted, ...figuresFor(now, counted.check_ins_count, newest) } });
      checkIns.push(newest);
    } else {
      keyResults.set(before.id, { ...state, now: counted });
      checkIns.push(checkIn);
    }
  }
  for (const { before, now } of keyResults.values()) {
    chain.keyResultChanged(before.goal_id, contributionOf(before), contributionOf(now));
  }
  return { checkIns, keyResults: [...keyResults.values()].map(({ now }) => now) };
}

function byTime({ checkIn: a }: AcceptedCheckIn, { checkIn: b }: AcceptedCheckIn): number {
  return a.checked_in_at.getTime() - b.checked_in_at.getTime() || (a.id < b.id ? -1 : 1);
}
