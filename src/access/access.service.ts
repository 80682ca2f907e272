import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
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
  async requireMayOwn(tx: Transaction, principal: Principal, owner: Owner): Promise<void> {
    const { owner_employee_id } = owner;
    const asked = owner_employee_id && principal.role !== 'admin' ? [owner_employee_id] : [];
    requireMayMakeFor(principal, owner, await this.reportsAmong(tx, principal, asked));
  }

  /** Which of these employees report to the caller, directly or not. */
  async reportsAmong(tx: Transaction, principal: Principal, employee_ids: string[]): Promise<Set<string>> {
    if (employee_ids.length === 0) return new Set();
    const rows = await tx.rows<{ id: string }>(sql`
      SELECT asked.id FROM unnest(${employee_ids}::uuid[]) AS asked (id)
      WHERE ${principal.employee_id}::uuid IN (${managersAbove(sql`${principal.company_id}::uuid`, sql`asked.id`)})`);
    return new Set(rows.map(({ id }) => id));
  }

  /** Those of these goals that the caller may view, by their ids. */
  async visibleGoals(tx: Transaction, principal: Principal, goal_ids: string[]): Promise<Map<string, GoalFacts>> {
    const goals = await this.findGoals(tx, principal, sql`g.id = ANY (${goal_ids}::uuid[])`);
    return new Map(goals.map((goal) => [goal.id, goal]));
  }

  private async findGoal(tx: Transaction, principal: Principal, goal_id: string): Promise<GoalFacts | undefined> {
    return (await this.findGoals(tx, principal, sql`g.id = ${goal_id}`))[0];
  }

  private findGoals(tx: Transaction, principal: Principal, which: Sql): Promise<GoalFacts[]> {
    return tx.rows<GoalFacts>(sql`
      SELECT g.id, g.parent_goal_id, g.owner_type, g.owner_employee_id, g.owner_department_id, g.owner_team_id,
        g.status, g.is_archived, g.date_start::text, g.date_end::text, ${levelOf(bound(principal))} AS level
      FROM goals g
      WHERE g.company_id = ${principal.company_id} AND ${which} AND ${visibleTo(principal)}`);
  }
}

/**
 * The rule of {@link AccessService.requireMayOwn}.
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
  if (!allowed[owner_type]()) throw new Forbidden(`You may not make goals for this ${owner_type}.`);
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
export function requireLevel(level: Level, needed: Level): void {
  if (level < needed) throw new Forbidden(`You may see this goal, but not ${MAY[needed]}.`);
}

/** @throws Conflict when the goal is archived: it is read-only until it is unarchived (SPEC §2) */
export function requireUnarchived(goal: Pick<GoalFacts, 'is_archived'>, what = 'goal'): void {
  if (goal.is_archived) {
    throw new Conflict(`The ${what} is archived, and so read-only: set its is_archived to false first.`);
  }
}
