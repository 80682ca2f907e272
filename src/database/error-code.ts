/** PostgreSQL's five-letter code of an error that it, or TypeORM in its name, threw; Node's of a socket's. */
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
