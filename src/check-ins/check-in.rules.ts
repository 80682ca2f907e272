import { requireLevel, requireUnarchived } from '../access/access.rules.js';
import { LEVEL } from '../access/levels.js';
import { AccessChanged } from '../access/principal.js';
import { type Claim } from '../http/idempotency/idempotency.service.js';
import { newId } from '../http/ids.js';
import { Conflict, Invalid, NotFound } from '../http/problem.js';
import { together } from '../http/together.js';
import {
  figuresFor,
  isNewest,
  keyResultContribution,
  type MeasuredKeyResult,
  measuredOf,
  requireValue,
} from '../key-results/index.js';
import { type Chain } from '../progress/chain.js';
import { fromUnits, toUnits, VALUE_DECIMALS } from '../progress/progress.js';
import { type CreateCheckIn } from './check-in.dto.js';
import {
  type AcceptedCheckIn,
  type Applied,
  type Asker,
  type Decision,
  type NewCheckIn,
  type RequestedCheckIn,
  type Target,
} from './check-in.types.js';

/** How far ahead of the database's clock a check-in may be. */
const MAX_AHEAD_MS = 5 * 60_000;

/**
 * When a value was measured.
 * @param now by the database's clock: an instance's own may be wrong
 * @throws Invalid when that is too far ahead
 */
export function timeOf(checked_in_at: string, now: Date): Date {
  const time = new Date(checked_in_at);
  if (time.getTime() > now.getTime() + MAX_AHEAD_MS) {
    throw Invalid.field('/checked_in_at', 'must not be more than 5 minutes ahead');
  }
  return time;
}

/** A check-in as its body asks for it. */
export function requestedCheckIn(asker: Asker, body: CreateCheckIn): RequestedCheckIn {
  const { value, confidence_level, comment = null, checked_in_at } = body;
  return {
    ...asker,
    id: newId(),
    value: toUnits(String(value), VALUE_DECIMALS),
    confidence_level,
    comment,
    checked_in_at,
  };
}

/**
 * A check-in that may be written, at the time that it names or now.
 * @throws NotFound, Forbidden, Conflict (archived, completed or cancelled goal), Invalid (a value it cannot have,
 *   a time too far ahead)
 */
export function accept(checkIn: RequestedCheckIn, target: Target | undefined): AcceptedCheckIn {
  if (!target) throw new NotFound('key result');
  requireLevel(target.level, LEVEL.CHECK_IN, 'this key result');
  requireTakesCheckIns(target);
  const { value, checked_in_at: asked } = checkIn;
  const [checked_in_at] = together(
    () => (asked === undefined ? target.now : timeOf(asked, target.now)),
    () => requireValue(target.metric_type, Number(fromUnits(value, VALUE_DECIMALS)), '/value'),
  );
  return { checkIn: { ...checkIn, checked_in_at }, target };
}

/** @throws Conflict when the goal is archived, completed or cancelled: then nothing about its check-ins changes */
export function requireTakesCheckIns(target: Target): void {
  requireUnarchived(target);
  if (target.status !== 'active') {
    throw new Conflict(`The goal is ${target.status}: only an active one takes check-ins.`);
  }
}

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
