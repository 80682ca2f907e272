import { ApiExtension } from '@nestjs/swagger';
import { type Operation } from './model.js';

/** What only a route knows about its answers; the rest is added by rule (operations.ts). */

const CONFLICT = 'x-conflict';

/** When this route answers 409, beside the common reasons. */
export const ConflictWhen = (reason: string) => ApiExtension(CONFLICT, reason);

const TAGGED = 'x-tagged';

/** The answer of this route has an `ETag`: see `Tagged`. */
export const HasETag = () => ApiExtension(TAGGED, true);

/** Whether the route was marked by {@link HasETag}. */
export const hasETag = (operation: Operation): boolean => operation[TAGGED] === true;

/** Takes what only these rules need off the operation again. */
export function takeMarks(operation: Operation): void {
  delete operation[TAGGED];
}

/** Takes the reason off the operation again: it is for the document's 409, not a field of its own. */
export function takeConflict(operation: Operation): string | undefined {
  const reason = operation[CONFLICT];
  delete operation[CONFLICT];
  return reason as string | undefined;
}
