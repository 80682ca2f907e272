import sql, { empty, type Sql } from 'sql-template-tag';
import { forCaller } from '../../access/caller-statement.js';
import { EVERYONES, personally, visibleTo } from '../../access/levels.js';
import { type Principal } from '../../access/principal.js';
import { type Parted } from '../../database/send.js';
import { counting } from '../../http/total.js';
import { foundGoals, JOIN_PROGRESS, LOOK_UP_PROGRESS } from '../goal.projection.js';
import { areNarrow, type Filters, passing } from './goals.filters.js';
import { type Order } from './goals.order.js';

/**
 * The keys and ids of the first `count` goals of an order, behind a place in it, that the caller may see and the filters
 * keep: by the indexes of the filters all of those, and of them the first. It is to be planned for its values.
 */
function gathered(principal: Principal, filters: Filters, order: Order, count: number, columns = KEY_AND_ID): Sql {
  return firstOf(candidates(principal, filters, order, count), order, count, columns);
}

/**
 * What the planner is to be asked about instead of {@link gathered}. It leaves out the check of who may see them where few
 * are checked, because that takes long to plan.
 */
export function gathering(principal: Principal, filters: Filters, order: Order, count: number): Sql {
  const { company_id, has_many_identities } = principal;
  if (!has_many_identities) return gathered(principal, filters, order, count);
  return firstOf(sql`${kept(company_id, filters, order)} OFFSET 0`, order, count);
}

const KEY_AND_ID = sql`g.key::text AS key, g.id`;

function firstOf(goals: Sql, { direction }: Order, count: number, columns = KEY_AND_ID): Sql {
  return sql`
    SELECT ${columns} FROM (${goals}) g ORDER BY g.key ${direction}, g.id ${direction} LIMIT ${count}`;
}

/** A goal that {@link gathered} found. */
export interface Gathered {
  key: string;
  id: string;
}

/** The goals that {@link gathered} finds, as this caller may see them. */
export function shown(principal: Principal, filters: Filters, order: Order, count: number): Parted<Gathered> {
  return {
    find: gathered(principal, filters, order, count),
    show: (rows) => shownFrom(principal, { keys: rows.map(({ key }) => key), ids: rows.map(({ id }) => id) }),
    whole: () => sql`
      WITH page AS MATERIALIZED (
        SELECT key, id, row_number() OVER (${inOrder(order)}) AS place
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

const inOrder = ({ direction }: Order): Sql => sql`ORDER BY key ${direction}, id ${direction}`;

/**
 * Goals among which the first `count` are those that are wanted. OFFSET 0 hides from the planner that it is only those.
 */
function candidates(principal: Principal, filters: Filters, order: Order, count: number): Sql {
  const { company_id } = principal;
  if (principal.role === 'admin') return sql`${kept(company_id, filters, order)} OFFSET 0`;
  if (principal.has_many_identities) {
    // Whoever leads much sees most goals, and to check one takes long: they are checked in their order, until the page is
    // full.
    return sql`
      SELECT key, id FROM (${kept(company_id, filters, order)} ${inOrder(order)} OFFSET 0) kept
      CROSS JOIN LATERAL (
        SELECT FROM goals g WHERE g.company_id = ${company_id} AND g.id = kept.id AND ${visibleTo(principal)} OFFSET 0
      ) seen`;
  }
  // Most of what anybody else sees is everyone's, and that has orders of its own.
  return sql`
    (${keptOfEveryones(company_id, filters, order)} ${inOrder(order)} LIMIT ${count})
    UNION ALL
    (${kept(company_id, filters, order, visibleTo(personally(principal)))} OFFSET 0)`;
}

/** The goals of a company that are everyone's and that the filters keep. Those have each order to themselves. */
function keptOfEveryones(company_id: string, filters: Filters, order: Order): Sql {
  // The planner takes it that few of those that are kept are everyone's. Of the company's own, all are.
  const areFew = areNarrow(filters) || filters.owner_type?.every((type) => type === 'company');
  if (areFew || !order.ofProgress) return kept(company_id, filters, order, EVERYONES);
  // CASE keeps the planner from taking the one for a part of the other. Where the goals are looked at first, it saves
  // looking up the progress of the rest.
  const seen = sql`p.is_everyones AND CASE WHEN ${EVERYONES} THEN TRUE ELSE FALSE END`;
  return kept(company_id, filters, order, seen, JOIN_PROGRESS);
}

/** The goals of a company that the filters keep, of those that are seen: unless it is said, all. */
function kept(
  company_id: string,
  filters: Filters,
  { key, id, beyond, ofProgress }: Order,
  seen = sql`TRUE`,
  progress = filters.confidence_level ? JOIN_PROGRESS : ofProgress ? LOOK_UP_PROGRESS : empty,
): Sql {
  return sql`
    SELECT ${key} AS key, ${id} AS id FROM goals g ${progress}
    WHERE g.company_id = ${company_id} AND ${passing(filters)} AND ${seen} ${beyond}`;
}

/** How many goals the caller may see and the filters keep, no further than totals go. */
export function counted(principal: Principal, filters: Filters): Sql {
  return counting(sql`
    FROM goals g ${filters.confidence_level ? JOIN_PROGRESS : empty}
    WHERE g.company_id = ${principal.company_id} AND ${passing(filters)} AND ${visibleTo(principal)}`);
}
