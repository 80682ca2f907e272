import { errorCode, SQLSTATE } from './error-code.js';

/**
 * Classes and codes of PostgreSQL errors that mean "away for now": connection lost, shutting down, out of resources; read
 * only, because another server is the primary now.
 */
const SERVER_AWAY = /^(08|57P0|53|25006)/;
const SOCKET_ERRORS = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'],
  ...['EHOSTUNREACH', 'EHOSTDOWN', 'ENETUNREACH', 'ENETDOWN'],
]);
/** Of a Unix socket when connecting: PostgreSQL removes the file as it goes down, and opens it to others as it comes up. */
const NO_SOCKET = new Set(['ENOENT', 'EACCES']);
const DRIVER_AWAY =
  /Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|Client was closed/;

/** Codes that a retry does not mend: wrong user or password, no such database, not allowed. */
const UNUSABLE = /^(28|3D|42501)/;

/** The database cannot be reached at this moment, and was not asked. */
export class DatabaseAway extends Error {
  readonly code = SQLSTATE.sqlclient_unable_to_establish_sqlconnection;

  constructor() {
    super('The database is away.');
  }
}

/** The database was asked, and does not answer. */
export class DatabaseSilent extends Error {
  readonly code = 'ETIMEDOUT';

  constructor() {
    super('The database does not answer.');
  }
}

/** Whether an error says that the database, or the way to it, is away for now, and not that a statement was wrong. */
export function isAway(error: unknown): boolean {
  const { code, message, syscall } = (error ?? {}) as { code?: unknown; message?: unknown; syscall?: unknown };
  if (typeof message === 'string' && DRIVER_AWAY.test(message)) return true;
  if (typeof code !== 'string') return false;
  return SOCKET_ERRORS.has(code) || SERVER_AWAY.test(code) || (syscall === 'connect' && NO_SOCKET.has(code));
}

/** Whether an error says that the database can never be used as DATABASE_URL names it. */
export function isUnusable(error: unknown): boolean {
  return UNUSABLE.test(errorCode(error) ?? '');
}
