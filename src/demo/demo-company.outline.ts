import {
  type DemoCheckIn,
  type DemoConfidence,
  type DemoGoal,
  type DemoKeyResult,
  type DemoPeriod,
} from './demo-company.types.js';

/**
 * The short form in which the goals of the demo company are written. A key result's history is its values, oldest
 * first, and notes to some of them; when each check-in was made follows from the period of the goal.
 */

/** The quarters of the company's OKR year, of which the last is the current one. */
export const Q1: DemoPeriod = { from: -3, to: -3 };
export const Q2: DemoPeriod = { from: -2, to: -2 };
export const Q3: DemoPeriod = { from: -1, to: -1 };
export const Q4: DemoPeriod = { from: 0, to: 0 };
export const SECOND_HALF: DemoPeriod = { from: -1, to: 0 };
export const YEAR: DemoPeriod = { from: -3, to: 0 };
export const LAST_YEAR: DemoPeriod = { from: -7, to: -4 };
export const NEXT_QUARTER: DemoPeriod = { from: 1, to: 1 };

/** What somebody wrote, and the confidence where it changed. */
export type Note = string | [DemoConfidence, string];

/** What was measured of a key result, and what was said with it. */
export interface History {
  /** the key of the employee who checks in */
  by?: string;
  /** oldest first */
  values?: number[];
  /** what was said with the nth value, counted from 1 */
  notes?: Record<number, Note>;
}

/** A key result as the demo company's files tell it: {@link toGoal} makes check-ins of its history. */
export type KeyResultOutline = Omit<DemoKeyResult, 'check_ins'> & History;

/** A goal as they tell it. */
export interface GoalOutline extends Omit<DemoGoal, 'key_results' | 'children'> {
  key_results?: KeyResultOutline[];
  children?: GoalOutline[];
}

/** The rest of a key result: its history, and what is not the default. */
type Details = History & Pick<DemoKeyResult, 'description' | 'weight' | 'assign_to'>;

/** A key result that counts something; a target below the start is to be fallen to. */
export function number(
  title: string,
  unit: string,
  start_value: number,
  target_value: number,
  details: Details = {},
): KeyResultOutline {
  return { title, metric_type: 'number', unit, start_value, target_value, ...details };
}

/** A key result in percent. */
export function percent(
  title: string,
  start_value: number,
  target_value: number,
  details: Details = {},
): KeyResultOutline {
  return { title, metric_type: 'percent', start_value, target_value, ...details };
}

/** A key result in euros. */
export function euros(
  title: string,
  start_value: number,
  target_value: number,
  details: Details = {},
): KeyResultOutline {
  return { title, metric_type: 'currency', unit: 'EUR', start_value, target_value, ...details };
}

/** A key result that is reached (1) or not yet (0). */
export function reached(title: string, details: Details = {}): KeyResultOutline {
  return { title, metric_type: 'boolean', ...details };
}

/** The goal that an outline stands for, with everything below it. */
export function toGoal({ key_results, children, ...goal }: GoalOutline): DemoGoal {
  return {
    ...goal,
    ...(key_results && { key_results: key_results.map((outline) => toKeyResult(outline, goal.period ?? Q4)) }),
    ...(children && { children: children.map(toGoal) }),
  };
}

function toKeyResult({ by, values, notes, ...keyResult }: KeyResultOutline, period: DemoPeriod): DemoKeyResult {
  return by && values ? { ...keyResult, check_ins: checkIns(period, by, values, notes) } : keyResult;
}

/** A series of check-ins by one person. It begins on track; the confidence stays until a note changes it. */
function checkIns(period: DemoPeriod, by: string, values: number[], notes: Record<number, Note> = {}): DemoCheckIn[] {
  const weeks = weeksAgo(period, by, values.length);
  let confidence_level: DemoConfidence = 'on_track';
  return values.map((value, index) => {
    const note = notes[index + 1];
    const comment = typeof note === 'object' ? note[1] : note;
    if (typeof note === 'object') confidence_level = note[0];
    return { weeks_ago: weeks[index]!, value, by, confidence_level, ...(comment && { comment }) };
  });
}

const WEEKS_OF_A_QUARTER = 13;
/** How far into the current quarter today is taken to be. */
const WEEKS_SO_FAR = 7;

/**
 * When a series of check-ins falls: in the current quarter once a week up to this week, else evenly from the first week
 * of the period to its last, or to this week. Everybody has their own day of the week and their own hour.
 */
function weeksAgo({ from, to }: DemoPeriod, by: string, count: number): number[] {
  const begin = WEEKS_SO_FAR - from * WEEKS_OF_A_QUARTER;
  const end = Math.max(0, WEEKS_SO_FAR - (to + 1) * WEEKS_OF_A_QUARTER + 1);
  const day = 0.1 + 0.7 * habitOf(by);
  const oldest = from === 0 ? count - 1 : begin - 1;
  const step = count > 1 ? (oldest - end) / (count - 1) : 0;
  return Array.from({ length: count }, (_, n) => {
    const hour = ((n * 5) % 7) / 100;
    return Number((oldest - n * step + day + hour).toFixed(2));
  });
}

/** A number from 0 to below 1 that is always the same for one person. */
function habitOf(key: string): number {
  const sum = [...key].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 997, 7);
  return sum / 997;
}
