import { addDays, type Day, daysBetween } from '../history/index.js';

/** A mark on the axis of days. */
export interface Tick {
  day: Day;
  label: string;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

const dayOfMonth = (day: Day) => Number(day.slice(8));
const month = (day: Day) => MONTHS[Number(day.slice(5, 7)) - 1]!;
const year = (day: Day) => day.slice(0, 4);

/** A day in words: 13 February 2026. */
export const inFull = (day: Day): string => `${dayOfMonth(day)} ${month(day)} ${year(day)}`;

/** How many months may lie between two marks. */
const STEPS = [1, 2, 3, 4, 6, ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000].map((years) => 12 * years)];

/** The marks for a range of days: days, weeks, months, quarters or years, so that they never crowd. */
export function ticksFor(first: Day, last: Day): Tick[] {
  const days = daysBetween(first, last);
  if (days <= 75) return everyDays(first, days, Math.max(1, Math.ceil(days / 9)));
  const months = Math.ceil(days / 30.4 / 12);
  const step = STEPS.find((candidate) => candidate >= months)!;
  return monthStarts(first, last, step);
}

function everyDays(first: Day, days: number, step: number): Tick[] {
  const ticks: Tick[] = [];
  for (let n = 0; n <= days; n += step) {
    const day = addDays(first, n);
    const isNewYear = n === 0 || year(day) !== year(addDays(day, -step));
    ticks.push({ day, label: `${dayOfMonth(day)} ${month(day).slice(0, 3)}${isNewYear ? ` ${year(day)}` : ''}` });
  }
  return ticks;
}

/** The first days of months whose number from January is a multiple of `step`; the year where it begins. */
function monthStarts(first: Day, last: Day, step: number): Tick[] {
  const ticks: Tick[] = [];
  for (let n = Math.ceil(monthNumber(first) / step) * step; n <= monthNumber(last); n += step) {
    const day = monthStart(n);
    if (day < first) continue;
    const isNewYear = ticks.length === 0 || n % 12 === 0;
    ticks.push({ day, label: `${month(day).slice(0, 3)}${isNewYear ? ` ${year(day)}` : ''}` });
  }
  return ticks;
}

/** Months are counted and not reckoned as instants: the last one that a day can be in has no next. */
const monthNumber = (day: Day) => Number(year(day)) * 12 + Number(day.slice(5, 7)) - 1;
const monthStart = (n: number): Day =>
  `${String(Math.floor(n / 12)).padStart(4, '0')}-${String((n % 12) + 1).padStart(2, '0')}-01`;
