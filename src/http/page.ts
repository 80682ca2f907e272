import { Opaque, Whole } from './fields.js';
import { JsonText } from './json-text.js';
import { Malformed } from './problem.js';
import { sha256 } from './sha256.js';
import { ShownText } from './shown.js';

/** How many items a page has unless asked, and at most (SPEC §5). */
export const DEFAULT_LIMIT = 50;
export const MAX_LIMIT = 200;

/** The longest cursor: it holds a sort key of 500 characters, each of up to 4 bytes, and an id. */
export const MAX_CURSOR = 3_000;

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
}

const CHECKSUM_LENGTH = 8;

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

/** A list with filters, as cursors know it: `limit` and `cursor` may differ from page to page. */
export function filtered(list: string, { limit: _limit, cursor: _cursor, ...filters }: PageQuery): string {
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
 * @throws Malformed for a foreign cursor
 */
export async function paged(
  list: string,
  { limit = DEFAULT_LIMIT, cursor }: PageQuery,
  rowsBehind: (key: string[], count: number) => Promise<ListRow[]>,
): Promise<JsonText> {
  return pageOf(await rowsBehind(decodeCursor(list, cursor) as string[], limit + 1), limit, list);
}
