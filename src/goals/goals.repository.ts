import { Injectable } from '@nestjs/common';
import sql, { raw, type Sql } from 'sql-template-tag';
import { forCaller } from '../access/caller-statement.js';
import { ConfirmedReads } from '../access/confirmed-reads.js';
import { bound, type Level, levelOf, visibleTo } from '../access/levels.js';
import { addPeople, type People, setPeople } from '../access/people.js';
import { type Principal } from '../access/principal.js';
import { type Transaction } from '../database/transaction.js';
import { JsonText } from '../http/json-text.js';
import { jsonObject } from '../http/json.sql.js';
import { Goal } from './goal.entity.js';
import { type UpdateGoal } from './goal.dto.js';
import { goalDetailFields, JOIN_PROGRESS } from './goal.projection.js';

/** A goal that is to be written. */
export type NewGoal = Omit<Goal, 'updated_at'>;

/** Who is named on a goal: omitted = unchanged, null = nobody. */
type PeopleOfGoal = Pick<UpdateGoal, 'assign_to_ids' | 'visible_to_ids'>;

const goalDetail = forCaller<{ goal_id: string }>(
  (principal, { goal_id }) => sql`
    SELECT ${jsonObject(goalDetailFields(principal))}::text AS json
    FROM goals g ${JOIN_PROGRESS}
    WHERE g.company_id = ${principal.company_id} AND g.id = ${goal_id} AND ${visibleTo(principal)}`,
);

interface Found {
  json: string;
}

/** The ordinary SQL of single goals. */
@Injectable()
export class GoalsRepository {
  constructor(private readonly reads: ConfirmedReads) {}

  /** One goal with its whole structure, as the caller may see it, in one statement, and one round trip without `tx`. */
  async find(caller: Principal, goal_id: string, tx?: Transaction): Promise<JsonText | undefined> {
    const statement = (principal: Principal) => goalDetail(principal, { goal_id });
    const found = await (tx ? tx.row<Found>(statement(caller)) : this.reads.row<Found>(caller, statement));
    return found && new JsonText(found.json);
  }

  /** Inserts a goal with its people, and the row of its figures, which its chain fills in when it settles. */
  async insert(tx: Transaction, goal: NewGoal, { assign_to_ids, visible_to_ids }: PeopleOfGoal): Promise<void> {
    const { company_id, id } = goal;
    await tx.manager.insert(Goal, goal);
    tx.execute(sql`INSERT INTO goal_progress (company_id, goal_id) VALUES (${company_id}, ${id})`);
    addPeople(tx, 'goal_assignees', company_id, [{ id, employee_ids: assign_to_ids ?? [] }]);
    addPeople(tx, 'goal_viewers', company_id, [{ id, employee_ids: visible_to_ids ?? [] }]);
  }

  /** Inserts goals with their people, parents before their children; {@link insert} for many. */
  async insertMany(
    tx: Transaction,
    company_id: string,
    goals: NewGoal[],
    assignees: People[],
    viewers: People[],
  ): Promise<void> {
    const rows = JSON.stringify(goals);
    const names = raw(Object.keys(goals[0]!).join(', '));
    await Promise.all([
      tx.rows(sql`INSERT INTO goals (${names}) SELECT ${names} FROM json_populate_recordset(NULL::goals, ${rows})`),
      tx.rows(sql`
        INSERT INTO goal_progress (company_id, goal_id)
        SELECT company_id, id FROM json_populate_recordset(NULL::goals, ${rows})`),
    ]);
    addPeople(tx, 'goal_assignees', company_id, assignees);
    addPeople(tx, 'goal_viewers', company_id, viewers);
  }

  /** Changes a goal: see {@link Transaction.change}. */
  async update(tx: Transaction, company_id: string, id: string, changes: Partial<Goal>): Promise<void> {
    await tx.change(Goal, company_id, id, changes);
  }

  /** Names these people, and nobody else, on a goal. */
  setPeople(tx: Transaction, company_id: string, id: string, people: PeopleOfGoal): void {
    const { assign_to_ids: assigned, visible_to_ids: viewing } = people;
    if (assigned !== undefined) setPeople(tx, 'goal_assignees', company_id, { id, employee_ids: assigned ?? [] });
    if (viewing !== undefined) setPeople(tx, 'goal_viewers', company_id, { id, employee_ids: viewing ?? [] });
  }

  /** Deletes goals and everything that belongs to them; their children must be among them or detached. */
  delete(tx: Transaction, company_id: string, goal_ids: string[]): void {
    tx.execute(sql`DELETE FROM goals WHERE company_id = ${company_id} AND id = ANY (${goal_ids}::uuid[])`);
  }

  /** Makes the children of a goal top-level goals. */
  detachChildren(tx: Transaction, company_id: string, goal_id: string): void {
    tx.execute(sql`
      UPDATE goals SET parent_goal_id = NULL, updated_at = clock_timestamp()
      WHERE company_id = ${company_id} AND parent_goal_id = ${goal_id}`);
  }

  /** Whether anything is below the goal, seen or unseen, archived or not. */
  async hasChildren(tx: Transaction, company_id: string, goal_id: string): Promise<boolean> {
    const child = await tx.row(sql`
      SELECT FROM goals WHERE company_id = ${company_id} AND parent_goal_id = ${goal_id} LIMIT 1`);
    return child !== undefined;
  }

  /** How many levels the goal and everything below it span; 1 = no children. */
  async height(tx: Transaction, company_id: string, goal_id: string): Promise<number> {
    const found = await tx.row<{ height: number }>(sql`
      ${below(company_id, goal_id)} SELECT max(level) AS height FROM below`);
    return found!.height;
  }

  /** The goal and everything below it, with the level that the caller has on each (see `levelOf`). */
  subtree(tx: Transaction, principal: Principal, goal_id: string): Promise<{ id: string; level: Level }[]> {
    const { company_id } = principal;
    return tx.rows(sql`
      ${below(company_id, goal_id)}
      SELECT g.id, ${levelOf(bound(principal))} AS level FROM below JOIN goals g ON g.company_id = ${company_id} AND g.id = below.id`);
  }
}

function below(company_id: string, goal_id: string): Sql {
  return sql`
    WITH RECURSIVE below AS (
      SELECT ${goal_id}::uuid AS id, 1 AS level
      UNION ALL
      SELECT g.id, below.level + 1 FROM below
      JOIN goals g ON g.company_id = ${company_id} AND g.parent_goal_id = below.id
    )`;
}
