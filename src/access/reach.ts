import sql, { type Sql } from 'sql-template-tag';
import { type Reads } from '../database/database.js';
import { expected } from '../database/planner.js';
import { overlaps, visibleTo } from './levels.js';
import { type Principal } from './principal.js';

/** Up to how many goals are found by the index of their audiences: one by one, whatever they are compared with. */
const FEW_GOALS = 20_000;

/**
 * `visibleTo` for a statement that goes through all that the caller may see, in the form that is fast for them: whoever
 * is in many teams may see next to nothing, and who heads many departments nearly everything.
 */
export async function visibleInAll(reads: Reads, principal: Principal): Promise<Sql> {
  if (principal.role === 'admin' || !principal.has_many_identities) return visibleTo(principal);
  const byIndex = overlaps(principal);
  const seen = await expected(
    reads,
    sql`SELECT FROM goals g WHERE g.company_id = ${principal.company_id} AND ${byIndex}`,
  );
  return seen.rows <= FEW_GOALS ? byIndex : visibleTo(principal);
}
