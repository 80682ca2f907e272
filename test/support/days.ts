import { setTimeout as sleep } from 'node:timers/promises';

const DAY_MS = 24 * 60 * 60_000;
/** Longer than the tests of a file take that tell the days of history apart. */
const MARGIN_MS = 60_000;

/** The day, in UTC, that was so many days ago. */
export const day = (ago: number): string => new Date(Date.now() - ago * DAY_MS).toISOString().slice(0, 10);

/** Has today last: waits for tomorrow where that is about to begin. Takes up to {@link MARGIN_MS}. */
export async function untilTodayLasts(): Promise<void> {
  const left = DAY_MS - (Date.now() % DAY_MS);
  if (left < MARGIN_MS) await sleep(left);
}
