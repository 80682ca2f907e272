import { isAway } from '../database/away.js';
import { errorCode, SQLSTATE } from '../database/error-code.js';
import { QueueFull } from '../database/queue-full.js';
import { Conflict, type DomainError, Invalid, Malformed } from './problem.js';

/** What errors of the database mean for the caller, where the services did not foresee them. */

/** statement_timeout, lock_timeout, and a transaction that was idle or went on for too long. */
const TOOK_TOO_LONG = new Set<string>([
  SQLSTATE.query_canceled,
  SQLSTATE.lock_not_available,
  SQLSTATE.idle_in_transaction_session_timeout,
  SQLSTATE.transaction_timeout,
]);

/** A value that went through all our checks, and should not have: unless it stands in a cursor that somebody made up. */
const REFUSED_VALUE = new RegExp(`^(22|${SQLSTATE.check_violation})`);

/** Whether PostgreSQL refused a value that our checks let through. */
export function isRefusedValue(error: unknown): boolean {
  return REFUSED_VALUE.test(errorCode(error) ?? '');
}

/** What the caller is told, where the error says what of their request it is about. */
export function domainErrorOf(error: unknown): DomainError | undefined {
  return constraintError(error) ?? unreadable(error);
}

/** The HTTP status that the error comes to; undefined where it is a fault of ours, or no error of the database. */
export function databaseStatus(error: unknown): number | undefined {
  if (error instanceof QueueFull || isAway(error)) return 503;
  const code = errorCode(error);
  if (!code) return undefined;
  if (TOOK_TOO_LONG.has(code)) return 503;
  // the validation should have said so, but it is the caller's value
  if (code === SQLSTATE.check_violation) return 422;
  // integrity constraints: somebody else was faster; what must not be null is not the caller's to give
  if (/^23/.test(code) && code !== SQLSTATE.not_null_violation) return 409;
  // deadlock or serialization failure that outlasted the retries
  if (/^40/.test(code)) return 503;
  return undefined;
}

/**
 * What a violated constraint means. Those that a caller can violate are named `<table>_<field>_unique` and
 * `<table>_<field>_fkey`, so that the field can be named.
 */
function constraintError(error: unknown): DomainError | undefined {
  const { driverError = error } = (error ?? {}) as { driverError?: unknown };
  const { code, table, constraint } = (driverError ?? {}) as Record<string, string | undefined>;
  const [, field, kind] = /^(.+)_(unique|fkey)$/.exec(constraint?.slice((table?.length ?? 0) + 1) ?? '') ?? [];
  if (code === SQLSTATE.unique_violation && kind === 'unique') {
    return new Conflict(`This ${field} is already taken.`, [{ pointer: `/${field}`, detail: 'is already taken' }]);
  }
  if (code === SQLSTATE.foreign_key_violation && kind === 'fkey')
    return Invalid.field(`/${field}`, 'There is nothing with this id.');
  return undefined;
}

/** A value that PostgreSQL cannot take, where all that callers send was checked: a cursor that somebody made up. */
function unreadable(error: unknown): DomainError | undefined {
  return /^22/.test(errorCode(error) ?? '') ? new Malformed('A value of the request cannot be read.') : undefined;
}
