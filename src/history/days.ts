/** Calendar days in UTC, as `YYYY-MM-DD`: they sort as text. */
export type Day = string;

const DAY_MS = 24 * 60 * 60_000;

/** The day of an instant. */
export const dayOf = (instant: Date): Day => instant.toISOString().slice(0, 10);

/** The day that is `days` later, or earlier where it is negative. */
export const addDays = (day: Day, days: number): Day => dayOf(new Date(Date.parse(day) + days * DAY_MS));

/** How many days `to` is after `from`. */
export const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;
