/** The server cannot run, for a reason that its user can do something about: the message says what, in one line. */
export class EmbeddedPostgresError extends Error {}
