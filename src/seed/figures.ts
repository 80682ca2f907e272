import { keyResultContribution, figuresFor, type KeyResultFigures } from '../key-results/index.js';
import { goalContribution } from '../progress/chain.js';
import { adjust, type Contribution, type Figure, goalFigure, type Sums } from '../progress/progress.js';
import { type SeedCompany } from './company.js';
import { type SeedGoal, type SeedKeyResult } from './company.types.js';

const PARTS = ['weight', 'progress', 'scored_weight', 'score'] as const;

/** What check-ins make of a key result. */
export function keyResultFigures(company: SeedCompany, keyResult: SeedKeyResult): KeyResultFigures {
  const { check_ins } = keyResult;
  const newest = check_ins > 0 && company.checkIn(keyResult, check_ins - 1);
  const facts = newest && { ...newest, id: company.checkInId(newest), checked_in_at: new Date(newest.at) };
  return figuresFor(keyResult, check_ins, facts || null);
}

/** What a goal shows, and what that was made from. */
export interface SeedFigures extends Figure {
  goal_key_results_count: number;
  key_results: Sums;
  children: Sums;
}

/** The figures of a company's goals, by the arithmetic that requests use: key results first, then goals from below. */
export class FigureSums {
  private readonly counts: Int32Array;
  private readonly keyResults: SumsByGoal;
  private readonly children: SumsByGoal;

  constructor(goals: number) {
    this.counts = new Int32Array(goals);
    this.keyResults = new SumsByGoal(goals);
    this.children = new SumsByGoal(goals);
  }

  /** Counts a key result in its goal, by the figures that its check-ins gave it. */
  addKeyResult({ goal, weight }: SeedKeyResult, figures: KeyResultFigures): void {
    this.counts[goal.number]!++;
    this.keyResults.add(goal.number, keyResultContribution({ weight, ...figures }));
  }

  /** The figures of a goal, once everything below it was settled. Tells its parent. */
  settle(goal: SeedGoal): SeedFigures {
    const { number, progress_driver, manual_progress: progress, manual_confidence_level: confidence_level } = goal;
    const key_results = this.keyResults.get(number);
    const children = this.children.get(number);
    const figure = goalFigure(progress_driver, key_results, children, { progress, confidence_level });
    const { weight, status, is_archived } = goal;
    if (goal.parent !== null) {
      this.children.add(goal.parent, goalContribution({ ...figure, weight, status, is_archived }));
    }
    return { ...figure, goal_key_results_count: this.counts[number]!, key_results, children };
  }
}

/** A {@link Sums} for each of a million goals, in little memory. */
class SumsByGoal {
  private readonly values: BigInt64Array;

  constructor(goals: number) {
    this.values = new BigInt64Array(goals * PARTS.length);
  }

  /** What was added for a goal until now. */
  get(goal: number): Sums {
    const [weight, progress, scored_weight, score] = this.values.subarray(goal * PARTS.length);
    return { weight: weight!, progress: progress!, scored_weight: scored_weight!, score: score! };
  }

  /** Adds what a key result or a child brings in; null = nothing. */
  add(goal: number, contribution: Contribution | null): void {
    const sums = adjust(this.get(goal), null, contribution);
    PARTS.forEach((part, i) => (this.values[goal * PARTS.length + i] = sums[part]));
  }
}
