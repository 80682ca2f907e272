import { Injectable } from '@nestjs/common';
import sql, { empty, join, type Sql } from 'sql-template-tag';
import { visibleTo } from '../access/levels.js';
import { type Principal } from '../access/principal.js';
import { Database } from '../database/database.js';
import { type JsonText } from '../http/json-text.js';
import { decodeCursor, DEFAULT_LIMIT, filtered, type ListRow, pageOf } from '../http/page.js';
import { type SearchGoals } from './goal.dto.js';
import { foundGoals, JOIN_PROGRESS } from './goal.projection.js';
import { areNarrow, searchConditions, type Filters, shortcuts, valuesOf } from './goals.filters.js';
import { beginning, type Order, orderOf, type Place, type Sort } from './goals.order.js';
import { hasManyIdentities, walk } from './goals.walk.js';

/** Totals are counted up to here: more would cost more than the page that they go with. */
const TOTAL_BOUND = 10_000;

/** How many goals a search looks through in its order before it goes by its filters instead. */
const WALK = 2_000;
/**
 * How many more it looks through if of those so many passed that the rest of the page can be expected there. Goals lie as
 * they were created; in every other order the next one is on another page, which makes it ten times as dear.
 */
const longWalk = (sort: Sort): number => (sort.endsWith('created_at') ? 30_000 : 8_000);

/** {@link JOIN_PROGRESS} for goals that were found already: once for each, instead of for all goals of the company at once. */
const LOOK_UP_PROGRESS = sql`CROSS JOIN LATERAL (
  SELECT * FROM goal_progress p WHERE p.company_id = g.company_id AND p.goal_id = g.id OFFSET 0
) p`;

/**
 * The search of SPEC §5: one statement for most pages, three at most, and one more for a total.
 *
 * Which way is fast depends on how many goals pass the filters. PostgreSQL guesses that badly, because it takes the
 * filters to be independent of one another and of the order. So both ways are there, in an order that bounds what a
 * wrong one costs: it walks along the order's index for a few thousand goals, which fills the page if one in some tens
 * passes; it walks on if that found enough; else few pass, and it fetches those by the indexes of the filters and sorts
 * them.
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
    const list = filtered(`goals ${sort}`, { cursor, ...filters });
    const [key, id] = decodeCursor(list, cursor);
    const place = cursor === undefined ? beginning(sort, filters) : { key, id };
    const [rows, total] = await Promise.all([
      this.next(principal, filters, sort, place, limit + 1),
      include_total ? this.total(principal, filters) : {},
    ]);
    return pageOf(rows, limit, list, total);
  }

  /** The next goals from behind a place in the order. */
  private async next(principal: Principal, filters: Filters, sort: Sort, place: Place | undefined, count: number) {
    const reads = this.database.reads(principal.company_id);
    if (!areNarrow(filters)) {
      const values = valuesOf(filters);
      const near = await walk(reads, principal, values, { sort, place, count, steps: WALK });
      if (!near.stopped) return near.rows;
      const missing = count - near.rows.length;
      const steps = longWalk(sort);
      if (near.rows.length * (steps / WALK) >= missing) {
        const more = { sort, place: near.stopped, count: missing, steps };
        const far = await walk(reads, principal, values, more);
        if (!far.stopped) return [...near.rows, ...without(near.rows, far.rows)];
      }
    }
    return reads.plannedRows<ListRow>(sought(principal, filters, orderOf(sort, place), count));
  }

  /** How many goals there are on all pages. */
  private async total(principal: Principal, filters: Filters): Promise<{ total: number; total_relation: string }> {
    const [counted] = await this.database.reads(principal.company_id).plannedRows<{ total: number }>(sql`
      SELECT count(*)::int AS total FROM (
        SELECT FROM goals g ${filters.confidence_level ? JOIN_PROGRESS : empty}
        WHERE g.company_id = ${principal.company_id} AND ${passing(filters)} AND ${visibleTo(principal)}
        LIMIT ${TOTAL_BOUND + 1}
      ) found`);
    const total = Math.min(counted!.total, TOTAL_BOUND);
    return { total, total_relation: counted!.total > TOTAL_BOUND ? 'at_least' : 'exact' };
  }
}

/** The rows that are not among others: one that moves in the order meanwhile may be found by two statements. */
function without(others: ListRow[], rows: ListRow[]): ListRow[] {
  const ids = new Set(others.map(({ key: [, id] }) => id));
  return rows.filter(({ key: [, id] }) => !ids.has(id));
}

/** By the indexes of the filters: all that passes, and of that the first. OFFSET 0 hides that only those are wanted. */
function sought(principal: Principal, filters: Filters, order: Order, count: number): Sql {
  const { key, id, beyond, direction, ofProgress } = order;
  const progress = filters.confidence_level ? JOIN_PROGRESS : ofProgress ? LOOK_UP_PROGRESS : empty;
  const by = sql`ORDER BY key ${direction}, id ${direction}`;
  const among = (conditions: Sql) => sql`
    SELECT ${key} AS key, ${id} AS id FROM goals g ${progress}
    WHERE g.company_id = ${principal.company_id} AND ${conditions} ${beyond}`;
  const visible = visibleTo(principal);
  const kept = passing(filters);
  // Whoever leads much sees most, and it takes long to tell: that is told of the first ones only, one after the other.
  const page = hasManyIdentities(principal)
    ? sql`
      SELECT key, id FROM (${among(kept)} ${by} OFFSET 0) kept
      CROSS JOIN LATERAL (
        SELECT FROM goals g WHERE g.company_id = ${principal.company_id} AND g.id = kept.id AND ${visible} OFFSET 0
      ) seen`
    : sql`SELECT key, id FROM (${among(sql`${kept} AND ${visible}`)} OFFSET 0) g`;
  return sql`
    WITH page AS MATERIALIZED (${page} ${by} LIMIT ${count})
    SELECT json, ARRAY[key::text, id::text] AS key
    FROM (${foundGoals(principal, 'page')}) rows
    ORDER BY rows.key ${direction}, rows.id ${direction}`;
}

/** What a goal must be for these filters. Who may see it is told behind them: that costs the most. */
function passing(filters: Filters): Sql {
  return join([...shortcuts(filters), ...searchConditions(filters)], ' AND ');
}
