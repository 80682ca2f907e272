import sql, { type Sql } from 'sql-template-tag';
import { Flag, Opaque, Whole } from './fields.js';
import { JsonText } from './json-text.js';
import { Malformed } from './problem.js';
import { sha256 } from './sha256.js';
import { ShownChoice, ShownCount, ShownText } from './shown.js';

/** How many items a page has unless asked, and at most (SPEC §5). */
export const DEFAULT_LIMIT = 50;
export const MAX_LIMIT = 200;

const CHECKSUM_LENGTH = 8;

/** The longest that a cursor holds: in JSON, a text of 500 characters, each of which may be written \u0001, and an id. */
const MAX_KEY_BYTES = '["",""]'.length + 500 * 6 + 36;

/** The longest cursor, in base64. */
export const MAX_CURSOR = CHECKSUM_LENGTH + Math.ceil((MAX_KEY_BYTES * 4) / 3);

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

  @Flag({ description: 'Adds `total`, exact up to 10,000 (see `total_relation`)', optional: true, default: false })
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

  @ShownCount({ description: 'How many there are on all pages; with `include_total`', optional: true })
  total?: number;

  @ShownChoice({
    description: 'Whether `total` is exact; with `include_total`',
    of: ['exact', 'at_least'],
    optional: true,
  })
  total_relation?: 'exact' | 'at_least';
}

/** Totals are counted up to here: more would cost more than the page that they go with. */
const TOTAL_BOUND = 10_000;

/** Counts rows, no further than totals go. @param from the statement from its FROM on */
export const counting = (from: Sql): Sql =>
  sql`SELECT count(*)::int AS count FROM (SELECT ${from} LIMIT ${TOTAL_BOUND + 1}) counted`;

/** What a list tells of how many rows there are: exactly up to a bound, and that there are more beyond it. */
export function totalOf(count: number): Pick<Page, 'total' | 'total_relation'> {
  return { total: Math.min(count, TOTAL_BOUND), total_relation: count > TOTAL_BOUND ? 'at_least' : 'exact' };
}

/**
 * Packs the sort key of a page's last row into an opaque text.
 * @param list what the key belongs to: the list, its filters and its order. A cursor of another one is refused
 */
export function encodeCursor(list: string, key: unknown[]): string {
  const payload = Buffer.from(JSON.stringify(key)).toString('base64url');
  return checksum(list, payload) + payload;
}

/**
 * The sort key that a cursor holds; nothing for the first page, which has none.
 * @throws Malformed when it was changed, cut, or belongs to another list, filter or order
 */
export function decodeCursor(list: string, cursor: string | undefined): unknown[] {
  if (cursor === undefined) return [];
  const payload = cursor.slice(CHECKSUM_LENGTH);
  const key = checksum(list, payload) === cursor.slice(0, CHECKSUM_LENGTH) ? listIn(payload) : undefined;
  if (!key) {
    throw new Malformed('The cursor is not one that this list gave for these filters and this order.', [
      { pointer: '/cursor', detail: 'must be next_cursor of an earlier page of the same list' },
    ]);
  }
  return key;
}

/** The checksum tells of accidents, not of forgeries: whoever takes the trouble can make any payload pass. */
function listIn(payload: string): unknown[] | undefined {
  try {
    const key: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    return Array.isArray(key) ? key : undefined;
  } catch {
    return undefined;
  }
}

function checksum(list: string, payload: string): string {
  return sha256(`${list}\0${payload}`).toString('base64url').slice(0, CHECKSUM_LENGTH);
}

/** A list with filters, as cursors know it: the rest of the query may differ from page to page. */
export function filtered(
  list: string,
  { limit: _limit, cursor: _cursor, include_total: _total, ...filters }: PageQuery,
): string {
  return `${list} ${JSON.stringify(filters, Object.keys(filters).sort())}`;
}

/** A row of a list: its JSON as PostgreSQL built it, and the key that it is sorted by. */
export interface ListRow {
  json: string;
  key: unknown[];
}

/**
 * The answer of a list, from one row more than the page holds, which tells whether there is a next page.
 * @param more further fields of the answer, such as `total`
 */
export function pageOf(rows: ListRow[], limit: number, list: string, more: Record<string, unknown> = {}): JsonText {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  const next_cursor = rows.length > limit && last ? encodeCursor(list, last.key) : null;
  const rest = JSON.stringify({ next_cursor, ...more }).slice(1);
  return new JsonText(`{"items":[${items.map(({ json }) => json).join(',')}],${rest}`);
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
  return pageOf(rows, limit, list, total);
}
