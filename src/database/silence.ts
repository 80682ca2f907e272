import type { Socket } from 'node:net';
import type { ClientBase } from 'pg';
import { DatabaseSilent } from './away.js';

/** How long the answer may take to come of a statement that the server cancelled because it took too long. */
const MARGIN_MS = 5_000;

/** Connections of which answers may take as long as they like. */
const patient = new WeakSet<ClientBase>();

/**
 * Ends a connection whose server owes an answer and says nothing for longer than statements may take. Else a host that
 * went away without a word would be waited for until the system gives it up, after many minutes, and with every
 * connection all requests. Who waits on it is told {@link DatabaseSilent}, and nobody gets it again: its answer may yet
 * come.
 *
 * Not by the option `query_timeout` of `pg`: that counts what is sent together from the same moment, so that a
 * statement would pay for the ones before it.
 */
export function limitSilence(client: ClientBase, statementTimeoutMs: number): void {
  const { connection } = client as unknown as { connection: { stream: Socket } };
  const { stream } = connection;
  stream.setTimeout(statementTimeoutMs + MARGIN_MS);
  stream.on('timeout', () => {
    if (owesAnswer(client) && !patient.has(client)) stream.destroy(new DatabaseSilent());
  });
}

/** Whether this connection's silence is to have no limit for now. */
export function allowSilence(client: ClientBase, allowed: boolean): void {
  if (allowed) patient.add(client);
  else patient.delete(client);
}

function owesAnswer(client: ClientBase): boolean {
  return !(client as unknown as { readyForQuery: boolean }).readyForQuery;
}
