import { requireUnarchived } from '../access/access.service.js';
import { LEVEL } from '../access/levels.js';
import { type Outcome } from '../database/combiner.js';
import { type Claim } from '../http/idempotency/idempotency.service.js';
import { type JsonText } from '../http/json-text.js';
import { Conflict, Forbidden, NotFound } from '../http/problem.js';
import {
  type MeasuredKeyResult,
  keyResultContribution,
  figuresFor,
  isNewest,
  measuredOf,
  requireValue,
} from '../key-results/index.js';
import { type Chain } from '../progress/chain.js';
import { fromUnits, VALUE_DECIMALS } from '../progress/progress.js';
import { type NewCheckIn, type RequestedCheckIn, type Target } from './check-in.types.js';

/**
 * A check-in that may be written, at the time that it names or now.
 * @throws NotFound, Forbidden, Conflict (archived, completed or cancelled goal), Invalid (a value it cannot have)
 */
export function accept(checkIn: RequestedCheckIn, target: Target | undefined): AcceptedCheckIn {
  if (!target) throw new NotFound('key result');
  if (target.level < LEVEL.CHECK_IN) throw new Forbidden('You may see this key result, but not check in on it.');
  requireTakesCheckIns(target);
  requireValue(target.metric_type, Number(fromUnits(checkIn.value, VALUE_DECIMALS)), '/value');
  return { checkIn: { ...checkIn, checked_in_at: checkIn.checked_in_at ?? target.now }, target };
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

/** Access in the company has changed since the caller was looked up: what they may do must be found out anew. */
export class AccessChanged extends Error {}

/**
 * Decides whether a check-in is written.
 * @param access_revision the company's, which must be the caller's
 * @param claim what became of its Idempotency-Key, if it has one
 */
export function decide(
  checkIn: RequestedCheckIn,
  access_revision: string | undefined,
  target: Target | undefined,
  claim: Claim = 'ours',
): Decision {
  if (checkIn.principal.access_revision !== access_revision) return { error: new AccessChanged() };
  if (typeof claim === 'function') return { value: claim() };
  if (claim !== 'ours') return { error: claim };
  try {
    return { accepted: accept(checkIn, target) };
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
    chain.keyResultChanged(before.goal_id, keyResultContribution(before), keyResultContribution(now));
  }
  return { checkIns, keyResults: [...keyResults.values()].map(({ now }) => now) };
}

function byTime({ checkIn: a }: AcceptedCheckIn, { checkIn: b }: AcceptedCheckIn): number {
  return a.checked_in_at.getTime() - b.checked_in_at.getTime() || (a.id < b.id ? -1 : 1);
}
