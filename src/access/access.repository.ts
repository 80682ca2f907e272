import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { type Transaction } from '../database/transaction.js';
import { bound, type Level, levelOf, managersAbove, visibleTo } from './levels.js';
import { type Owner } from './owner.js';
import { type Principal } from './principal.js';

/** What decisions about a goal are made from. */
export interface GoalFacts extends Owner {
  id: string;
  level: Level;
  parent_goal_id: string | null;
  is_archived: boolean;
  date_start: string | null;
  date_end: string | null;
}

/** The SQL of decisions about goals (SPEC §4). */
@Injectable()
export class AccessRepository {
  /** Those of these goals that the caller may view, with what they may do. */
  visibleGoals(tx: Transaction, principal: Principal, goal_ids: string[]): Promise<GoalFacts[]> {
    return tx.rows<GoalFacts>(sql`
      SELECT g.id, g.parent_goal_id, g.owner_type, g.owner_employee_id, g.owner_department_id, g.owner_team_id,
        g.is_archived, g.date_start::text, g.date_end::text, ${levelOf(bound(principal))} AS level
      FROM goals g
      WHERE g.company_id = ${principal.company_id} AND g.id = ANY (${goal_ids}::uuid[]) AND ${visibleTo(principal)}`);
  }

  /** Those of these employees who report to the caller, directly or not. */
  async reportsAmong(tx: Transaction, principal: Principal, employee_ids: string[]): Promise<string[]> {
    const rows = await tx.rows<{ id: string }>(sql`
      SELECT asked.id FROM unnest(${employee_ids}::uuid[]) AS asked (id)
      WHERE ${principal.employee_id}::uuid IN (${managersAbove(sql`${principal.company_id}::uuid`, sql`asked.id`)})`);
    return rows.map(({ id }) => id);
  }
}
