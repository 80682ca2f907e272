import { type GoalFacts } from '../access/access.repository.js';
import { requireUnarchived } from '../access/access.rules.js';
import { type Owner } from '../access/owner.js';
import { Conflict, type FieldError, Invalid } from '../http/problem.js';
import { type Chain, type ChainGoal, MAX_LEVELS } from '../progress/chain.js';
import { goalFigure } from '../progress/progress.js';
import { type SearchGoals, type UpdateGoal } from './goal.dto.js';

type PeriodFilter = Pick<SearchGoals, 'date_period_start' | 'date_period_end'>;

type Period = Pick<UpdateGoal, 'date_start' | 'date_end'>;

const OWNER_FIELDS = ['owner_type', 'owner_employee_id', 'owner_department_id', 'owner_team_id'] as const;

/** The rules of SPEC §2 that need nothing but what they are given. */

/** @throws Conflict at /parent_goal_id when `height` levels do not fit below the parent */
export function requireRoom(chain: Chain, parent_goal_id: string, height: number): void {
  if (chain.upFrom(parent_goal_id).length + height > MAX_LEVELS) {
    throw Conflict.field('/parent_goal_id', `Goals nest at most ${MAX_LEVELS} levels deep.`);
  }
}

/** @throws Conflict at /parent_goal_id when the parent is the goal itself or lies below it */
export function requireNoCycle(chain: Chain, goal_id: string, parent_goal_id: string): void {
  if (chain.upFrom(parent_goal_id).some(({ id }) => id === goal_id)) {
    throw Conflict.field('/parent_goal_id', 'The parent goal is this goal itself or lies below it.');
  }
}

/**
 * The period of a goal, as a body has it, on top of that which the goal has.
 * @throws Invalid when it ends before it begins, naming what the body says of it
 */
export function requirePeriod(body: Period, goal: Period = {}): void {
  const { date_start = goal.date_start, date_end = goal.date_end } = body;
  if (!date_start || !date_end || date_end >= date_start) return;
  throw body.date_end
    ? Invalid.field('/date_end', 'must not be before date_start')
    : Invalid.field('/date_start', 'must not be after date_end');
}

/** @throws Invalid when the period that a search asks for ends before it begins */
export function requireSearchPeriod({ date_period_start: start, date_period_end: end }: PeriodFilter): void {
  if (start && end && end < start) throw Invalid.field('/date_period_end', 'must not be before date_period_start');
}

/**
 * An archived goal takes no change, unless it is unarchived with it. To archive it once more is none: the answer to the
 * first time may have been lost.
 * @throws Conflict
 */
export function requireChangeable(goal: Pick<GoalFacts, 'is_archived'>, { is_archived, ...changes }: UpdateGoal): void {
  if (is_archived === false) return;
  const isRepeated = is_archived && Object.values(changes).every((change) => change === undefined);
  if (!isRepeated) requireUnarchived(goal);
}

/** @throws Invalid when something is set by hand that this goal computes */
export function requireByHand(chain: Chain, goal_id: string, body: UpdateGoal): void {
  const goal = chain.goal(goal_id);
  if (body.progress !== undefined && goal.progress_is_computed) {
    throw Invalid.field('/progress', 'is computed from the contributors of this goal (see progress_driver)');
  }
  if (body.confidence_level && isConfidenceComputed(goal)) {
    throw Invalid.field('/confidence_level', 'is computed from the contributors of this goal (see progress_driver)');
  }
}

/** Whether a goal has a confidence also when nobody has set one. */
function isConfidenceComputed({ progress_driver, key_results, children }: ChainGoal): boolean {
  const nothing = { progress: 0n, confidence_level: null };
  return goalFigure(progress_driver, key_results, children, nothing).confidence_level !== null;
}

/** The owner that a body names. @throws Invalid unless it has exactly the id that matches owner_type */
export function ownerOf(body: Partial<Owner> & Pick<Owner, 'owner_type'>): Owner {
  const errors: FieldError[] = [];
  for (const type of ['employee', 'department', 'team'] as const) {
    const field = `owner_${type}_id` as const;
    const matches = type === body.owner_type;
    if (matches && !body[field]) errors.push({ pointer: `/${field}`, detail: `is required for owner_type ${type}` });
    if (!matches && body[field]) {
      errors.push({ pointer: `/${field}`, detail: `does not go with owner_type ${body.owner_type}` });
    }
  }
  if (errors.length > 0) throw new Invalid(errors);
  const { owner_type, owner_employee_id = null, owner_department_id = null, owner_team_id = null } = body;
  return { owner_type, owner_employee_id, owner_department_id, owner_team_id };
}

/**
 * The owner after a change, or undefined where it stays: a body that repeats it needs no right to it. A new owner_type
 * starts from nothing; without one, the ids are laid over those of the goal.
 * @throws Invalid as {@link ownerOf}
 */
export function newOwnerOf(goal: GoalFacts, body: UpdateGoal): Owner | undefined {
  const given = OWNER_FIELDS.filter((field) => body[field] !== undefined);
  if (given.length === 0) return undefined;
  const base = body.owner_type && body.owner_type !== goal.owner_type ? {} : goal;
  const merged = { ...base, ...Object.fromEntries(given.map((field) => [field, body[field]])) };
  const owner = ownerOf({ ...merged, owner_type: body.owner_type ?? goal.owner_type });
  return OWNER_FIELDS.some((field) => owner[field] !== goal[field]) ? owner : undefined;
}
