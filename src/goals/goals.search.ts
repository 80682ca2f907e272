import { Injectable } from '@nestjs/common';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { visibleTo } from '../access/levels.js';
import { type Principal } from '../access/principal.js';
import { Database } from '../database/database.js';
import { type JsonText } from '../http/json-text.js';
import { decodeCursor, DEFAULT_LIMIT, type ListRow, pageOf } from '../http/page.js';
import { jsonObject } from '../http/wire.js';
import { fold } from './fold.js';
import { type GoalSort, type SearchGoals } from './goal.dto.js';
import { goalFields } from './goal.projection.js';

/** Totals are counted up to here: more would cost more than the page that they go with. */
const TOTAL_BOUND = 10_000;

/** What a sort compares: each is the leading part of an index, whose last column is the id that breaks ties. */
const SORTS: Record<GoalSort, { key: Sql; type: Sql; id: Sql }> = {
  created_at: { key: sql`g.created_at`, type: sql`timestamptz`, id: sql`g.id` },
  updated_at: { key: sql`g.updated_at`, type: sql`timestamptz`, id: sql`g.id` },
  title: { key: sql`g.title_folded`, type: sql`text`, id: sql`g.id` },
  date_end: { key: sql`coalesce(g.date_end, 'infinity'::date)`, type: sql`date`, id: sql`g.id` },
  progress: { key: sql`p.progress_shown`, type: sql`numeric`, id: sql`p.goal_id` },
};

/** The search of SPEC §5: one statement a page, one more for a total. */
@Injectable()
export class GoalsSearch {
  constructor(private readonly database: Database) {}

  /**
   * A page of the goals that the caller may see and the filters keep.
   * @throws Malformed for a cursor of another search
   */
  async page(principal: Principal, search: SearchGoals): Promise<JsonText> {
    const { cursor, limit = DEFAULT_LIMIT, include_total = false, sort = '-created_at', ...filters } = search;
    const scope = `goals ${sort} ${JSON.stringify(filters, Object.keys(filters).sort())}`;
    const descending = sort.startsWith('-');
    const { key, type, id } = SORTS[sort.replace('-', '') as GoalSort];
    const where = [visibleTo(principal), ...conditions(filters)];
    const beyond = cursor === undefined ? [] : [after(key, type, id, descending, decodeCursor(scope, cursor))];
    const direction = raw(descending ? 'DESC' : 'ASC');
    const rows = this.database.plannedRows<ListRow>(sql`
      SELECT ${jsonObject(goalFields(principal))}::text AS json, ARRAY[(${key})::text, g.id::text] AS key
      FROM goals g JOIN goal_progress p ON p.company_id = g.company_id AND p.goal_id = g.id
      WHERE g.company_id = ${principal.company_id} AND p.company_id = ${principal.company_id}
        AND ${join([...where, ...beyond], ' AND ')}
      ORDER BY ${key} ${direction}, ${id} ${direction}
      LIMIT ${limit + 1}`);
    const total = include_total ? await this.total(principal, where) : {};
    return pageOf(await rows, limit, scope, total);
  }

  /** How many goals there are on all pages. */
  private async total(principal: Principal, where: Sql[]): Promise<{ total: number; total_relation: string }> {
    const [counted] = await this.database.plannedRows<{ total: number }>(sql`
      SELECT count(*)::int AS total FROM (
        SELECT FROM goals g JOIN goal_progress p ON p.company_id = g.company_id AND p.goal_id = g.id
        WHERE g.company_id = ${principal.company_id} AND ${join(where, ' AND ')}
        LIMIT ${TOTAL_BOUND + 1}
      ) found`);
    const total = Math.min(counted!.total, TOTAL_BOUND);
    return { total, total_relation: counted!.total > TOTAL_BOUND ? 'at_least' : 'exact' };
  }
}

/** Rows behind the one that the last page ended with. */
function after(key: Sql, type: Sql, id: Sql, descending: boolean, last: unknown[]): Sql {
  const [value, lastId] = last;
  return sql`(${key}, ${id}) ${raw(descending ? '<' : '>')} (${value}::${type}, ${lastId}::uuid)`;
}

type Filters = Omit<SearchGoals, 'cursor' | 'limit' | 'include_total' | 'sort'>;

function conditions(filters: Filters): Sql[] {
  const { date_period_start, date_period_end } = filters;
  return [
    ...anyOf(sql`g.owner_type`, 'text', filters.owner_type),
    ...anyOf(sql`g.owner_employee_id`, 'uuid', filters.owner_employee_id),
    ...anyOf(sql`g.owner_team_id`, 'uuid', filters.owner_team_id),
    ...anyOf(sql`g.owner_department_id`, 'uuid', filters.owner_department_id),
    ...anyOf(sql`g.parent_goal_id`, 'uuid', filters.parent_goal_id),
    ...anyOf(sql`g.status`, 'text', filters.status),
    ...anyOf(sql`g.is_shared`, 'boolean', filters.is_shared),
    ...anyOf(sql`g.is_archived`, 'boolean', filters.is_archived ?? [false]),
    ...anyOf(sql`p.confidence_level`, 'text', filters.confidence_level),
    ...when(
      filters.assign_to_id,
      (ids) => sql`EXISTS (
      SELECT FROM goal_assignees a
      WHERE a.company_id = g.company_id AND a.goal_id = g.id AND a.employee_id = ANY (${ids}::uuid[])
    )`,
    ),
    ...when(date_period_start, (day) => sql`(g.date_end IS NULL OR g.date_end >= ${day}::date)`),
    ...when(date_period_end, (day) => sql`(g.date_start IS NULL OR g.date_start <= ${day}::date)`),
    ...(filters.only_top_level ? [sql`g.parent_goal_id IS NULL`] : []),
    ...words(filters.text).map((word) => sql`g.title_folded LIKE ${`%${literally(word)}%`}`),
  ];
}

function anyOf(column: Sql, type: string, values: unknown[] | undefined): Sql[] {
  if (!values) return [];
  const cast = raw(type);
  return values.length === 1 ? [sql`${column} = ${values[0]}::${cast}`] : [sql`${column} = ANY (${values}::${cast}[])`];
}

function when<T>(value: T | undefined, condition: (value: T) => Sql): Sql[] {
  return value === undefined ? [] : [condition(value)];
}

function words(text = ''): string[] {
  return [...new Set(fold(text).split(/\s+/u).filter(Boolean))];
}

/** The characters that LIKE gives a meaning to, as themselves. */
function literally(word: string): string {
  return word.replace(/[\\%_]/g, '\\$&');
}
