import sql, { type Sql } from 'sql-template-tag';

/** Totals are counted up to here: more would cost more than the page that they go with. */
export const TOTAL_BOUND = 10_000;

/** Counts rows, no further than totals go. @param from the statement from its FROM on */
export const counting = (from: Sql): Sql =>
  sql`SELECT count(*)::int AS count FROM (SELECT ${from} LIMIT ${TOTAL_BOUND + 1}) counted`;

/** What a list tells of how many rows there are: exactly up to a bound, and that there are more beyond it. */
export function totalOf(count: number): { total: number; total_relation: 'exact' | 'at_least' } {
  return { total: Math.min(count, TOTAL_BOUND), total_relation: count > TOTAL_BOUND ? 'at_least' : 'exact' };
}
