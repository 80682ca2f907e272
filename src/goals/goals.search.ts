import { Injectable } from '@nestjs/common';
import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import { visibleTo } from '../access/levels.js';
import { type Principal } from '../access/principal.js';
import { Database } from '../database/database.js';
import { type JsonText } from '../http/json-text.js';
import { decodeCursor, DEFAULT_LIMIT, type ListRow, pageOf } from '../http/page.js';
import { jsonObject } from '../http/wire.js';
import { type GoalSort, type SearchGoals } from './goal.dto.js';
import { goalFields } from './goal.projection.js';
import { areNarrow, conditions, type Filters, shortcuts } from './goals.filters.js';

/** Totals are counted up to here: more would cost more than the page that they go with. */
const TOTAL_BOUND = 10_000;

/** How many goals a search looks through in its order before it goes by its filters instead. */
const WALK = 3_000;
/** How many it looks through if some passed, but not a page of them, and how many those are at least. */
const LONG_WALK = 30_000;
const WORTH_WALKING_ON = 5;

const JOIN_PROGRESS = sql`JOIN goal_progress p ON p.company_id = g.company_id AND p.goal_id = g.id`;

/** The same for goals that were found already: once for each, instead of for all goals of the company at once. */
const LOOK_UP_PROGRESS = sql`CROSS JOIN LATERAL (
  SELECT * FROM goal_progress p WHERE p.company_id = g.company_id AND p.goal_id = g.id OFFSET 0
) p`;

/** What a sort compares: each is the leading part of an index, whose last column is the id that breaks ties. */
const SORTS: Record<GoalSort, { key: Sql; type: Sql; id: Sql }> = {
  created_at: { key: sql`g.created_at`, type: sql`timestamptz`, id: sql`g.id` },
  updated_at: { key: sql`g.updated_at`, type: sql`timestamptz`, id: sql`g.id` },
  title: { key: sql`g.title_folded`, type: sql`text`, id: sql`g.id` },
  date_end: { key: sql`coalesce(g.date_end, 'infinity'::date)`, type: sql`date`, id: sql`g.id` },
  progress: { key: sql`p.progress_shown`, type: sql`numeric`, id: sql`p.goal_id` },
};

/** An order with the place in it that a page begins behind. */
interface Order {
  key: Sql;
  id: Sql;
  direction: Sql;
  by: Sql;
  beyond: Sql;
  /** whether it is kept by `goal_progress`, not by `goals` */
  ofProgress: boolean;
}

/**
 * The search of SPEC §5: one statement a page, one more for a total.
 *
 * Which way is fast depends on how many goals pass the filters. PostgreSQL guesses that badly, because it takes the
 * filters to be independent of one another and of the order. So the statement has both ways, in an order that bounds
 * what a wrong one costs: it walks along the order's index for a few thousand goals, which fills the page if one in
 * some tens passes; it walks on if that found some; else few pass, and it fetches those by the indexes of the filters
 * and sorts them. What is not needed of it is not run.
 */
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
    const order = orderOf(sort, cursor === undefined ? undefined : decodeCursor(scope, cursor));
    const [rows, total] = await Promise.all([
      this.database
        .reads(principal.company_id)
        .plannedRows<ListRow>(goalsStatement(principal, filters, order, limit + 1)),
      include_total ? this.total(principal, filters) : {},
    ]);
    return pageOf(rows, limit, scope, total);
  }

  /** How many goals there are on all pages. */
  private async total(principal: Principal, filters: Filters): Promise<{ total: number; total_relation: string }> {
    const [counted] = await this.database.reads(principal.company_id).plannedRows<{ total: number }>(sql`
      SELECT count(*)::int AS total FROM (
        SELECT FROM goals g ${filters.confidence_level ? JOIN_PROGRESS : empty}
        WHERE g.company_id = ${principal.company_id} 
          AND ${passing(principal, filters, shortcuts(filters))}
        LIMIT ${TOTAL_BOUND + 1}
      ) found`);
    const total = Math.min(counted!.total, TOTAL_BOUND);
    return { total, total_relation: counted!.total > TOTAL_BOUND ? 'at_least' : 'exact' };
  }
}

