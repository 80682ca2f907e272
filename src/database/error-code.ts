/** The errors of PostgreSQL that something here depends on, by the names that its manual gives them. */
export const SQLSTATE = {
  sqlclient_unable_to_establish_sqlconnection: '08001',
  in_failed_sql_transaction: '25P02',
  idle_in_transaction_session_timeout: '25P03',
  transaction_timeout: '25P04',
  not_null_violation: '23502',
  foreign_key_violation: '23503',
  unique_violation: '23505',
  check_violation: '23514',
  serialization_failure: '40001',
  deadlock_detected: '40P01',
  lock_not_available: '55P03',
  query_canceled: '57014',
  cannot_connect_now: '57P03',
} as const;

/** The SQLSTATE of an error of PostgreSQL, also where TypeORM wraps it; for a socket's error, Node's code. */
export function errorCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}

/**
 * Whether PostgreSQL refused what a statement would have written (a constraint, a value out of range), so that others
 * in the same transaction may be none the worse; and not that it, or the connection, was in trouble.
 */
export function isRefusal(error: unknown): boolean {
  return /^2[23]...$/.test(errorCode(error) ?? '');
}
