import { requireUnarchived } from '../access/access.rules.js';
import { LEVEL } from '../access/levels.js';
import { AccessChanged } from '../access/principal.js';
import { type Outcome } from '../database/batcher.js';
import { type Claim } from '../http/idempotency/idempotency.service.js';
import { newId } from '../http/ids.js';
import { type JsonText } from '../http/json-text.js';
import { Conflict, Forbidden, Invalid, NotFound } from '../http/problem.js';
import { together } from '../http/together.js';
import { requireValue } from '../key-results/index.js';
import { fromUnits, toUnits, VALUE_DECIMALS } from '../progress/progress.js';
import { type CreateCheckIn } from './check-in.dto.js';
import { type Asker, type NewCheckIn, type RequestedCheckIn, type Target } from './check-in.types.js';

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
  if (target.level < LEVEL.CHECK_IN) throw new Forbidden('You may see this key result, but not check in on it.');
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

/** A check-in that may be written, and what it is on. */
export interface AcceptedCheckIn {
  checkIn: NewCheckIn;
  target: Target;
}

/** A check-in that may be written, or what becomes of it instead. */
export type Decision = { accepted: AcceptedCheckIn } | Outcome<JsonText>;

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
