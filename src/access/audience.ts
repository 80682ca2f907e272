import sql, { type Sql } from 'sql-template-tag';
import { ofCompany } from '../database/of-company.js';
import { type Transaction } from '../database/transaction.js';
import { EVERYONES, managersAbove } from './levels.js';

/**
 * Who may view the goal in `goals AS g`, as one array that {@link visibleTo} matches against the caller's identities
 * (SPEC §4). Everyone: the company's id alone. Else: the creator, the owner (a team's or department's id stands for its
 * people), the managers above an owning employee, the assignees of the goal and of its key results, and the viewers.
 */
export const audience: Sql = sql`CASE
  WHEN ${EVERYONES} THEN ARRAY[g.company_id]
  ELSE ARRAY(
    SELECT member FROM (
      SELECT g.created_by AS member
      UNION SELECT g.owner_employee_id
      UNION SELECT g.owner_team_id
      UNION SELECT g.owner_department_id
      UNION (${managersAbove(sql`g.company_id`, sql`g.owner_employee_id`)})
      UNION SELECT a.employee_id FROM goal_assignees a WHERE a.company_id = g.company_id AND a.goal_id = g.id
      UNION SELECT v.employee_id FROM goal_viewers v WHERE v.company_id = g.company_id AND v.goal_id = g.id
      UNION SELECT a.employee_id
        FROM key_results kr
        JOIN key_result_assignees a ON a.company_id = kr.company_id AND a.key_result_id = kr.id
        WHERE kr.company_id = g.company_id AND kr.goal_id = g.id
    ) members
    WHERE member IS NOT NULL
    ORDER BY member
  )
END`;

/** Brings the audience of these goals up to date. */
export function refreshAudience(tx: Transaction, company_id: string, goal_ids: string[]): void {
  tx.execute(refresh(company_id, sql`g.id = ANY (${goal_ids}::uuid[])`));
}

/**
 * Brings the audience of the goals up to date whose owners report, directly or not, to one of these employees. High up in
 * a large company that may be most of its goals, and take longer than statements are given.
 */
export function refreshAudienceBelow(tx: Transaction, company_id: string, employee_ids: string[]): void {
  if (employee_ids.length === 0) return;
  tx.liftTimeLimit();
  const which = sql`NOT g.is_shared AND g.owner_employee_id IN (
      WITH RECURSIVE below AS (
        SELECT unnest(${employee_ids}::uuid[]) AS id
        UNION
        SELECT e.id FROM below JOIN employees e ON e.company_id = ${company_id} AND e.manager_id = below.id
      )
      SELECT id FROM below
    )`;
  tx.execute(refresh(company_id, which));
}

/** What of goals is not up to date with whom they are for, of one company or of all. */
export function staleAudiences(company_id: string | null): Sql {
  const checked = ofCompany(company_id, sql`g.company_id`);
  return sql`
    SELECT company_id, id, 'audience' AS field, stored::text, expected::text FROM (
      SELECT g.company_id, g.id, g.audience AS stored, ${audience} AS expected FROM goals g WHERE ${checked}
    ) goals
    WHERE stored IS DISTINCT FROM expected
    UNION ALL
    SELECT g.company_id, g.id, 'is_everyones', p.is_everyones::text, ${EVERYONES}::text
    FROM goals g JOIN goal_progress p ON p.company_id = g.company_id AND p.goal_id = g.id
    WHERE ${checked} AND p.is_everyones <> ${EVERYONES}
    ORDER BY company_id, id, field`;
}

/** Brings every audience of a company up to date, and what is kept beside progress of whose goals it is. */
export async function refreshAllAudiences(tx: Transaction, company_id: string): Promise<void> {
  await tx.rows(refresh(company_id, sql`TRUE`));
  await tx.rows(sql`
    UPDATE goal_progress p SET is_everyones = ${EVERYONES}
    FROM goals g
    WHERE p.company_id = ${company_id} AND g.company_id = ${company_id} AND g.id = p.goal_id
      AND p.is_everyones <> ${EVERYONES}`);
}

/** `OFFSET 0` has each audience worked out once, to be compared and to be written. */
function refresh(company_id: string, which: Sql): Sql {
  return sql`
    UPDATE goals AS target SET audience = fresh.audience
    FROM (
      SELECT g.id, ${audience} AS audience FROM goals g WHERE g.company_id = ${company_id} AND ${which} OFFSET 0
    ) AS fresh
    WHERE target.company_id = ${company_id} AND target.id = fresh.id
      AND target.audience IS DISTINCT FROM fresh.audience`;
}
