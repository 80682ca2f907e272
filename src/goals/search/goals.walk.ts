import sql, { empty, join, raw, type Sql } from 'sql-template-tag';
import { forCaller } from '../../access/caller-statement.js';
import { visibleTo } from '../../access/levels.js';
import { type Principal } from '../../access/principal.js';
import { type Reads } from '../../database/database.js';
import { type Statement } from '../../database/template.js';
import { type ListRow } from '../../http/page.js';
import { foundGoals, JOIN_PROGRESS } from '../goal.projection.js';
import { confidenceCondition, type FilterValues, generalConditions, haveText, mayHoldText } from './goals.filters.js';
import { type Order, orderBy, orderOf, type Place, type Sort } from './goals.order.js';

/** A stretch of an order to walk along. */
export interface Stretch {
  sort: Sort;
  /** where it begins; undefined = at the very first */
  place: Place | undefined;
  /** how many goals of the company are looked at, at most: one of a few numbers, each is a statement of its own */
  steps: number;
  /** how many goals are wanted */
  count: number;
}

/** What a walk found. */
export interface Found {
  rows: ListRow[];
  /** the last place that it looked at; undefined = it came to the end */
  until: Place | undefined;
}

/** What statements differ in. */
interface Variant {
  sort: Sort;
  steps: number;
  isContinued: boolean;
  byConfidence: boolean;
  /** whether a text is looked for, and the index of the order tells which titles may hold it */
  byTitle: boolean;
  /** which part of the goals it is along, of those that have an index of their own in this order */
  along: 'top level' | 'one owner type' | 'one status' | 'all';
}

interface Values extends FilterValues {
  one_owner_type: string | undefined;
  one_status: string | undefined;
  place_key: unknown;
  place_id: unknown;
  count: number;
}

type WalkStatement = (principal: Principal, values: Values) => Statement;

/** The statements, by what they differ in. */
const statements = new Map<string, WalkStatement>();

/**
 * Looks at the goals in their order, by its index, and takes those that the caller may see and the filters keep. What it
 * costs is bounded by the steps, and its plan is the same for all values: so it is planned once a connection.
 */
export async function walk(
  reads: Reads,
  principal: Principal,
  filters: FilterValues,
  stretch: Stretch,
): Promise<Found> {
  const { sort, place, steps, count } = stretch;
  const along = partOf(sort, filters);
  const variant: Variant = {
    ...{ sort, steps, isContinued: place !== undefined, byConfidence: filters.confidence_level !== null },
    byTitle: haveText(filters) && hasTitles(sort, along),
    along,
  };
  const name = Object.values(variant).join(' ');
  let statement = statements.get(name);
  if (!statement) statements.set(name, (statement = walkStatement(variant)));
  const values: Values = {
    ...filters,
    ...{ one_owner_type: filters.owner_type?.[0], one_status: filters.status?.[0] },
    ...{ place_key: place?.key, place_id: place?.id, count },
  };
  const rows = await reads.generalRows<{ json: string | null; key: unknown[] }>(statement(principal, values));
  const found = rows.filter((row): row is ListRow => row.json !== null);
  const last = found.length === count ? found.at(-1) : rows.find(({ json }) => json === null);
  return { rows: found, until: last && { key: last.key[0], id: last.key[1] } };
}

/**
 * The part with the fewest goals in a typical company: fewest are the company's own; of the others few are over, few are
 * at the top, and most are of employees and active. Where a text is looked for, it takes longer to go through most goals
 * by themselves than through the titles of all.
 */
function partOf(sort: Sort, filters: FilterValues): Variant['along'] {
  const { owner_type, status, only_top_level } = filters;
  const [type, ...otherTypes] = owner_type ?? [];
  const [state, ...otherStates] = status ?? [];
  const oneType = type && otherTypes.length === 0;
  const oneState = state && otherStates.length === 0;
  const hasText = haveText(filters);
  if (!sort.endsWith('created_at')) return 'all';
  if (oneType && type === 'company') return 'one owner type';
  if (oneState && state !== 'active') return 'one status';
  if (only_top_level) return 'top level';
  if (oneType && !(hasText && type === 'employee')) return 'one owner type';
  return oneState && !hasText ? 'one status' : 'all';
}

/** Whether the index that is walked along has the titles in it. */
export function hasTitles(sort: Sort, along: Variant['along']): boolean {
  return sort.endsWith('title') || (sort.endsWith('created_at') && along === 'all');
}

