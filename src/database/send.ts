import type { Writable } from 'node:stream';
import type { ClientBase, QueryResult } from 'pg';
import { prepared } from './prepared.js';
import { type Statement } from './template.js';

/** For the rest of a transaction: statements are planned once, without their values. */
export const ONE_PLAN = 'SET LOCAL plan_cache_mode = force_generic_plan';
/** For the rest of a transaction: every statement is planned for its values. */
export const OWN_PLANS = 'SET LOCAL plan_cache_mode = force_custom_plan';

/** How a statement is sent: one of the functions below. */
export type Send = <Row extends object>(client: ClientBase) => Promise<QueryResult<Row>>;

/** Prepared once a connection. PostgreSQL decides whether to plan it for its values. */
export function byName(statement: Statement): Send {
  return (client) => client.query(prepared(statement));
}

/** Not prepared: planned for its values. */
export function byItsValues({ text, values }: Statement): Send {
  return (client) => client.query({ text, values });
}

/** Prepared, and planned for all values. The setting needs a transaction, which costs no round trip. */
export function byOnePlan(statement: Statement): Send {
  return async <Row extends object>(client: ClientBase) => {
    gather(client);
    const [begun, answered, ended] = await Promise.allSettled([
      client.query(`BEGIN READ ONLY; ${ONE_PLAN}`),
      client.query<Row>(prepared(statement)),
      client.query('COMMIT'),
    ]);
    for (const sent of [begun, answered, ended]) if (sent.status === 'rejected') throw sent.reason;
    return (answered as PromiseFulfilledResult<QueryResult<Row>>).value;
  };
}

const gathering = new WeakSet<Writable>();

/** Has what is sent in one go leave in one packet. `pg` does so for the messages of one statement only. */
export function gather(client: ClientBase): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  if (gathering.has(stream)) return;
  gathering.add(stream);
  stream.cork();
  process.nextTick(() => {
    gathering.delete(stream);
    stream.uncork();
  });
}
