import type { ClientBase } from 'pg';
import { limitSilence } from './silence.js';

/**
 * What the planner is told, whatever the server's defaults are.
 *
 * Pages are in memory, so all cost the same, and little. The planner sees the average company, and companies differ in size
 * by orders of magnitude: at default costs it prefers scanning all of the average one over two index pages, which in the
 * largest takes 20 times as long. With pages in a row dearer than single ones it would rather look up every goal of a
 * company than gather what an index of words found.
 *
 * Our statements take milliseconds. To compile one takes many times as long, to start other processes for it as long, and
 * of some the planner expects too much.
 */
export const PLANNING: Record<string, string> = {
  random_page_cost: '0.2',
  seq_page_cost: '0.2',
  jit: 'off',
  max_parallel_workers_per_gather: '0',
};

/** Prepares a connection. Not by parameters of the connection itself: PgBouncer refuses those that it does not know. */
export function prepareSession(statementTimeoutMs: number) {
  const settings = statementTimeoutMs > 0 ? { ...PLANNING, statement_timeout: String(statementTimeoutMs) } : PLANNING;
  const statements = Object.entries(settings).map(([name, value]) => `SET ${name} = ${value}`);
  return (client: ClientBase) => {
    if (statementTimeoutMs > 0) limitSilence(client, statementTimeoutMs);
    return client.query(statements.join('; '));
  };
}
