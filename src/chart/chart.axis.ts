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

/** The marks for a range of days: days, weeks, months or quarters, so that they never crowd. */
export function ticksFor(first: Day, last: Day): Tick[] {
  const days = daysBetween(first, last);
  if (days <= 75) return everyDays(first, last, Math.ceil(days / 9));
  const months = Math.ceil(days / 30.4 / 12);
  return monthStarts(first, last, [1, 2, 3, 4, 6].find((step) => step >= months) ?? 12);
}

function everyDays(first: Day, last: Day, step: number): Tick[] {
  const ticks: Tick[] = [];
  for (let day = first; day <= last; day = addDays(day, step)) {
    const isNewYear = day === first || year(day) !== year(addDays(day, -step));
    ticks.push({ day, label: `${dayOfMonth(day)} ${month(day).slice(0, 3)}${isNewYear ? ` ${year(day)}` : ''}` });
  }
  return ticks;
}

/** The first days of months whose number from January is a multiple of `step`; the year where it begins. */
function monthStarts(first: Day, last: Day, step: number): Tick[] {
  const ticks: Tick[] = [];
  for (let n = Number(first.slice(5, 7)) - 1; ; n++) {
    const day = new Date(Date.UTC(Number(year(first)), n, 1)).toISOString().slice(0, 10);
    if (day > last) return ticks;
    if (day < first || n % step !== 0) continue;
    const isNewYear = ticks.length === 0 || n % 12 === 0;
    ticks.push({ day, label: `${month(day).slice(0, 3)}${isNewYear ? ` ${year(day)}` : ''}` });
  }
}
