import sql, { raw, type Sql } from 'sql-template-tag';
import { jsonObject } from '../http/json.sql.js';

/** The ids in one of the tables of people, as a JSON list, from a subquery that gives `employee_id`. */
function idList(people: Sql): Sql {
  return sql`(SELECT coalesce(json_agg(people.employee_id ORDER BY people.employee_id), '[]') FROM (${people}) people)`;
}

const assignees = (goal: string) => sql`
  SELECT a.employee_id FROM goal_assignees a
  WHERE a.company_id = ${raw(goal)}.company_id AND a.goal_id = ${raw(goal)}.id`;

const viewers = (goal: string) => sql`
  SELECT v.employee_id FROM goal_viewers v
  WHERE v.company_id = ${raw(goal)}.company_id AND v.goal_id = ${raw(goal)}.id`;

const keyResultAssignees = (keyResult: string) => sql`
  SELECT a.employee_id FROM key_result_assignees a
  WHERE a.company_id = ${raw(keyResult)}.company_id AND a.key_result_id = ${raw(keyResult)}.id`;

/** `assign_to_ids` of the goal in `goals AS <goal>`. */
export const assignToIds = (goal: string): Sql => idList(assignees(goal));

/** `visible_to_ids` of the goal in `goals AS <goal>`. */
export const visibleToIds = (goal: string): Sql => idList(viewers(goal));

/** `assign_to_ids` of the key result in `key_results AS <keyResult>`: its own. */
export const keyResultAssignToIds = (keyResult: string): Sql => idList(keyResultAssignees(keyResult));

/** `acl` of a goal. */
export function goalAcl(goal: string): Sql {
  return jsonObject({
    created_by: raw(`${goal}.created_by`),
    assign_to: assignToIds(goal),
    visible_to: visibleToIds(goal),
  });
}

/** `acl` of a key result and of its check-ins: the goal's, with the key result's own assignees added. */
export function keyResultAcl(goal: string, keyResult: string): Sql {
  return jsonObject({
    created_by: raw(`${goal}.created_by`),
    assign_to: idList(sql`${assignees(goal)} UNION ${keyResultAssignees(keyResult)}`),
    visible_to: visibleToIds(goal),
  });
}
