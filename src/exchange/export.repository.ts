import { Injectable } from '@nestjs/common';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { visibleTo } from '../access/levels.js';
import { type Principal } from '../access/principal.js';
import { byReach } from '../access/reach.js';
import { Database } from '../database/database.js';
import { type Filters, JOIN_PROGRESS, passing } from '../goals/index.js';
import { columns, instant, jsonObject, quantity } from '../http/json.sql.js';
import { LIST_SEPARATOR } from './layout.js';

/** How much is read at a time: what an export needs of memory does not depend on how much there is. */
const GOALS_PER_PAGE = 200;
const KEY_RESULTS_PER_PAGE = 1_000;

/** Where a page ends: the last goal's place in the order of creation. */
interface Place {
  created_at: string;
  id: string;
}

/** A goal of an export, as the JSON of its line. */
export interface ExportedRow extends Place {
  json: string;
}

/** The SQL of exports. */
@Injectable()
export class ExportRepository {
  constructor(private readonly database: Database) {}

  /** The caller, for reading all that they may view: see {@link byReach}. It holds until their access changes. */
  reader(principal: Principal): Promise<Principal> {
    return byReach(this.database.reads(principal.company_id), principal);
  }

  /**
   * The next goals that the caller may view and the filters keep, oldest first, from behind `after`: as many as a page
   * holds, at least one if there is one.
   */
  page(principal: Principal, filters: Filters, after: Place | null): Promise<ExportedRow[]> {
    const beyond = after ? [sql`(g.created_at, g.id) > (${after.created_at}::timestamptz, ${after.id}::uuid)`] : [];
    return this.database.reads(principal.company_id).plannedRows<ExportedRow>(sql`
      WITH next AS (
        SELECT g.created_at, g.id, p.goal_key_results_count
        FROM goals g ${JOIN_PROGRESS}
        WHERE ${join([...where(principal, filters), ...beyond], ' AND ')}
        ORDER BY g.created_at, g.id
        LIMIT ${GOALS_PER_PAGE}
      ), page AS MATERIALIZED (
        SELECT id, row_number() OVER places AS place, sum(goal_key_results_count) OVER places AS key_results
        FROM next
        WINDOW places AS (ORDER BY created_at, id)
      )
      SELECT g.created_at::text, g.id, ${jsonObject(exportedGoal)}::text AS json
      FROM page JOIN goals g ON g.company_id = ${principal.company_id} AND g.id = page.id ${JOIN_PROGRESS}
      WHERE page.place = 1 OR page.key_results <= ${KEY_RESULTS_PER_PAGE}
      ORDER BY page.place`);
  }

  /** How many goals there are in all. */
  async count(principal: Principal, filters: Filters): Promise<number> {
    const [counted] = await this.database.reads(principal.company_id).plannedRows<{ total: number }>(sql`
      SELECT count(*)::int AS total
      FROM goals g ${JOIN_PROGRESS}
      WHERE ${join(where(principal, filters), ' AND ')}`);
    return counted!.total;
  }
}

function where(principal: Principal, filters: Filters): Sql[] {
  return [sql`g.company_id = ${principal.company_id}`, visibleTo(principal), passing(filters)];
}

const holdsSeparator = (text: Sql) => sql`strpos(${text}, ${raw(`'${LIST_SEPARATOR}'`)}) > 0`;

/**
 * What a person is called in a file: their external id, else their address, unless it holds the separator of lists or is
 * somebody else's external id; else their own id.
 */
const person = sql`CASE
  WHEN e.external_id IS NOT NULL AND NOT ${holdsSeparator(sql`e.external_id`)} THEN e.external_id
  WHEN ${holdsSeparator(sql`e.email`)} OR EXISTS (
    SELECT FROM employees other WHERE other.company_id = e.company_id AND other.external_id = e.email
  ) THEN e.id::text
  ELSE e.email
END`;

/** The people in one of the tables of people, from a condition on it. */
function people(table: string, condition: Sql): Sql {
  return sql`(
    SELECT coalesce(json_agg(${person} ORDER BY e.id), '[]')
    FROM ${raw(table)} a JOIN employees e ON e.company_id = a.company_id AND e.id = a.employee_id
    WHERE a.company_id = g.company_id AND ${condition}
  )`;
}

/** What a unit is called: its external id, else its name, where no other one is called so; else its own id. */
function unit(table: string, owner: string): Sql {
  const t = raw(table);
  return sql`(
    SELECT coalesce(u.external_id, CASE WHEN NOT EXISTS (
      SELECT FROM ${t} other
      WHERE other.company_id = u.company_id AND other.id <> u.id
        AND (lower(other.name) = lower(u.name) OR other.external_id = u.name)
    ) THEN u.name END, u.id::text)
    FROM ${t} u WHERE u.company_id = g.company_id AND u.id = ${raw(owner)}
  )`;
}

const counted = (sum: string) =>
  raw(`(
  CASE WHEN g.progress_driver IN ('all', 'key_results') THEN p.key_results_${sum} ELSE 0 END +
  CASE WHEN g.progress_driver IN ('all', 'children') THEN p.children_${sum} ELSE 0 END)`);

const exportedKeyResult: Record<string, Sql> = {
  ...columns('kr', ['title', 'description', 'metric_type', 'unit']),
  start_value: quantity('kr.start_value'),
  target_value: quantity('kr.target_value'),
  weight: quantity('kr.weight'),
  assign_to: people('key_result_assignees', sql`a.key_result_id = kr.id`),
  value: sql`CASE WHEN kr.check_ins_count > 0 THEN ${quantity('kr.current_value')} END`,
  confidence_level: sql`kr.confidence_level`,
  checked_in_at: instant('kr.last_check_in_at'),
};

/** A goal in a file, from `goals AS g` and `goal_progress AS p`. */
const exportedGoal: Record<string, Sql> = {
  key: sql`g.id`,
  parent: sql`g.parent_goal_id`,
  ...columns('g', ['title', 'description', 'owner_type']),
  owner: sql`CASE g.owner_type
    WHEN 'employee' THEN (
      SELECT ${person} FROM employees e WHERE e.company_id = g.company_id AND e.id = g.owner_employee_id
    )
    WHEN 'department' THEN ${unit('departments', 'g.owner_department_id')}
    WHEN 'team' THEN ${unit('teams', 'g.owner_team_id')}
  END`,
  ...columns('g', ['is_shared', 'date_start', 'date_end', 'status']),
  // What was set by hand is not rounded: it is to come back as it was.
  progress: sql`trim_scale(CASE WHEN p.progress_is_computed THEN round(p.progress, 2) ELSE p.progress END)`,
  ...columns('p', ['progress_is_computed']),
  progress_driver: sql`g.progress_driver`,
  confidence_level: sql`p.confidence_level`,
  confidence_is_computed: sql`${counted('scored_weight')} > 0`,
  weight: quantity('g.weight'),
  is_archived: sql`g.is_archived`,
  assign_to: people('goal_assignees', sql`a.goal_id = g.id`),
  visible_to: people('goal_viewers', sql`a.goal_id = g.id`),
  key_results: sql`(
    SELECT coalesce(json_agg(${jsonObject(exportedKeyResult)} ORDER BY kr.id), '[]')
    FROM key_results kr WHERE kr.company_id = g.company_id AND kr.goal_id = g.id
  )`,
};