/** @param last the sort key of the last goal of the page before */
export function orderOf(sort: NonNullable<SearchGoals['sort']>, last?: unknown[]): Order {
  const { key, type, id } = SORTS[sort.replace('-', '') as GoalSort];
  const descending = sort.startsWith('-');
  const direction = raw(descending ? 'DESC' : 'ASC');
  return {
    key,
    id,
    direction,
    by: sql`ORDER BY ${key} ${direction}, ${id} ${direction}`,
    beyond: last
      ? sql`AND (${key}, ${id}) ${raw(descending ? '<' : '>')} (${last[0]}::${type}, ${last[1]}::uuid)`
      : empty,
    ofProgress: sort.endsWith('progress'),
  };
}

/** The first `count` goals of a page. */
export function goalsStatement(principal: Principal, filters: Filters, order: Order, count: number): Sql {
  const direct = sought(principal, filters, order, count);
  const page = areNarrow(filters)
    ? direct
    : sql`
      WITH near AS MATERIALIZED (${walked(principal, filters, order, count, WALK)}),
      far AS MATERIALIZED (
        SELECT * FROM (${walked(principal, filters, order, count, LONG_WALK)}) walked
        WHERE (SELECT count(*) FROM near) BETWEEN ${WORTH_WALKING_ON} AND ${count - 1}
      )
      SELECT * FROM near WHERE (SELECT count(*) FROM near) = ${count}
      UNION ALL
      SELECT * FROM far WHERE (SELECT count(*) FROM far) = ${count}
      UNION ALL
      SELECT * FROM (${direct}) sought
      WHERE (SELECT count(*) FROM near) < ${count} AND (SELECT count(*) FROM far) < ${count}`;
  return sql`
    SELECT ${jsonObject(goalFields(principal))}::text AS json, ARRAY[page.key::text, page.id::text] AS key
    FROM (${page}) page
    JOIN goals g ON g.company_id = ${principal.company_id} AND g.id = page.id
    JOIN goal_progress p ON p.company_id = ${principal.company_id} AND p.goal_id = page.id
    ORDER BY page.key ${order.direction}, page.id ${order.direction}`;
}

/** Along the index of the order: what passes of the next goals, up to `steps` of them. */
function walked(principal: Principal, filters: Filters, order: Order, count: number, steps: number): Sql {
  const { company_id } = principal;
  const { key, id, by, beyond, ofProgress } = order;
  const next = ofProgress
    ? sql`${nextByProgress(company_id, filters, order, steps)} p
      JOIN goals g ON g.company_id = p.company_id AND g.id = p.goal_id`
    : sql`(SELECT * FROM goals g WHERE g.company_id = ${company_id} ${beyond} ${by} LIMIT ${steps}) g
      ${filters.confidence_level ? JOIN_PROGRESS : empty}`;
  return sql`
    SELECT ${key} AS key, ${id} AS id FROM ${next} WHERE ${passing(principal, filters)} ${by} LIMIT ${count}`;
}

/** Confidence goes with progress: where it is asked for, the walk is along the goals of each level, side by side. */
function nextByProgress(company_id: string, { confidence_level }: Filters, { by, beyond }: Order, steps: number): Sql {
  const next = (more: Sql) => sql`
    SELECT * FROM goal_progress p WHERE p.company_id = ${company_id} ${more} ${beyond} ${by} LIMIT ${steps}`;
  if (!confidence_level) return sql`(${next(empty)})`;
  return sql`(
    SELECT p.* FROM unnest(${confidence_level}::text[]) level
    CROSS JOIN LATERAL (${next(sql`AND p.confidence_level = level`)}) p
    ${by} LIMIT ${steps}
  )`;
}

/** By the indexes of the filters: all that passes, and of that the first. OFFSET 0 hides that only those are wanted. */
function sought(principal: Principal, filters: Filters, order: Order, count: number): Sql {
  const { key, id, beyond, direction, ofProgress } = order;
  const progress = filters.confidence_level ? JOIN_PROGRESS : ofProgress ? LOOK_UP_PROGRESS : empty;
  return sql`
    SELECT key, id FROM (
      SELECT ${key} AS key, ${id} AS id FROM goals g ${progress}
      WHERE g.company_id = ${principal.company_id}
        AND ${passing(principal, filters, shortcuts(filters))} ${beyond}
      OFFSET 0
    ) g
    ORDER BY key ${direction}, id ${direction}
    LIMIT ${count}`;
}

/** What a goal must be to be found. Who may see it comes last: it costs the most to tell. */
function passing(principal: Principal, filters: Filters, more: Sql[] = []): Sql {
  return join([...more, ...conditions(filters), visibleTo(principal)], ' AND ');
}
