import sql, { empty, type Sql } from 'sql-template-tag';
import { forCaller } from '../access/caller-statement.js';
import { EVERYONES, personally, visibleTo } from '../access/levels.js';
import { type Principal } from '../access/principal.js';
import { type Parted } from '../database/send.js';
import { foundGoals, JOIN_PROGRESS, LOOK_UP_PROGRESS } from './goal.projection.js';
import { type Filters, passing } from './goals.filters.js';
import { type Order } from './goals.order.js';

/**
 * The keys and ids of the first `count` goals of an order, behind a place in it, that the caller may see and the filters
 * keep: by the indexes of the filters all of those, and of them the first. It is to be planned for its values.
 */
function gathered(
  principal: Principal,
  filters: Filters,
  order: Order,
  count: number,
  columns = sql`g.key::text AS key, g.id`,
): Sql {
  const { direction } = order;
  const first = sql`ORDER BY key ${direction}, id ${direction}`;
  const limit = sql`LIMIT ${count}`;
  return sql`
    SELECT ${columns} FROM (${candidates(principal, filters, order, { first, limit })}) g
    ORDER BY g.key ${direction}, g.id ${direction} ${limit}`;
}

/**
 * What the planner is to be asked about instead of {@link gathered}: the same without telling who may see it, where that
 * is told of few goals at the end, but takes long to plan.
 */
export function gathering(principal: Principal, filters: Filters, order: Order, count: number): Sql {
  return gathered(principal.has_many_identities ? { ...principal, role: 'admin' } : principal, filters, order, count);
}

/** A goal that {@link gathered} found. */
export interface Gathered {
  key: string;
  id: string;
}

/** The goals that {@link gathered} finds, as this caller may see them. */
export function shown(principal: Principal, filters: Filters, order: Order, count: number): Parted<Gathered> {
  const { direction } = order;
  return {
    find: gathered(principal, filters, order, count),
    show: (rows) => shownFrom(principal, { keys: rows.map(({ key }) => key), ids: rows.map(({ id }) => id) }),
    whole: () => sql`
      WITH page AS MATERIALIZED (
        SELECT key, id, row_number() OVER (ORDER BY key ${direction}, id ${direction}) AS place
        FROM (${gathered(principal, filters, order, count, sql`g.key, g.id`)}) found
      )
      ${showing(principal)}`,
  };
}

const shownFrom = forCaller<{ keys: string[]; ids: string[] }>(
  (principal, { keys, ids }) => sql`
    WITH page AS MATERIALIZED (
      SELECT * FROM unnest(${keys}::text[], ${ids}::uuid[]) WITH ORDINALITY AS found (key, id, place)
    )
    ${showing(principal)}`,
);

/** A `page` of goals whose keys, ids and places in it are known. */
function showing(principal: Principal): Sql {
  return sql`
    SELECT rows.json, ARRAY[rows.key::text, rows.id::text] AS key
    FROM (${foundGoals(principal, 'page')}) rows JOIN page USING (id)
    ORDER BY page.place`;
}

/** Goals among which the first are those that are wanted. OFFSET 0 hides from the planner that it is only those. */
function candidates(principal: Principal, filters: Filters, order: Order, { first, limit }: Record<string, Sql>): Sql {
  const { key, id, beyond, ofProgress } = order;
  const progress = filters.confidence_level ? JOIN_PROGRESS : ofProgress ? LOOK_UP_PROGRESS : empty;
  const kept = passing(filters);
  const keptAnd = (who: Sql) => sql`
    SELECT ${key} AS key, ${id} AS id FROM goals g ${progress}
    WHERE g.company_id = ${principal.company_id} AND ${kept} AND ${who} ${beyond}`;
  if (principal.role === 'admin') return sql`${keptAnd(sql`TRUE`)} OFFSET 0`;
  if (principal.has_many_identities) {
    // Whoever leads much sees most, and it takes long to tell: that is told of the first ones only, one after the other.
    return sql`
      SELECT key, id FROM (${keptAnd(sql`TRUE`)} ${first} OFFSET 0) kept
      CROSS JOIN LATERAL (
        SELECT FROM goals g WHERE g.company_id = ${principal.company_id} AND g.id = kept.id
          AND ${visibleTo(principal)} OFFSET 0
      ) seen`;
  }
  // Most of what anybody else sees is everyone's, and that has orders of its own.
  return sql`
    (${keptAnd(EVERYONES)} ${first} ${limit})
    UNION ALL
    (${keptAnd(visibleTo(personally(principal)))} OFFSET 0)`;
}
