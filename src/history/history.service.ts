import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { AccessService } from '../access/access.service.js';
import { LEVEL } from '../access/levels.js';
import { type Principal } from '../access/principal.js';
import { Database } from '../database/database.js';
import { Invalid, NotFound } from '../http/problem.js';
import { keyResultContribution, figuresFor, type Measure } from '../key-results/index.js';
import { type Contribution, fromUnits, shownProgress, VALUE_DECIMALS } from '../progress/progress.js';
import { ProgressService } from '../progress/progress.service.js';
import { addDays, type Day, dayOf, daysBetween } from './days.js';
import { DEFAULT_DAYS, type HistoryQuery, MAX_DAYS } from './history.dto.js';
import { type Change, HistoryRepository, type Known } from './history.repository.js';
import { type GoalHistory, type KeyResultHistory } from './history.responses.js';

/**
 * Progress over time: today's tree, weights, drivers and statuses, applied to the check-ins dated until the end of each
 * day (UTC). Nothing is stored for it, so a check-in that is backdated, corrected or deleted changes the past at once.
 *
 * It walks backwards: from the figures as they are now, each day's check-ins are taken back and the chain settled by
 * the arithmetic that every write uses. So the last point is what the goal shows, exactly, and only what changed in the
 * range is ever read, however large the tree.
 */
@Injectable()
export class HistoryService {
  /** How many key results may have changed, each day counted anew, before a range is too large to be worked out. */
  protected readonly maxChanges: number = 100_000;

  constructor(
    private readonly database: Database,
    private readonly access: AccessService,
    private readonly progress: ProgressService,
    private readonly history: HistoryRepository,
  ) {}

  /**
   * A point for every day of a goal, contributors that the caller may not view included, as in the goal itself.
   * @param mayBeginLater whether a range that holds too many changes is cut to its last part: unless the caller has
   *   said where it is to begin
   * @throws NotFound, Invalid (the range is upside down, in the future, too long, or holds too many changes)
   */
  async ofGoal(
    principal: Principal,
    goal_id: string,
    query: HistoryQuery,
    mayBeginLater = query.from === undefined,
  ): Promise<GoalHistory> {
    const today = dayOf(new Date());
    const { from: asked, to } = rangeOf(query, today);
    const { company_id } = principal;
    const { from, changes, chain } = await this.database.snapshot(async (tx) => {
      await this.access.requireGoal(tx, principal, goal_id, LEVEL.VIEW);
      const changes = await this.history.changesBelow(tx, company_id, goal_id, asked, today, this.maxChanges + 1);
      // Newest day first: of the last day among them some may be missing, of those after it none.
      const from = changes[this.maxChanges]?.day ?? asked;
      if (from > asked && (from > to || !mayBeginLater)) {
        throw Invalid.field('/from', 'holds too many changes to work out: choose a later day');
      }
      const goal_ids = [...new Set([goal_id, ...changes.map((change) => change.goal_id)])];
      return { from, changes, chain: await this.progress.chain(tx, company_id, goal_ids) };
    });
    // From here on without the connection: a large tree takes a while.
    const undo = (change: Change) =>
      chain.keyResultChanged(
        change.goal_id,
        contributionAt(change, change.after),
        contributionAt(change, change.before),
      );
    const show = () => {
      chain.settle();
      const { progress, confidence_level } = chain.goal(goal_id);
      return { progress: shownProgress(progress), confidence_level };
    };
    return { from, to, points: await walkBack({ from, to }, changes, undo, show) };
  }

  /**
   * A point for every day of a key result.
   * @throws NotFound, Invalid (the range is upside down, in the future or too long)
   */
  async ofKeyResult(principal: Principal, goal_id: string, id: string, query: HistoryQuery): Promise<KeyResultHistory> {
    const today = dayOf(new Date());
    const { from, to } = rangeOf(query, today);
    const { keyResult, changes } = await this.database.snapshot(async (tx) => {
      const keyResult = await this.history.keyResult(tx, principal, goal_id, id);
      if (!keyResult) throw new NotFound('key result');
      return { keyResult, changes: await this.history.changesOfKeyResult(tx, principal.company_id, id, from, today) };
    });
    let known: Known | null = keyResult.now;
    const undo = ({ before }: Change) => {
      known = before;
    };
    const show = () => {
      const { current_value, progress, confidence_level } = figuresOf(keyResult, known);
      const value = Number(fromUnits(current_value, VALUE_DECIMALS));
      return { progress: shownProgress(progress), confidence_level, value };
    };
    return { from, to, points: await walkBack({ from, to }, changes, undo, show) };
  }
}

/** PostgreSQL writes what is before it differently. */
const FIRST_DAY: Day = '0001-01-01';

/**
 * The range that is shown: there are no points after today.
 * @throws Invalid when it is upside down, begins after today, or is too long
 */
function rangeOf({ from, to }: HistoryQuery, today: Day): { from: Day; to: Day } {
  if (from && to && to < from) throw Invalid.field('/to', 'must not be before from');
  if (from && from > today) throw Invalid.field('/from', 'must not be in the future');
  const last = to && to < today ? to : today;
  const usual = addDays(last, 1 - DEFAULT_DAYS);
  const first = from ?? (usual < FIRST_DAY ? FIRST_DAY : usual);
  if (daysBetween(first, last) >= MAX_DAYS) {
    throw Invalid.field('/from', `must be at most ${MAX_DAYS - 1} days before to`);
  }
  return { from: first, to: last };
}

/**
 * Goes from the last day back to the first, taking back each day's changes once it is shown.
 * @param changes newest day first, up to now
 * @param show the figures in the state that is reached
 * @returns a point for every day, oldest first
 */
async function walkBack<Figures extends object>(
  { from, to }: { from: Day; to: Day },
  changes: Change[],
  undo: (change: Change) => void,
  show: () => Figures,
): Promise<({ date: Day } & Figures)[]> {
  const points: ({ date: Day } & Figures)[] = [];
  let figures: Figures | undefined;
  let next = 0;
  for (let date = to; date >= from; date = addDays(date, -1)) {
    for (; next < changes.length && changes[next]!.day > date; next++) {
      undo(changes[next]!);
      figures = undefined;
    }
    if (!figures) {
      figures = show();
      await yieldToOthers(); // a large tree takes a while: others are served in between
    }
    points.push({ date, ...figures });
  }
  return points.reverse();
}

/** What a key result brings into its goal by what is known of it. */
function contributionAt(keyResult: Change, known: Known | null): Contribution {
  return keyResultContribution({ ...figuresOf(keyResult, known), weight: keyResult.weight });
}

/** The figures of a key result by what is known of it; only the time and the number of its check-ins are left out. */
function figuresOf(measure: Measure, known: Known | null) {
  return figuresFor(measure, 0, known && { id: '', checked_in_at: new Date(0), ...known });
}
