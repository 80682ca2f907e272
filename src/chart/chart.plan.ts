import { addDays, type Day, daysBetween } from '../history/index.js';
import { type GoalStatus } from '../progress/chain.js';
import { type ConfidenceLevel } from '../progress/progress.js';

/** What is drawn of a goal. */
export interface ChartGoal {
  id: string;
  title: string;
  status: GoalStatus;
  date_start: Day | null;
  date_end: Day | null;
  progress_is_computed: boolean;
}

/** A day's figure, as the history gives it. */
export interface ChartPoint {
  date: Day;
  progress: number;
  confidence_level: ConfidenceLevel | null;
}

/** What the picture shows: days along, percent up. */
export interface ChartPlan {
  goal: ChartGoal;
  today: Day;
  first: Day;
  last: Day;
  /** what the goal shows today */
  now: ChartPoint;
  /** the days of the line, oldest first; none where progress is set by hand, which has no history */
  actual: ChartPoint[];
  /** the straight line from start to target; none for a goal without both dates */
  expected: { from: Day; to: Day } | null;
}

/** So few days at least: a line needs room to be one. */
const LEAST_DAYS = 7;

/** The last day that four digits of a year can write. */
const LAST_DAY: Day = '9999-12-31';

/**
 * Decides which days the picture shows: from the goal's first day to its last, longer while an active one is overdue;
 * where it has no dates, from just before its first change until today.
 * @param points a point for each day up to today
 */
export function planChart(goal: ChartGoal, points: ChartPoint[]): ChartPlan {
  const now = points.at(-1)!;
  const today = now.date;
  const changed = points.filter((point, i) => i > 0 && point.progress !== points[i - 1]!.progress);
  const firstChange = changed[0]?.date ?? today;
  const lastChange = changed.at(-1)?.date ?? today;

  const overdue = goal.status === 'active' ? today : lastChange;
  const end = goal.date_end && goal.date_end > overdue ? goal.date_end : overdue;
  const start = goal.date_start ?? addDays(firstChange < end ? firstChange : end, -LEAST_DAYS);
  const { first, last } = withRoom(start, end);
  return {
    goal,
    today,
    first,
    last,
    now,
    actual: goal.progress_is_computed ? points.filter(({ date }) => date >= first && date <= last) : [],
    expected: goal.date_start && goal.date_end ? { from: goal.date_start, to: goal.date_end } : null,
  };
}

/** The days from `first` to `last`, with later ones where they are too few; with earlier ones where there are none. */
function withRoom(first: Day, last: Day): { first: Day; last: Day } {
  if (daysBetween(first, last) >= LEAST_DAYS) return { first, last };
  if (daysBetween(first, LAST_DAY) < LEAST_DAYS) return { first: addDays(LAST_DAY, -LEAST_DAYS), last: LAST_DAY };
  return { first, last: addDays(first, LEAST_DAYS) };
}

/** Where the straight line is on a day, in percent. */
export function expectedOn({ from, to }: { from: Day; to: Day }, day: Day): number {
  if (day >= to) return 100;
  return day <= from ? 0 : (100 * daysBetween(from, day)) / daysBetween(from, to);
}
