import { Malformed } from './problem.js';
import { sha256 } from './sha256.js';

const CHECKSUM_LENGTH = 8;

/** The longest that a cursor holds: in JSON, a text of 500 characters, each of which may be written \u0001, and an id. */
const MAX_KEY_BYTES = '["",""]'.length + 500 * 6 + 36;

/** The longest cursor, in base64. */
export const MAX_CURSOR = CHECKSUM_LENGTH + Math.ceil((MAX_KEY_BYTES * 4) / 3);

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
