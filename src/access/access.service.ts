import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { type Transaction } from '../database/transaction.js';
import { Conflict, Forbidden, Invalid, NotFound } from '../http/problem.js';
import { bound, type Level, LEVEL, levelOf, managersAbove, visibleTo } from './levels.js';
import { type Principal } from './principal.js';

/** What decisions about a goal are made from. Weights and progress are decimal strings. */
export interface GoalFacts {
  id: string;
  level: Level;
  parent_goal_id: string | null;
  owner_type: 'company' | 'department' | 'team' | 'employee';
  owner_employee_id: string | null;
  owner_department_id: string | null;
  owner_team_id: string | null;
  status: 'active' | 'completed' | 'cancelled';
  is_archived: boolean;
  date_start: string | null;
  date_end: string | null;
}

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
   * @throws Invalid at /parent_goal_id when the caller may not view it, in the words of one that does not exist;
   *   Forbidden when they may not align goals with it
   */
  async requireParent(tx: Transaction, principal: Principal, parent_goal_id: string): Promise<GoalFacts> {
    const parent = await this.findGoal(tx, principal, parent_goal_id);
    if (!parent) throw Invalid.field('/parent_goal_id', 'There is no such goal, or you may not see it.');
    requireLevel(parent.level, LEVEL.ALIGN);
    return parent;
  }

  /**
   * Goals are made by anyone for themselves, for a team or a department by its members, lead or heads, for an employee
   * also by the managers above, for the company by admins.
   * @throws Forbidden
   */
  async requireMayOwn(tx: Transaction, principal: Principal, owner: Owner): Promise<void> {
    if (principal.role === 'admin') return;
    const allowed = await this.mayMakeFor(tx, principal, owner);
    if (!allowed) throw new Forbidden(`You may not make goals for this ${owner.owner_type}.`);
  }

  private async mayMakeFor(tx: Transaction, principal: Principal, owner: Owner): Promise<boolean> {
    switch (owner.owner_type) {
      case 'company':
        return false;
      case 'team':
        return principal.identities.includes(owner.owner_team_id!);
      case 'department':
        return (
          principal.department_id === owner.owner_department_id || principal.leads.includes(owner.owner_department_id!)
        );
      case 'employee':
        return (
          owner.owner_employee_id === principal.employee_id ||
          (await this.isManagerOf(tx, principal, owner.owner_employee_id!))
        );
    }
  }

  private async isManagerOf(tx: Transaction, principal: Principal, employee_id: string): Promise<boolean> {
    const found = await tx.row(sql`
      SELECT WHERE ${principal.employee_id}::uuid IN (
        ${managersAbove(sql`${principal.company_id}::uuid`, sql`${employee_id}::uuid`)}
      )`);
    return found !== undefined;
  }

  private findGoal(tx: Transaction, principal: Principal, goal_id: string): Promise<GoalFacts | undefined> {
    return tx.row<GoalFacts>(sql`
      SELECT g.id, g.parent_goal_id, g.owner_type, g.owner_employee_id, g.owner_department_id, g.owner_team_id,
        g.status, g.is_archived, g.date_start::text, g.date_end::text, ${levelOf(bound(principal))} AS level
      FROM goals g
      WHERE g.company_id = ${principal.company_id} AND g.id = ${goal_id} AND ${visibleTo(principal)}`);
  }
}

/** @throws Forbidden when `level` is below `needed` */
export function requireLevel(level: Level, needed: Level): void {
  if (level < needed) throw new Forbidden(`You may see this goal, but not ${MAY[needed]}.`);
}

/** @throws Conflict when the goal is archived: it is read-only until it is unarchived (SPEC §2) */
export function requireUnarchived(goal: Pick<GoalFacts, 'is_archived'>, what = 'goal'): void {
  if (goal.is_archived) {
    throw new Conflict(`The ${what} is archived, and so read-only: set its is_archived to false first.`);
  }
}
