import sql, { raw, type Sql } from 'sql-template-tag';
import type { Principal } from './principal.js';

/** The access levels of SPEC §4; each includes the ones before it. */
export const LEVEL = { NONE: 0, VIEW: 1, ALIGN: 2, CHECK_IN: 3, MANAGE: 4 } as const;
export type Level = (typeof LEVEL)[keyof typeof LEVEL];

/** A principal as SQL: bound values for one caller, or columns where a statement serves several at once. */
export interface PrincipalSql {
  is_admin: Sql;
  employee_id: Sql;
  identities: Sql;
  leads: Sql;
}

/** One caller, as bound values. */
export function bound(principal: Principal): PrincipalSql {
  return {
    is_admin: principal.role === 'admin' ? sql`TRUE` : sql`FALSE`,
    employee_id: sql`${principal.employee_id}::uuid`,
    identities: sql`${principal.identities}::uuid[]`,
    leads: sql`${principal.leads}::uuid[]`,
  };
}

/** How many identities ordinary people have at most: most have a handful. */
const FEW_IDENTITIES = 30;

/** Whether comparing all of somebody's identities with an audience takes longer than to look something up. */
export const areMany = (identities: string[]): boolean => identities.length > FEW_IDENTITIES;

/**
 * The one visibility predicate: whether the caller may view the goal in `goals AS <alias>` (SPEC §4). Every read of
 * goals, key results and check-ins has it in its WHERE. It does not compare companies: the statement does that.
 */
export function visibleTo(principal: Principal, alias = 'g'): Sql {
  if (principal.role === 'admin') return sql`TRUE`;
  if (!principal.has_many_identities) return overlaps(principal, alias);
  // && compares each of hundreds of identities with each member of each audience. This hashes them once a statement;
  // IS TRUE keeps the planner from making it a join of its own for each goal. No index serves it: see `byReach`.
  return sql`EXISTS (
    SELECT FROM unnest(${raw(alias)}.audience) member
    WHERE (member IN (SELECT unnest(${principal.identities}::uuid[]))) IS TRUE
  )`;
}

/** {@link visibleTo} a caller who is no admin, as the index of audiences serves it. */
export function overlaps({ identities }: Principal, alias = 'g'): Sql {
  return sql`${raw(alias)}.audience && ${identities}::uuid[]`;
}

/** Whether the goal in `goals AS g` is for everyone of its company to view: then its audience is the company alone. */
export const EVERYONES = sql`(g.is_shared OR g.owner_type = 'company')`;

/** The caller without their company's id: {@link visibleTo} them is only what is not {@link EVERYONES}. */
export function personally(principal: Principal): Principal {
  return { ...principal, identities: principal.identities.filter((id) => id !== principal.company_id) };
}

/** {@link visibleTo} where a statement serves several callers at once. */
export function visibleToEach(
  { is_admin, identities }: Pick<PrincipalSql, 'is_admin' | 'identities'>,
  alias = 'g',
): Sql {
  return sql`(${is_admin} OR ${raw(alias)}.audience && ${identities})`;
}

/**
 * The one decision about levels: what the caller may do with the goal in `goals AS <alias>`, as a number of
 * {@link LEVEL} (SPEC §4).
 */
export function levelOf(who: PrincipalSql, alias = 'g'): Sql {
  const g = raw(alias);
  return sql`CASE
    WHEN ${who.is_admin}
      OR ${g}.created_by = ${who.employee_id}
      OR ${g}.owner_employee_id = ${who.employee_id}
      OR ${g}.owner_team_id = ANY (${who.leads})
      OR ${g}.owner_department_id = ANY (${who.leads})
      OR (${g}.owner_employee_id IS NOT NULL
        AND ${who.employee_id} IN (${managersAbove(sql`${g}.company_id`, sql`${g}.owner_employee_id`)}))
      THEN ${raw(String(LEVEL.MANAGE))}
    WHEN EXISTS (
      SELECT FROM goal_assignees a
      WHERE a.company_id = ${g}.company_id AND a.goal_id = ${g}.id AND a.employee_id = ${who.employee_id}
    ) THEN ${raw(String(LEVEL.CHECK_IN))}
    WHEN ${g}.owner_type = 'company'
      OR ${g}.owner_team_id = ANY (${who.identities})
      OR ${g}.owner_department_id = ANY (${who.identities})
      THEN ${raw(String(LEVEL.ALIGN))}
    WHEN ${g}.audience && ${who.identities} THEN ${raw(String(LEVEL.VIEW))}
    ELSE ${raw(String(LEVEL.NONE))}
  END`;
}

/** The same for one key result in `key_results AS <alias>` of that goal: its own assignees may check in on it. */
export function keyResultLevelOf(who: PrincipalSql, goalAlias = 'g', alias = 'kr'): Sql {
  const kr = raw(alias);
  return sql`GREATEST(${levelOf(who, goalAlias)}, CASE
    WHEN EXISTS (
      SELECT FROM key_result_assignees a
      WHERE a.company_id = ${kr}.company_id AND a.key_result_id = ${kr}.id AND a.employee_id = ${who.employee_id}
    ) THEN ${raw(String(LEVEL.CHECK_IN))}
    ELSE ${raw(String(LEVEL.NONE))}
  END)`;
}

/** The ids of an employee's manager, that one's manager, and so on: a subquery. */
export function managersAbove(company_id: Sql, employee_id: Sql): Sql {
  return sql`
    WITH RECURSIVE above AS (
      SELECT e.manager_id FROM employees e WHERE e.company_id = ${company_id} AND e.id = ${employee_id}
      UNION
      SELECT e.manager_id FROM above JOIN employees e ON e.company_id = ${company_id} AND e.id = above.manager_id
    )
    SELECT manager_id FROM above WHERE manager_id IS NOT NULL`;
}
