import { Injectable } from '@nestjs/common';
import { type Transaction } from '../database/transaction.js';
import { Conflict, Forbidden, Invalid, NotFound } from '../http/problem.js';
import { AccessRepository, type GoalFacts } from './access.repository.js';
import { type Level, LEVEL } from './levels.js';
import { type Principal } from './principal.js';

/** Who owns a goal, as a body says it. */
export type Owner = Pick<GoalFacts, 'owner_type' | 'owner_employee_id' | 'owner_department_id' | 'owner_team_id'>;

const MAY: Record<Level, string> = {
  [LEVEL.NONE]: '',
  [LEVEL.VIEW]: 'view this goal',
  [LEVEL.ALIGN]: 'align goals with this one',
  [LEVEL.CHECK_IN]: 'check in on this goal',
  [LEVEL.MANAGE]: 'change this goal',
};

/** The one place that decides what a caller may do (SPEC §4). */
@Injectable()
export class AccessService {
  constructor(private readonly access: AccessRepository) {}

  /**
   * Loads a goal for a caller who needs `level` on it.
   * @throws NotFound when they may not even view it, Forbidden when they may view it but not do this
   */
  async requireGoal(tx: Transaction, principal: Principal, goal_id: string, level: Level): Promise<GoalFacts> {
    const goal = await this.findGoal(tx, principal, goal_id);
    if (!goal) throw new NotFound('goal');
    requireLevel(goal.level, level);
    return goal;
  }

  /**
   * Loads the goal that a body names as parent.
   * @throws Invalid at /parent_goal_id when the caller may not view it, in the same words as for a goal that does not
   *   exist; Forbidden when they may not align goals with it
   */
  async requireParent(tx: Transaction, principal: Principal, parent_goal_id: string): Promise<GoalFacts> {
    return requireAlignable(await this.findGoal(tx, principal, parent_goal_id));
  }

  /**
   * Goals are made by anyone for themselves, for a team or a department by its members, lead or heads, for an employee
   * also by the managers above, for the company by admins.
   * @throws Forbidden
   */
  async requireMayMakeFor(tx: Transaction, principal: Principal, owner: Owner): Promise<void> {
    const { owner_employee_id } = owner;
    const asked = owner_employee_id && principal.role !== 'admin' ? [owner_employee_id] : [];
    requireMayMakeFor(principal, owner, await this.reportsAmong(tx, principal, asked));
  }

  /** Which of these employees report to the caller, directly or not. */
  async reportsAmong(tx: Transaction, principal: Principal, employee_ids: string[]): Promise<Set<string>> {
    return new Set(employee_ids.length === 0 ? [] : await this.access.reportsAmong(tx, principal, employee_ids));
  }

  /** Those of these goals that the caller may view, by their ids. */
  async visibleGoals(tx: Transaction, principal: Principal, goal_ids: string[]): Promise<Map<string, GoalFacts>> {
    const goals = await this.access.visibleGoals(tx, principal, goal_ids);
    return new Map(goals.map((goal) => [goal.id, goal]));
  }

  private async findGoal(tx: Transaction, principal: Principal, goal_id: string): Promise<GoalFacts | undefined> {
    return (await this.access.visibleGoals(tx, principal, [goal_id]))[0];
  }
}

/**
 * The rule of {@link AccessService.requireMayMakeFor}.
 * @param reports those who report to the caller, as far as they are asked about
 * @throws Forbidden
 */
export function requireMayMakeFor(principal: Principal, owner: Owner, reports: ReadonlySet<string>): void {
  if (principal.role === 'admin') return;
  const { identities, leads, department_id, employee_id } = principal;
  const { owner_type, owner_employee_id, owner_department_id, owner_team_id } = owner;
  const allowed = {
    company: () => false,
    team: () => identities.includes(owner_team_id!),
    department: () => department_id === owner_department_id || leads.includes(owner_department_id!),
    employee: () => owner_employee_id === employee_id || reports.has(owner_employee_id!),
  };
  if (allowed[owner_type]()) return;
  throw new Forbidden(
    owner_type === 'company'
      ? 'Only admins make goals of the company.'
      : `You may not make goals for this ${owner_type}.`,
  );
}

/**
 * The rule of {@link AccessService.requireParent}, for a goal that was looked for.
 * @throws Invalid at /parent_goal_id, Forbidden
 */
export function requireAlignable(parent: GoalFacts | undefined): GoalFacts {
  if (!parent) throw Invalid.field('/parent_goal_id', 'There is no such goal, or you may not see it.');
  requireLevel(parent.level, LEVEL.ALIGN);
  return parent;
}

/** @throws Forbidden when `level` is below `needed` */
function requireLevel(level: Level, needed: Level): void {
  if (level < needed) throw new Forbidden(`You may see this goal, but not ${MAY[needed]}.`);
}

/** @throws Conflict when the goal is archived: it is read-only until it is unarchived (SPEC §2) */
export function requireUnarchived(goal: Pick<GoalFacts, 'is_archived'>, what = 'goal'): void {
  if (goal.is_archived) {
    throw new Conflict(`The ${what} is archived, and so read-only: set its is_archived to false first.`);
  }
}
