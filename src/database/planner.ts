import sql, { type Sql } from 'sql-template-tag';
import { type Reads } from './database.js';

/** What the planner expects a statement to take and to give: its cost, in the planner's units, and how many rows it gives. */
export interface Estimate {
  cost: number;
  rows: number;
}

/** Asks the planner about a statement, planned for its values, without running it. */
export async function estimate(reads: Pick<Reads, 'plannedRows'>, statement: Sql): Promise<Estimate> {
  const [explained] = await reads.plannedRows<{
    'QUERY PLAN': [{ Plan: { 'Total Cost': number; 'Plan Rows': number } }];
  }>(sql`EXPLAIN (FORMAT JSON) ${statement}`);
  const { Plan: plan } = explained!['QUERY PLAN'][0];
  return { cost: plan['Total Cost'], rows: plan['Plan Rows'] };
}
