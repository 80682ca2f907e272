import sql, { empty, raw, type Sql } from 'sql-template-tag';
import { NIL } from 'uuid';
import { type GoalSort, type SearchGoals } from '../goal.dto.js';

/** An order that goals can be asked for in (SPEC §5). */
export type Sort = NonNullable<SearchGoals['sort']>;

/** Where in an order something is: the sort key of a goal, and its id. */
export interface Place {
  key: unknown;
  id: unknown;
}

/**
 * What a sort compares: each is the leading part of an index, whose last column is the id that breaks ties. `title_key` is the
 * beginning of `title_folded`: a title can fold into several times its length, which no index takes, and hardly any two
 * differ only behind that.
 */
const SORTS: Record<GoalSort, { key: Sql; type: Sql; id: Sql }> = {
  created_at: { key: sql`g.created_at`, type: sql`timestamptz`, id: sql`g.id` },
  updated_at: { key: sql`g.updated_at`, type: sql`timestamptz`, id: sql`g.id` },
  title: { key: sql`g.title_key`, type: sql`varchar`, id: sql`g.id` },
  date_end: { key: sql`coalesce(g.date_end, 'infinity'::date)`, type: sql`date`, id: sql`g.id` },
  progress: { key: sql`p.progress_shown`, type: sql`numeric`, id: sql`p.goal_id` },
};

/** An order of goals with the place in it that a page begins behind. */
export interface Order {
  key: Sql;
  id: Sql;
  direction: Sql;
  beyond: Sql;
  /** whether it is kept by `goal_progress AS p`, not by `goals AS g` */
  ofProgress: boolean;
}

/**
 * Where the first page begins, if that is not at the very first: no goal that ends before a period is in it, and in the
 * order of their ends there may be any number of those.
 */
export function beginning(
  sort: Sort,
  { date_period_start }: Pick<SearchGoals, 'date_period_start'>,
): Place | undefined {
  return sort === 'date_end' && date_period_start ? { key: date_period_start, id: NIL } : undefined;
}

/** @param place that of the last goal of the page before */
export function orderOf(sort: Sort, place?: Place): Order {
  const { key, type, id } = SORTS[sort.replace('-', '') as GoalSort];
  const descending = sort.startsWith('-');
  const direction = raw(descending ? 'DESC' : 'ASC');
  return {
    key,
    id,
    direction,
    beyond: place
      ? sql`AND (${key}, ${id}) ${raw(descending ? '<' : '>')} (${place.key}::${type}, ${place.id}::uuid)`
      : empty,
    ofProgress: sort.endsWith('progress'),
  };
}

/** @param key the order's own, or what a subquery calls it */
export function orderBy(key: Sql, { id, direction }: Order): Sql {
  return sql`ORDER BY ${key} ${direction}, ${id} ${direction}`;
}
