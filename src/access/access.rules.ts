import { Conflict, Forbidden, Invalid } from '../http/problem.js';
import { type GoalFacts } from './access.repository.js';
import { type Level, LEVEL } from './levels.js';
import { type Owner } from './owner.js';
import { type Principal } from './principal.js';

/** The rules of SPEC §4 that need nothing but what they are given. */

const MAY: Record<Level, string> = {
  [LEVEL.NONE]: '',
  [LEVEL.VIEW]: 'view it',
  [LEVEL.ALIGN]: 'align goals with it',
  [LEVEL.CHECK_IN]: 'check in on it',
  [LEVEL.MANAGE]: 'change it',
};

const IS_ARCHIVED = 'is archived, and so read-only: set its is_archived to false first.';

/**
 * The rule of `AccessService.requireMayMakeFor`.
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
 * The rule of `AccessService.requireParent`, for a goal that was looked for.
 * @throws Invalid at /parent_goal_id, Forbidden
 */
export function requireAlignable(parent: GoalFacts | undefined): GoalFacts {
  if (!parent) throw Invalid.field('/parent_goal_id', 'There is no such goal, or you may not see it.');
  requireLevel(parent.level, LEVEL.ALIGN, 'the parent goal');
  return parent;
}

/** @throws Forbidden when `level` is below `needed` */
export function requireLevel(level: Level, needed: Level, what = 'this goal'): void {
  if (level < needed) throw new Forbidden(`You may see ${what}, but not ${MAY[needed]}.`);
}

/** @throws Conflict when the goal is archived: it is read-only until it is unarchived (SPEC §2) */
export function requireUnarchived({ is_archived }: Pick<GoalFacts, 'is_archived'>): void {
  if (is_archived) throw new Conflict(`The goal ${IS_ARCHIVED}`);
}

/** @throws Conflict at /parent_goal_id when the goal that is to get a child is archived */
export function requireUnarchivedParent({ is_archived }: Pick<GoalFacts, 'is_archived'>): void {
  if (is_archived) throw Conflict.field('/parent_goal_id', `The parent goal ${IS_ARCHIVED}`);
}
