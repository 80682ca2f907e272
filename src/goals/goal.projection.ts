import sql, { raw, type Sql } from 'sql-template-tag';
import { assignToIds, goalAcl, keyResultAcl, visibleToIds } from '../access/acl.js';
import { visibleTo } from '../access/levels.js';
import { type Principal } from '../access/principal.js';
import { checkInFields } from '../check-ins/index.js';
import { columns, instant, jsonObject, percentage, quantity } from '../http/json.sql.js';
import { keyResultFields } from '../key-results/index.js';

/** How many of the newest check-ins a goal carries for each of its key results; the rest is paged. */
export const EMBEDDED_CHECK_INS = 20;
/**
 * Each of them repeats whom the goal names, and may have a long comment. Where that is much, on many key results, there
 * are fewer, so that all of them come to no more than these bytes: an answer must be one that can be sent.
 */
const EMBEDDED_BYTES = 20_000_000;

/** A goal on the wire (SPEC §2), from `goals AS <g>` and `goal_progress AS <p>`, as this caller may see it. */
export function goalFields(principal: Principal, g = 'g', p = 'p'): Record<string, Sql> {
  return {
    ...columns(g, ['id', 'title', 'description', 'owner_type']),
    ...columns(g, ['owner_employee_id', 'owner_department_id', 'owner_team_id', 'parent_goal_id']),
    ...columns(g, ['is_shared', 'date_start', 'date_end', 'status']),
    progress: percentage(`${p}.progress`),
    progress_driver: raw(`${g}.progress_driver`),
    ...columns(p, ['progress_is_computed', 'confidence_level']),
    weight: quantity(`${g}.weight`),
    is_archived: raw(`${g}.is_archived`),
    goal_key_results_count: raw(`${p}.goal_key_results_count`),
    has_children: hasChildren(principal, g),
    created_at: instant(`${g}.created_at`),
    updated_at: instant(`${g}.updated_at`),
    acl: goalAcl(g),
  };
}

/** What {@link goalFields} is read from, beside `goals AS g`. */
export const JOIN_PROGRESS = sql`JOIN goal_progress p ON p.company_id = g.company_id AND p.goal_id = g.id`;

/** The same for goals that were found already: once for each, instead of for all goals of the company at once. */
export const LOOK_UP_PROGRESS = sql`CROSS JOIN LATERAL (
  SELECT * FROM goal_progress p WHERE p.company_id = g.company_id AND p.goal_id = g.id OFFSET 0
) p`;

/** Goals that were found, as this caller may see them, from a table of keys and ids: `json`, `key` and `id`, unsorted. */
export function foundGoals(principal: Principal, table: string): Sql {
  const found = raw(table);
  return sql`
    SELECT ${jsonObject(goalFields(principal))}::text AS json, ${found}.key, ${found}.id
    FROM ${found}
    JOIN goals g ON g.company_id = ${principal.company_id} AND g.id = ${found}.id
    JOIN goal_progress p ON p.company_id = ${principal.company_id} AND p.goal_id = ${found}.id`;
}

/** The whole structure of one goal: with its parent, its key results and their newest check-ins; from `goals AS g` and {@link JOIN_PROGRESS}. */
export function goalDetailFields(principal: Principal): Record<string, Sql> {
  return {
    ...goalFields(principal),
    goal_key_results: sql`(
      SELECT coalesce(json_agg(${jsonObject(keyResultWithCheckIns())} ORDER BY kr.id), '[]')
      FROM key_results kr CROSS JOIN LATERAL (SELECT ${keyResultAcl('g', 'kr')} AS acl OFFSET 0) own
      WHERE kr.company_id = g.company_id AND kr.goal_id = g.id
    )`,
    parent_goal: parentGoal(principal), // last, where an ETag tells it from what is the goal's own
  };
}

/** Whether the caller would find anything below the goal in a list. */
function hasChildren(principal: Principal, g: string): Sql {
  return sql`EXISTS (
    SELECT FROM goals child
    WHERE child.company_id = ${raw(g)}.company_id AND child.parent_goal_id = ${raw(g)}.id
      AND NOT child.is_archived AND ${visibleTo(principal, 'child')}
  )`;
}

function parentGoal(principal: Principal): Sql {
  const fields = {
    ...goalFields(principal, 'parent', 'parent_progress'),
    assign_to_ids: assignToIds('parent'),
    visible_to_ids: visibleToIds('parent'),
  };
  return sql`(
    SELECT ${jsonObject(fields)}
    FROM goals parent
    JOIN goal_progress parent_progress
      ON parent_progress.company_id = parent.company_id AND parent_progress.goal_id = parent.id
    WHERE parent.company_id = g.company_id AND parent.id = g.parent_goal_id AND ${visibleTo(principal, 'parent')}
  )`;
}

function keyResultWithCheckIns(): Record<string, Sql> {
  return {
    ...keyResultFields(sql`own.acl`),
    goal_key_result_check_ins: sql`(
      SELECT coalesce(json_agg(c.json ORDER BY c.checked_in_at DESC, c.id DESC), '[]')
      FROM (
        SELECT *, sum(octet_length(json::text)) OVER (ORDER BY checked_in_at DESC, id DESC) AS bytes_so_far
        FROM (
          SELECT c.checked_in_at, c.id, ${jsonObject(checkInFields(sql`own.acl`))} AS json
          FROM check_ins c
          WHERE c.company_id = kr.company_id AND c.goal_key_result_id = kr.id
          ORDER BY c.checked_in_at DESC, c.id DESC
          LIMIT ${raw(String(EMBEDDED_CHECK_INS))}
        ) newest
      ) c
      WHERE c.bytes_so_far * p.goal_key_results_count <= ${raw(String(EMBEDDED_BYTES))}
    )`,
  };
}
