import sql, { join, raw, type Sql } from 'sql-template-tag';
import { fold } from './fold.js';
import { type SearchGoals } from '../goal.dto.js';

/** What a search keeps, without its order and paging. */
export type Filters = Omit<SearchGoals, 'cursor' | 'limit' | 'include_total' | 'sort'>;

/** Filters that name somebody or something that never has more than some thousand goals. */
type NarrowFilter = 'owner_employee_id' | 'owner_team_id' | 'owner_department_id' | 'parent_goal_id' | 'assign_to_id';

/** Filters that any number of goals may pass. */
type WideFilter = Exclude<keyof Filters, NarrowFilter | 'text'>;

/** The wide filters as values, null where a search does not name one, and what each word of its text is LIKE. */
export type FilterValues = { [Name in WideFilter]: NonNullable<Filters[Name]> | null } & { patterns: string[] };

/** Filters as statements that are planned for any values take them: archived goals only where they are asked for. */
export function valuesOf(filters: Filters): FilterValues {
  return {
    owner_type: filters.owner_type ?? null,
    status: filters.status ?? null,
    is_shared: filters.is_shared ?? null,
    is_archived: filters.is_archived ?? [false],
    date_period_start: filters.date_period_start ?? null,
    date_period_end: filters.date_period_end ?? null,
    only_top_level: filters.only_top_level || null,
    // Each once: the goals of each level are gone through.
    confidence_level: filters.confidence_level ? [...new Set(filters.confidence_level)] : null,
    patterns: words(filters).map(pattern),
  };
}

/** The same for filters that say the same, be it in another order or only what holds anyway: for cursors. */
export function canonical(filters: Filters): object {
  const said = { ...filters, text: undefined, ...valuesOf(filters) };
  const inOrder = (value: unknown) => (Array.isArray(value) ? [...new Set(value)].sort() : value);
  return Object.fromEntries(Object.entries(said).map(([name, value]) => [name, inOrder(value)]));
}

/**
 * The filters of SPEC §5 on `goals AS g` and, for the confidence, `goal_progress AS p`, in a statement that is planned for
 * their values: of what they do not name nothing is left.
 */
function searchConditions(filters: Filters): Sql[] {
  const values = valuesOf(filters);
  return [
    ...Object.values(narrowConditions(filters)).flat(),
    ...Object.values(wideConditions(values)),
    ...words(filters).map(occursInTitle),
    ...ofConfidence(values),
  ];
}

/**
 * What a goal must be to pass the filters, in a statement that is planned for their values. Who may see it is to be told
 * behind that: it costs the most.
 */
export function passing(filters: Filters): Sql {
  return join([...shortcuts(filters), ...searchConditions(filters)], ' AND ');
}

/**
 * The text and the wide filters, on `goals AS g` alone, in a statement that is planned once for all values. The text comes
 * first: it mostly keeps the fewest, so the others are hardly looked at.
 */
export function generalConditions(values: FilterValues): Sql[] {
  return [sql`g.title_folded LIKE ALL (${values.patterns}::text[])`, ...Object.values(wideConditions(values))];
}

/**
 * What the beginning of a folded title must be for the title to hold the text: `title_key` in `<alias>`, which is all of
 * the title but for very long ones. Characters take at least one byte each, and to count bytes takes no time.
 */
export function mayHoldText({ patterns }: FilterValues, alias: string): Sql {
  const key = raw(`${alias}.title_key`);
  return sql`(${key} LIKE ALL (${patterns}::text[]) OR octet_length(${key}) >= 500)`;
}

/** `= ANY` for a single value too: PostgreSQL evaluates an equality with a constant last, after the costly audience. */
function wideConditions(values: FilterValues): Record<Exclude<WideFilter, 'confidence_level'>, Sql> {
  const among = (column: Sql, list: unknown, type: string) =>
    sql`(${list}::${raw(type)}[] IS NULL OR ${column} = ANY (${list}::${raw(type)}[]))`;
  const { date_period_start: start, date_period_end: end } = values;
  return {
    only_top_level: sql`(${values.only_top_level}::boolean IS NOT TRUE OR g.parent_goal_id IS NULL)`,
    owner_type: among(sql`g.owner_type`, values.owner_type, 'text'),
    status: among(sql`g.status`, values.status, 'text'),
    is_shared: among(sql`g.is_shared`, values.is_shared, 'boolean'),
    is_archived: sql`g.is_archived = ANY (${values.is_archived}::boolean[])`,
    // As the index of the order by date_end has it.
    date_period_start: sql`(${start}::date IS NULL OR coalesce(g.date_end, 'infinity'::date) >= ${start}::date)`,
    date_period_end: sql`(${end}::date IS NULL OR g.date_start IS NULL OR g.date_start <= ${end}::date)`,
  };
}

function narrowConditions(filters: Filters): Record<NarrowFilter, Sql[]> {
  const among = (column: Sql, ids: string[] | undefined) => (ids ? [sql`${column} = ANY (${ids}::uuid[])`] : []);
  const { assign_to_id } = filters;
  return {
    owner_employee_id: among(sql`g.owner_employee_id`, filters.owner_employee_id),
    owner_team_id: among(sql`g.owner_team_id`, filters.owner_team_id),
    owner_department_id: among(sql`g.owner_department_id`, filters.owner_department_id),
    parent_goal_id: among(sql`g.parent_goal_id`, filters.parent_goal_id),
    assign_to_id: assign_to_id ? [assignedToAnyOf(assign_to_id)] : [],
  };
}

/** The condition of a search that names a confidence, on `goal_progress AS p`. */
export function confidenceCondition({ confidence_level }: FilterValues): Sql {
  return sql`p.confidence_level = ANY (${confidence_level}::text[])`;
}

/** Of one level the index gives the goals in the order of their progress; of any of a list it does not. */
function ofConfidence(values: FilterValues): Sql[] {
  const [level, ...others] = values.confidence_level ?? [];
  if (level === undefined) return [];
  return [others.length === 0 ? sql`p.confidence_level = ${level}` : confidenceCondition(values)];
}

/**
 * What follows from the filters and leads to an index that they alone do not: words that are too short for a trigram
 * are found by their letter pairs.
 */
function shortcuts(filters: Filters): Sql[] {
  const short = words(filters).filter(isShort);
  return short.length > 0 ? [sql`letters_and_pairs(g.title_folded) @> ${short}::text[]`] : [];
}

/** Whether few goals can pass: those of somebody or something that the filters name. */
export function areNarrow(filters: Filters): boolean {
  return Object.values(narrowConditions(filters)).some((conditions) => conditions.length > 0);
}

function assignedToAnyOf(employee_ids: string[]): Sql {
  return sql`EXISTS (
    SELECT FROM goal_assignees a
    WHERE a.company_id = g.company_id AND a.goal_id = g.id AND a.employee_id = ANY (${employee_ids}::uuid[])
  )`;
}

/** A word without a trigram is looked for past the index of trigrams, which would give every goal there is. */
function occursInTitle(word: string): Sql {
  return isShort(word) ? sql`strpos(g.title_folded, ${word}) > 0` : sql`g.title_folded LIKE ${pattern(word)}`;
}

function isShort(word: string): boolean {
  return [...word].length < 3;
}

/** Whether a text is looked for: one that is empty or blank is in every title. */
export function haveText({ patterns }: Pick<FilterValues, 'patterns'>): boolean {
  return patterns.length > 0;
}

function words({ text = '' }: Filters): string[] {
  return [...new Set(fold(text).split(/\s+/u).filter(Boolean))];
}

/** What holds the word anywhere is LIKE this: the characters that mean something there stand for themselves. */
function pattern(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}
