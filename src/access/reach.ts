import sql from 'sql-template-tag';
import { type Reads } from '../database/database.js';
import { estimate } from '../database/planner.js';
import { overlaps } from './levels.js';
import { type Principal } from './principal.js';

/** How many goals, and which part of the company's, are few: found by the index of their audiences, one by one. */
const FEW_GOALS = 20_000;
const FEW_OF_ALL = 1 / 5;

/**
 * The caller, for statements that look for what they may see among all goals of their company. Whoever heads hundreds of
 * departments may see nearly everything: that is told of each goal that is looked at, by their hashed identities. But
 * whoever is in as many teams may see next to nothing, which only the index of audiences finds: they are treated as one
 * with few identities.
 */
export async function byReach(reads: Reads, caller: Principal): Promise<Principal> {
  if (caller.role === 'admin' || !caller.has_many_identities) return caller;
  const goals = sql`SELECT FROM goals g WHERE g.company_id = ${caller.company_id}`;
  const [all, seen] = await Promise.all([
    estimate(reads, goals),
    estimate(reads, sql`${goals} AND ${overlaps(caller)}`),
  ]);
  const isLittle = seen.rows <= Math.min(FEW_GOALS, FEW_OF_ALL * all.rows);
  return isLittle ? { ...caller, has_many_identities: false } : caller;
}
