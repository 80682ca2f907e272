import sql, { type Sql } from 'sql-template-tag';
import { ofCompany } from '../database/of-company.js';

/**
 * The figures of SPEC §3 computed afresh from the leaves, in SQL and with nothing of the code that keeps them: check-ins
 * give the key results, key results the goals without children, and those, level by level, everything above.
 *
 * Quotients are rounded by whole-number division, div(2a + b, 2b), because `numeric` division would round twice.
 */

/** `a / b` with 6 decimals for a ≥ 0, b > 0, halves rounded up. */
const quotient = (a: Sql, b: Sql) => sql`div(2000000 * (${a}) + (${b}), 2 * (${b})) * 0.000001`;

const score = (level: Sql) =>
  sql`CASE ${level} WHEN 'on_track' THEN 2 WHEN 'at_risk' THEN 1 WHEN 'off_track' THEN 0 END`;

/** What contributors bring into their goal together, from `weight`, `progress` and `confidence_level`. */
const sums = sql`sum(weight) AS weight, sum(weight * progress) AS progress,
  coalesce(sum(weight) FILTER (WHERE confidence_level IS NOT NULL), 0) AS scored_weight,
  coalesce(sum(weight * ${score(sql`confidence_level`)}), 0) AS score`;

/** Every key result with what its check-ins make of it, `fresh`, and whether that is not what is `stored`. */
export const freshKeyResults = (company_id: string | null, differ: Sql): Sql => sql`
  CREATE TEMP TABLE fresh_key_results ON COMMIT DROP AS
  SELECT stored.company_id, stored.id, stored.goal_id, stored.weight, fresh.*, ${differ} AS differs
  FROM key_results stored
  LEFT JOIN (
    -- One pass in the order of the index: nothing comes behind the newest, and its number is how many there are.
    SELECT *, row_number() OVER by_time AS check_ins_count, lead(id) OVER by_time IS NULL AS is_newest
    FROM check_ins
    WHERE ${ofCompany(company_id)}
    WINDOW by_time AS (PARTITION BY company_id, goal_key_result_id ORDER BY checked_in_at, id)
  ) newest ON newest.company_id = stored.company_id AND newest.goal_key_result_id = stored.id AND newest.is_newest
  CROSS JOIN LATERAL (SELECT coalesce(newest.value, stored.start_value) AS current_value) v
  CROSS JOIN LATERAL (
    SELECT (v.current_value - stored.start_value) * sign(stored.target_value - stored.start_value) AS done,
      abs(stored.target_value - stored.start_value) AS way
    OFFSET 0 -- what is used several times is worked out once
  ) d
  CROSS JOIN LATERAL (
    SELECT v.current_value,
      CASE
        WHEN d.way = 0 THEN CASE WHEN v.current_value = stored.target_value THEN 100 ELSE 0 END
        WHEN d.done <= 0 THEN 0
        WHEN d.done >= d.way THEN 100
        ELSE ${quotient(sql`100 * d.done`, sql`d.way`)}
      END AS progress,
      newest.confidence_level, coalesce(newest.check_ins_count, 0)::integer AS check_ins_count,
      newest.id AS last_check_in_id, newest.checked_in_at AS last_check_in_at
    OFFSET 0
  ) fresh
  WHERE ${ofCompany(company_id, sql`stored.company_id`)}`;

/** Every goal that a root leads to, with its level (1 = root) and the sums of its key results. */
export const freshGoals = (company_id: string | null): Sql => sql`
  CREATE TEMP TABLE fresh_goals ON COMMIT DROP AS
  WITH RECURSIVE down AS (
    SELECT g.company_id, g.id, g.parent_goal_id, 1 AS level
    FROM goals g WHERE g.parent_goal_id IS NULL AND ${ofCompany(company_id, sql`g.company_id`)}
    UNION ALL
    SELECT g.company_id, g.id, g.parent_goal_id, down.level + 1
    FROM down JOIN goals g ON g.company_id = down.company_id AND g.parent_goal_id = down.id
  )
  SELECT down.*, g.progress_driver, g.manual_progress, g.manual_confidence_level,
    CASE WHEN g.is_archived OR g.status = 'cancelled' THEN 0 ELSE g.weight END AS weight,
    coalesce(k.count, 0)::integer AS goal_key_results_count,
    coalesce(k.weight, 0) AS key_results_weight, coalesce(k.progress, 0) AS key_results_progress,
    coalesce(k.scored_weight, 0) AS key_results_scored_weight, coalesce(k.score, 0) AS key_results_score
  FROM down
  JOIN goals g ON g.company_id = down.company_id AND g.id = down.id
  LEFT JOIN (
    SELECT company_id, goal_id, count(*), ${sums}
    FROM fresh_key_results GROUP BY company_id, goal_id
  ) k ON k.company_id = down.company_id AND k.goal_id = down.id`;

/** Where the figures of the goals go, level by level. */
export const FRESH_FIGURES = sql`
  CREATE TEMP TABLE fresh_figures (
    company_id uuid, goal_id uuid, parent_goal_id uuid, level integer, weight numeric,
    progress numeric, progress_is_computed boolean, confidence_level text, goal_key_results_count integer,
    key_results_weight numeric, key_results_progress numeric, key_results_scored_weight numeric,
    key_results_score numeric, children_weight numeric, children_progress numeric,
    children_scored_weight numeric, children_score numeric
  ) ON COMMIT DROP`;

/** The figures of the goals of one level, once those of the level below are there. */
export const freshLevel = (level: number): Sql => sql`
  INSERT INTO fresh_figures
  SELECT g.company_id, g.id, g.parent_goal_id, g.level, g.weight,
    CASE WHEN t.weight > 0 THEN ${quotient(sql`t.progress`, sql`t.weight`)} ELSE g.manual_progress END,
    t.weight > 0,
    CASE
      WHEN t.scored_weight = 0 THEN g.manual_confidence_level
      WHEN 2 * t.score > 3 * t.scored_weight THEN 'on_track'
      WHEN 2 * t.score > t.scored_weight THEN 'at_risk'
      ELSE 'off_track'
    END,
    g.goal_key_results_count,
    g.key_results_weight, g.key_results_progress, g.key_results_scored_weight, g.key_results_score,
    c.weight, c.progress, c.scored_weight, c.score
  FROM fresh_goals g
  LEFT JOIN (
    SELECT company_id, parent_goal_id, ${sums}
    FROM fresh_figures WHERE level = ${level} + 1 GROUP BY company_id, parent_goal_id
  ) below ON below.company_id = g.company_id AND below.parent_goal_id = g.id
  CROSS JOIN LATERAL (
    SELECT coalesce(below.weight, 0) AS weight, coalesce(below.progress, 0) AS progress,
      coalesce(below.scored_weight, 0) AS scored_weight, coalesce(below.score, 0) AS score
  ) c
  CROSS JOIN LATERAL (
    SELECT (g.progress_driver IN ('all', 'key_results'))::integer AS of_key_results,
      (g.progress_driver IN ('all', 'children'))::integer AS of_children
  ) counts
  CROSS JOIN LATERAL (
    SELECT of_key_results * g.key_results_weight + of_children * c.weight AS weight,
      of_key_results * g.key_results_progress + of_children * c.progress AS progress,
      of_key_results * g.key_results_scored_weight + of_children * c.scored_weight AS scored_weight,
      of_key_results * g.key_results_score + of_children * c.score AS score
  ) t
  WHERE g.level = ${level}`;
