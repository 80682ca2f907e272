import { decodeCursor, encodeCursor, MAX_CURSOR } from './cursor.js';
import { Flag, Opaque, Whole } from './fields/request-fields.js';
import { JsonText } from './json-text.js';
import { ShownChoice, ShownCount, ShownText } from './fields/response-fields.js';
import { TOTAL_BOUND, totalOf } from './total.js';

/** How many items a page has unless asked, and at most (SPEC §5). */
export const DEFAULT_LIMIT = 50;
export const MAX_LIMIT = 200;

const BOUND = TOTAL_BOUND.toLocaleString('en-US');

/** How every list is paged (SPEC §5). */
export class PageQuery {
  @Whole({ description: 'How many items a page has', min: 1, max: MAX_LIMIT, optional: true, default: DEFAULT_LIMIT })
  limit?: number;

  @Opaque({
    description: '`next_cursor` of the previous page; send the same filters and `sort` with it',
    max: MAX_CURSOR,
    optional: true,
  })
  cursor?: string;

  @Flag({
    description: `Adds \`total\`, exact up to ${BOUND} (see \`total_relation\`)`,
    optional: true,
    default: false,
  })
  include_total?: boolean;
}

/** The fields that every list answers with, beside its `items`. */
export class Page {
  @ShownText({
    description: 'Send it as `cursor` for the next page; null = the last',
    max: MAX_CURSOR,
    pattern: '^[A-Za-z0-9_-]+$',
    nullable: true,
  })
  next_cursor: string | null;

  @ShownCount({
    description: `How many there are on all pages, at most ${BOUND}; with \`include_total\``,
    optional: true,
  })
  total?: number;

  @ShownChoice({
    description: '`exact`, or `at_least`: there are more than `total`; with `include_total`',
    of: ['exact', 'at_least'],
    optional: true,
  })
  total_relation?: 'exact' | 'at_least';
}

/** A row of a list: its JSON as PostgreSQL built it, and the key that it is sorted by. */
export interface ListRow {
  json: string;
  key: unknown[];
}

/** A list with filters, as cursors know it: the rest of the query may differ from page to page. */
export function filtered(
  list: string,
  { limit: _limit, cursor: _cursor, include_total: _total, ...filters }: PageQuery,
): string {
  return `${list} ${JSON.stringify(filters, Object.keys(filters).sort())}`;
}

/**
 * The answer of a list, from one row more than the page holds, which tells whether there is a next page.
 * @param list tells what a cursor belongs to, where there is one: see {@link encodeCursor}
 * @param more further fields of the answer, such as `total`
 */
export function pageOf(
  rows: ListRow[],
  limit: number,
  list: () => string,
  more: Record<string, unknown> = {},
): JsonText {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const next_cursor = rows.length > limit && last ? encodeCursor(list(), last.key) : null;
  return JsonText.ofItems(
    items.map(({ json }) => json),
    { next_cursor, ...more },
  );
}

/**
 * A page of a list whose rows are sorted by texts.
 * @param list what the cursor belongs to: see {@link encodeCursor}
 * @param rowsBehind reads so many rows from behind a key, or from the beginning
 * @param count how many rows there are in all; asked only for a total
 * @throws Malformed for a foreign cursor
 */
export async function paged(
  list: string,
  { limit = DEFAULT_LIMIT, cursor, include_total = false }: PageQuery,
  rowsBehind: (key: string[], count: number) => Promise<ListRow[]>,
  count: () => Promise<number>,
): Promise<JsonText> {
  const key = decodeCursor(list, cursor) as string[];
  const [rows, total] = await Promise.all([rowsBehind(key, limit + 1), include_total ? count().then(totalOf) : {}]);
  return pageOf(rows, limit, () => list, total);
}
