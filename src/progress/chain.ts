import {
  adjust,
  type ConfidenceLevel,
  type Contribution,
  type Figure,
  goalFigure,
  NOTHING,
  type ProgressDriver,
  type Sums,
} from './progress.js';

/** How a goal stands with those who work on it (SPEC §2). */
export const GOAL_STATUSES = ['active', 'completed', 'cancelled'] as const;
export type GoalStatus = (typeof GOAL_STATUSES)[number];

/** How many levels a hierarchy of goals may have (SPEC §2). */
export const MAX_LEVELS = 32;

/** What people set on a goal and figures depend on. */
export interface GoalSettings {
  parent_goal_id: string | null;
  weight: bigint;
  status: GoalStatus;
  is_archived: boolean;
  progress_driver: ProgressDriver;
  manual_progress: bigint;
  manual_confidence_level: ConfidenceLevel | null;
}

/** A goal as the walk up sees it: its settings, the stored sums of its contributors, and what it shows. */
export interface ChainGoal extends GoalSettings, Figure {
  id: string;
  goal_key_results_count: number;
  key_results: Sums;
  children: Sums;
}

/** What a goal counts as in its parent: nothing while it is archived or cancelled (SPEC §1, contributor). */
export function goalContribution(
  goal: Contribution & Pick<GoalSettings, 'status' | 'is_archived'>,
): Contribution | null {
  return goal.is_archived || goal.status === 'cancelled' ? null : goal;
}

/**
 * Goals and everything above them, up to the roots. Changes are told to it; `settle` then walks up once, deepest goals
 * first, and adjusts every ancestor by the difference. Nothing but the chain is ever read, so the cost is its length.
 */
export class Chain {
  private readonly goals = new Map<string, ChainGoal>();
  private readonly changed = new Set<string>();

  constructor(goals: ChainGoal[]) {
    for (const goal of goals) this.goals.set(goal.id, goal);
  }

  /** A goal of this chain, as it is now. */
  goal(goal_id: string): ChainGoal {
    const goal = this.goals.get(goal_id);
    if (!goal) throw new RangeError(`goal ${goal_id} is not in this chain`);
    return goal;
  }

  /**
   * The goal, then its parent, and so on up to the root. No write of ours closes a circle, but SQL of others may, and
   * the walk would have no end.
   * @throws RangeError for a circle, which it knows by a path that is longer than there are goals
   */
  upFrom(goal_id: string): ChainGoal[] {
    const path: ChainGoal[] = [];
    for (let goal = this.goals.get(goal_id); goal; goal = this.parentOf(goal)) {
      if (path.length === this.goals.size) throw new RangeError(`goal ${goal.id} is above itself`);
      path.push(goal);
    }
    return path;
  }

  /** These goals and all above them, each once. */
  above(goal_ids: string[]): ChainGoal[] {
    return [...new Set(goal_ids.flatMap((goal_id) => this.upFrom(goal_id)))];
  }

  /** A key result of the goal is new (`before` null), changed, or gone (`after` null). */
  keyResultChanged(goal_id: string, before: Contribution | null, after: Contribution | null): void {
    if (sameContribution(before, after)) return;
    const goal = this.goal(goal_id);
    goal.key_results = adjust(goal.key_results, before, after);
    goal.goal_key_results_count += (after ? 1 : 0) - (before ? 1 : 0);
    this.changed.add(goal_id);
  }

  /** People set something on the goal; a parent that is named must be in the chain. */
  goalChanged(goal_id: string, settings: Partial<GoalSettings>): void {
    const goal = this.goal(goal_id);
    this.replace(goal, { ...goal, ...settings });
    this.changed.add(goal_id);
  }

  /** A new goal, without contributors, below a goal of this chain or at the top. */
  goalAdded(id: string, settings: GoalSettings): void {
    const empty = { id, ...settings, goal_key_results_count: 0, key_results: NOTHING, children: NOTHING };
    const added = { ...empty, ...figureOf(empty) };
    this.goals.set(id, added);
    this.adjustParent(added, null, goalContribution(added));
    this.changed.add(id);
  }

  /** The goal is gone, with or without what was below it. */
  goalRemoved(goal_id: string): void {
    const goal = this.goal(goal_id);
    this.adjustParent(goal, goalContribution(goal), null);
    this.goals.delete(goal_id);
    this.changed.delete(goal_id);
  }

  /** Walks up, deepest goals first, and works every change through to the roots. @returns the goals to store */
  settle(): ChainGoal[] {
    const settled: ChainGoal[] = [];
    const levels: Set<string>[] = [];
    const visit = (goal_id: string, depth: number) => (levels[depth] ??= new Set()).add(goal_id);
    for (const goal_id of this.changed) visit(goal_id, this.upFrom(goal_id).length - 1);
    for (let depth = levels.length - 1; depth >= 0; depth--) {
      for (const goal_id of levels[depth] ?? []) {
        const goal = this.goal(goal_id);
        settled.push(this.replace(goal, { ...goal, ...figureOf(goal) }));
        if (goal.parent_goal_id && this.changed.has(goal.parent_goal_id)) visit(goal.parent_goal_id, depth - 1);
      }
    }
    this.changed.clear();
    return settled;
  }

  private replace(before: ChainGoal, after: ChainGoal): ChainGoal {
    this.goals.set(after.id, after);
    if (before.parent_goal_id === after.parent_goal_id) {
      this.adjustParent(after, goalContribution(before), goalContribution(after));
    } else {
      this.adjustParent(before, goalContribution(before), null);
      this.adjustParent(after, null, goalContribution(after));
    }
    return after;
  }

  private adjustParent(goal: ChainGoal, before: Contribution | null, after: Contribution | null): void {
    const parent = this.parentOf(goal);
    if (!parent || sameContribution(before, after)) return;
    parent.children = adjust(parent.children, before, after);
    this.changed.add(parent.id);
  }

  private parentOf(goal: ChainGoal): ChainGoal | undefined {
    return goal.parent_goal_id === null ? undefined : this.goals.get(goal.parent_goal_id);
  }
}

function figureOf(goal: Pick<ChainGoal, 'key_results' | 'children'> & GoalSettings): Figure {
  return goalFigure(goal.progress_driver, goal.key_results, goal.children, {
    progress: goal.manual_progress,
    confidence_level: goal.manual_confidence_level,
  });
}

function sameContribution(a: Contribution | null, b: Contribution | null): boolean {
  return (
    a === b ||
    (a !== null &&
      b !== null &&
      a.weight === b.weight &&
      a.progress === b.progress &&
      a.confidence_level === b.confidence_level)
  );
}
