import { Injectable } from '@nestjs/common';
import { type Transaction } from '../database/transaction.js';
import { NotFound } from '../http/problem.js';
import { AccessRepository, type GoalFacts } from './access.repository.js';
import { requireAlignable, requireLevel, requireMayMakeFor } from './access.rules.js';
import { type Level } from './levels.js';
import { type Owner } from './owner.js';
import { type Principal } from './principal.js';

/**
 * What callers may do with goals that they name, and for whom they may make goals (SPEC §4). Check-ins and reads have the
 * same levels and the same predicate (`levels.ts`) in statements of their own. Who may change the directory, and whose
 * tokens anybody may have, is decided there.
 */
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
