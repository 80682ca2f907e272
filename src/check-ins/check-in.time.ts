import { Invalid } from '../http/problem.js';

/** How far ahead of our clock a check-in may be. */
const MAX_AHEAD_MS = 5 * 60_000;

/** When a check-in was taken. @throws Invalid when that is too far ahead */
export function timeOf(checked_in_at: string): Date {
  const time = new Date(checked_in_at);
  if (time.getTime() > Date.now() + MAX_AHEAD_MS) {
    throw Invalid.field('/checked_in_at', 'must not be more than 5 minutes ahead');
  }
  return time;
}
