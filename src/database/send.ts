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

/**
 * A statement that finds rows and shows them. What finds them is to be planned for its values; to plan what shows them
 * takes longer than to run it.
 */
export interface Parted<Found extends object> {
  /** finds them */
  find: Statement;
  /** shows those that were found: its text recurs */
  show: (found: Found[]) => Statement;
  /** the same in one statement */
  whole: () => Statement;
}

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
    const [, answer] = await allOf([
      client.query(`BEGIN READ ONLY; ${ONE_PLAN}`),
      client.query<Row>(prepared(statement)),
      client.query('COMMIT'),
    ]);
    return answer;
  };
}

/** In two parts, both on one state of the database: what shows the rows is prepared, and planned for all values. */
export function inParts<Found extends object>({ find, show }: Parted<Found>): Send {
  return async <Row extends object>(client: ClientBase) => {
    gather(client);
    const begun = client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    let shown: Statement;
    try {
      const [, { rows }] = await allOf([begun, byItsValues(find)<Found>(client)]);
      shown = show(rows);
    } catch (error) {
      await client.query('ROLLBACK').catch(() => undefined); // of a connection that is lost
      throw error;
    }
    gather(client);
    const [, answer] = await allOf([
      client.query(ONE_PLAN),
      client.query<Row>(prepared(shown)),
      client.query('COMMIT'),
    ]);
    return answer;
  };
}

/**
 * The answers to what was sent together, once all are there: before that the connection is nobody else's.
 * @throws what the first that failed said
 */
export async function allOf<Sent extends readonly Promise<unknown>[]>(
  sent: readonly [...Sent],
): Promise<{ -readonly [N in keyof Sent]: Awaited<Sent[N]> }> {
  await Promise.allSettled(sent);
  return Promise.all(sent);
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
