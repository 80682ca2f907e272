import sql, { raw, type Sql } from 'sql-template-tag';
import { fold } from './fold.js';
import { type SearchGoals } from './goal.dto.js';

/** What a search keeps, without its order and paging. */
export type Filters = Omit<SearchGoals, 'cursor' | 'limit' | 'include_total' | 'sort'>;

/** The filters of SPEC §5 on `goals AS g` and, for the confidence, `goal_progress AS p`. */
export function searchConditions(filters: Filters): Sql[] {
  const { date_period_start, date_period_end } = filters;
  return [
    ...anyOf(sql`g.owner_employee_id`, 'uuid', filters.owner_employee_id),
    ...anyOf(sql`g.owner_team_id`, 'uuid', filters.owner_team_id),
    ...anyOf(sql`g.owner_department_id`, 'uuid', filters.owner_department_id),
    ...anyOf(sql`g.parent_goal_id`, 'uuid', filters.parent_goal_id),
    ...when(filters.assign_to_id, assignedToAnyOf),
    ...(filters.only_top_level ? [sql`g.parent_goal_id IS NULL`] : []),
    ...anyOf(sql`g.owner_type`, 'text', filters.owner_type),
    ...anyOf(sql`g.status`, 'text', filters.status),
    ...anyOf(sql`g.is_shared`, 'boolean', filters.is_shared),
    ...anyOf(sql`g.is_archived`, 'boolean', filters.is_archived ?? [false]),
    ...when(date_period_start, (day) => sql`(g.date_end IS NULL OR g.date_end >= ${day}::date)`),
    ...when(date_period_end, (day) => sql`(g.date_start IS NULL OR g.date_start <= ${day}::date)`),
    ...words(filters).map(occursInTitle),
    ...anyOf(sql`p.confidence_level`, 'text', filters.confidence_level),
  ];
}

/** The filters as values, null or empty where a search does not name one. Those that {@link areNarrow} are not there. */
export interface FilterValues {
  owner_type: string[] | null;
  status: string[] | null;
  is_shared: boolean[] | null;
  is_archived: boolean[];
  date_period_start: string | null;
  date_period_end: string | null;
  only_top_level: boolean;
  confidence_level: string[] | null;
  /** what each word of the text is LIKE */
  patterns: string[];
}

export function valuesOf(filters: Filters): FilterValues {
  return {
    owner_type: filters.owner_type ?? null,
    status: filters.status ?? null,
    is_shared: filters.is_shared ?? null,
    is_archived: filters.is_archived ?? [false],
    date_period_start: filters.date_period_start ?? null,
    date_period_end: filters.date_period_end ?? null,
    only_top_level: filters.only_top_level ?? false,
    confidence_level: filters.confidence_level ?? null,
    patterns: words(filters).map(pattern),
  };
}

/** The same as {@link searchConditions}, on `goals AS g` alone, for any values, in a statement that is planned without them. */
export function generalConditions(values: FilterValues): Sql[] {
  const among = (column: Sql, list: unknown, type: string) =>
    sql`(${list}::${raw(type)}[] IS NULL OR ${column} = ANY (${list}::${raw(type)}[]))`;
  const { date_period_start, date_period_end } = values;
  return [
    sql`g.is_archived = ANY (${values.is_archived}::boolean[])`,
    among(sql`g.status`, values.status, 'text'),
    among(sql`g.owner_type`, values.owner_type, 'text'),
    among(sql`g.is_shared`, values.is_shared, 'boolean'),
    sql`(NOT ${values.only_top_level}::boolean OR g.parent_goal_id IS NULL)`,
    sql`(${date_period_start}::date IS NULL OR g.date_end IS NULL OR g.date_end >= ${date_period_start}::date)`,
    sql`(${date_period_end}::date IS NULL OR g.date_start IS NULL OR g.date_start <= ${date_period_end}::date)`,
    sql`g.title_folded LIKE ALL (${values.patterns}::text[])`,
  ];
}

/** What is missing in {@link generalConditions} where a search names a confidence, on `goal_progress AS p`. */
export function confidenceCondition({ confidence_level }: FilterValues): Sql {
  return sql`p.confidence_level = ANY (${confidence_level}::text[])`;
}

/**
 * What follows from the filters and leads to an index that they alone do not: words that are too short for a trigram
 * are found by their letter pairs.
 */
export function shortcuts(filters: Filters): Sql[] {
  const short = words(filters).filter(isShort);
  return short.length > 0 ? [sql`letters_and_pairs(g.title_folded) @> ${short}::text[]`] : [];
}

/** Whether the filters name somebody or something that never has more than some thousand goals. */
export function areNarrow(filters: Filters): boolean {
  const { owner_employee_id, owner_team_id, owner_department_id, parent_goal_id, assign_to_id } = filters;
  return [owner_employee_id, owner_team_id, owner_department_id, parent_goal_id, assign_to_id].some(Boolean);
}

function assignedToAnyOf(employee_ids: string[]): Sql {
  return sql`EXISTS (
    SELECT FROM goal_assignees a
    WHERE a.company_id = g.company_id AND a.goal_id = g.id AND a.employee_id = ANY (${employee_ids}::uuid[])
  )`;
}

/** `= ANY` for a single value too: what `=` a constant says, PostgreSQL looks at last, behind who may see the goal. */
function anyOf(column: Sql, type: string, values: unknown[] | undefined): Sql[] {
  return values ? [sql`${column} = ANY (${values}::${raw(type)}[])`] : [];
}

function when<T>(value: T | undefined, condition: (value: T) => Sql): Sql[] {
  return value === undefined ? [] : [condition(value)];
}

/** A word without a trigram is looked for past the index of trigrams, which would give every goal there is. */
function occursInTitle(word: string): Sql {
  return isShort(word) ? sql`strpos(g.title_folded, ${word}) > 0` : sql`g.title_folded LIKE ${pattern(word)}`;
}

function isShort(word: string): boolean {
  return [...word].length < 3;
}

function words({ text = '' }: Filters): string[] {
  return [...new Set(fold(text).split(/\s+/u).filter(Boolean))];
}

/** What holds the word anywhere is LIKE this: the characters that mean something there stand for themselves. */
function pattern(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}