/** The goals that were found, and then, if they are too few, without a JSON, the last that was looked at. */
function walkStatement(variant: Variant): WalkStatement {
  const { sort, steps, isContinued } = variant;
  return forCaller<Values>((principal, values) => {
    const order = orderOf(sort, isContinued ? { key: values.place_key, id: values.place_id } : undefined);
    const { id, direction } = order;
    const next = nextGoals(principal, values, order, variant);
    const key = order.ofProgress ? order.key : sql`sort_key`;
    const by = orderBy(key, order);
    return sql`
      WITH found AS MATERIALIZED (
        SELECT ${key} AS key, ${id} AS id FROM ${joined(principal, next, values, order, variant)}
        WHERE ${passes(principal, values, variant)}
        ${by} LIMIT ${values.count}
      )
      SELECT json, ARRAY[key::text, id::text] AS key FROM (
        ${foundGoals(principal, 'found')}
        UNION ALL
        SELECT NULL, last.key, last.id
        FROM (SELECT ${key} AS key, ${id} AS id FROM ${next} ${by} OFFSET ${raw(String(steps - 1))}) last
        WHERE (SELECT count(*) FROM found) < ${values.count}
      ) rows
      ORDER BY json IS NULL, rows.key ${direction}, rows.id ${direction}`;
  });
}

/**
 * The next goals of the order, whoever may see them, as `g`, or as `p` where `goal_progress` keeps the order. An order by
 * an expression is known to whoever reads them only by a column: `sort_key`. Else they would be sorted once more.
 */
function nextGoals({ company_id }: Principal, values: Values, order: Order, variant: Variant): Sql {
  const { key, beyond, ofProgress } = order;
  const by = orderBy(key, order);
  const limit = sql`LIMIT ${raw(String(variant.steps))}`;
  if (!ofProgress) {
    const part = {
      'top level': sql`AND g.parent_goal_id IS NULL`,
      'one owner type': sql`AND g.owner_type = ${values.one_owner_type}`,
      'one status': sql`AND g.status = ${values.one_status}`,
      all: empty,
    }[variant.along];
    const columns = variant.byTitle ? sql`g.id, g.title_key` : sql`g.*`;
    return sql`(
      SELECT ${columns}, ${key} AS sort_key FROM goals g WHERE g.company_id = ${company_id} ${part} ${beyond} ${by} ${limit}
    ) g`;
  }
  const ofLevel = (more: Sql) =>
    sql`SELECT * FROM goal_progress p WHERE p.company_id = ${company_id} ${more} ${beyond} ${by} ${limit}`;
  if (!variant.byConfidence) return sql`(${ofLevel(empty)}) p`;
  // Confidence goes with progress: where it is asked for, the walk is along the goals of each level, side by side.
  return sql`(
    SELECT p.* FROM unnest(${values.confidence_level}::text[]) level
    CROSS JOIN LATERAL (${ofLevel(sql`AND p.confidence_level = level`)}) p
    ${by} ${limit}
  ) p`;
}

/** The same with what the filters look at beside it. */
function joined(
  { company_id }: Principal,
  next: Sql,
  values: Values,
  { ofProgress }: Order,
  { byConfidence, byTitle }: Variant,
): Sql {
  if (ofProgress) return sql`${next} JOIN goals g ON g.company_id = p.company_id AND g.id = p.goal_id`;
  if (!byTitle) return sql`${next} ${byConfidence ? JOIN_PROGRESS : empty}`;
  // Each is looked up: the planner, who knows the average company alone, might look through all goals of the largest. Of
  // those with another confidence the progress alone is, which is the smaller row, and mostly leaves few.
  const lookUp = (table: Sql, id: Sql) =>
    sql`LATERAL (SELECT * FROM ${table} WHERE company_id = ${company_id} AND ${id} = title.id OFFSET 0)`;
  return sql`
    (SELECT g.id, g.sort_key FROM ${next} WHERE ${mayHoldText(values, 'g')}) title
    ${byConfidence ? sql`CROSS JOIN ${lookUp(sql`goal_progress`, sql`goal_id`)} p` : empty}
    CROSS JOIN ${lookUp(sql`goals`, sql`id`)} g`;
}

/** What a goal must be to be found. CASE has what costs the most to tell looked at last. */
function passes(principal: Principal, values: Values, { byConfidence }: Variant): Sql {
  const kept = join(generalConditions(values), ' AND ');
  const visible = visibleTo(principal);
  if (!byConfidence) return sql`CASE WHEN ${kept} THEN ${visible} ELSE FALSE END`;
  const ofLevel = confidenceCondition(values);
  return principal.has_many_identities
    ? sql`${kept} AND CASE WHEN ${ofLevel} THEN ${visible} ELSE FALSE END`
    : sql`CASE WHEN ${kept} THEN ${visible} ELSE FALSE END AND ${ofLevel}`;
}
