import { Injectable } from '@nestjs/common';
import sql, { raw, type Sql } from 'sql-template-tag';
import { forCaller } from '../access/caller-statement.js';
import { ConfirmedReads } from '../access/confirmed-reads.js';
import { visibleTo } from '../access/levels.js';
import { addPeople, type People, setPeople } from '../access/people.js';
import { type Principal } from '../access/principal.js';
import { Database } from '../database/database.js';
import { type Transaction } from '../database/transaction.js';
import { JsonText } from '../http/json-text.js';
import { type ListRow } from '../http/page.js';
import { jsonObject } from '../http/json.sql.js';
import { fromUnits, PROGRESS_DECIMALS, toUnits, VALUE_DECIMALS, WEIGHT_DECIMALS } from '../progress/progress.js';
import { KeyResult } from './key-result.entity.js';
import { type KeyResultFigures, type MeasuredKeyResult } from './key-result.figures.js';
import { keyResultFields } from './key-result.projection.js';

/** A key result that is to be written. */
export type NewKeyResult = Omit<KeyResult, 'updated_at'>;

const oneKeyResult = forCaller<{ goal_id: string; id: string }>(
  (principal, { goal_id, id }) => sql`
    SELECT ${jsonObject(keyResultFields())}::text AS json
    FROM goals g JOIN key_results kr ON kr.company_id = g.company_id AND kr.goal_id = g.id
    WHERE g.company_id = ${principal.company_id} AND kr.company_id = ${principal.company_id}
      AND g.id = ${goal_id} AND kr.id = ${id} AND ${visibleTo(principal)}`,
);

const keyResultsOfGoal = forCaller<{ goal_id: string; after: string | null; limit: number }>(
  (principal, { goal_id, after, limit }) => sql`
    SELECT kr.json, ARRAY[kr.id::text] AS key
    FROM goals g LEFT JOIN LATERAL (
      SELECT kr.id, ${jsonObject(keyResultFields())}::text AS json
      FROM key_results kr
      WHERE kr.company_id = ${principal.company_id} AND kr.goal_id = g.id
        AND (${after}::uuid IS NULL OR kr.id > ${after}::uuid)
      ORDER BY kr.id
      LIMIT ${limit}
    ) kr ON TRUE
    WHERE g.company_id = ${principal.company_id} AND g.id = ${goal_id} AND ${visibleTo(principal)}
    ORDER BY kr.id`,
);

/** Stores what {@link figuresAsJson} gave. */
export function storeFiguresOf(company_id: string, rows: string): Sql {
  return sql`
    UPDATE key_results kr SET
      current_value = new.current_value,
      progress = new.progress,
      confidence_level = new.confidence_level,
      check_ins_count = new.check_ins_count,
      last_check_in_id = new.last_check_in_id,
      last_check_in_at = new.last_check_in_at
    FROM json_to_recordset(${rows}) AS new (
      id uuid, current_value numeric, progress numeric, confidence_level text, check_ins_count integer,
      last_check_in_id uuid, last_check_in_at timestamptz
    )
    WHERE kr.company_id = ${company_id} AND kr.id = new.id`;
}

/** Key results whose figures are to be stored. */
export function figuresAsJson(keyResults: MeasuredKeyResult[]): string {
  return JSON.stringify(keyResults.map((keyResult) => ({ id: keyResult.id, ...figureColumns(keyResult) })));
}

/** The SQL of key results. */
@Injectable()
export class KeyResultsRepository {
  constructor(
    private readonly database: Database,
    private readonly reads: ConfirmedReads,
  ) {}

  /** One key result of a goal that the caller may view. */
  async find(principal: Principal, goal_id: string, id: string, on: Database | Transaction = this.database) {
    const found = await on.row<{ json: string }>(oneKeyResult(principal, { goal_id, id }));
    return found && new JsonText(found.json);
  }

  /** The key results of a goal, oldest first, from behind `after`; undefined when the caller may not view the goal. */
  async page(caller: Principal, goal_id: string, after: string | null, limit: number) {
    const rows = await this.reads.rows<ListRow | { json: null }>(caller, (principal) =>
      keyResultsOfGoal(principal, { goal_id, after, limit }),
    );
    return rows.length > 0 ? rows.filter((row): row is ListRow => row.json !== null) : undefined;
  }

  /** How many key results a goal has; 0 when the caller may not view it. */
  async count(caller: Principal, goal_id: string): Promise<number> {
    const [counted] = await this.reads.rows<{ count: number }>(
      caller,
      (principal) => sql`
        SELECT p.goal_key_results_count AS count
        FROM goals g JOIN goal_progress p ON p.company_id = ${principal.company_id} AND p.goal_id = g.id
        WHERE g.company_id = ${principal.company_id} AND g.id = ${goal_id} AND ${visibleTo(principal)}`,
    );
    return counted?.count ?? 0;
  }

  /** The row itself, for a change of it. */
  async load(tx: Transaction, company_id: string, goal_id: string, id: string): Promise<KeyResult | null> {
    return tx.manager.findOneBy(KeyResult, { company_id, goal_id, id });
  }

  /** Inserts a key result with its figures and its assignees. */
  async insert(tx: Transaction, keyResult: NewKeyResult, assign_to_ids: string[]): Promise<void> {
    const { company_id, id } = keyResult;
    await tx.manager.insert(KeyResult, keyResult);
    addPeople(tx, 'key_result_assignees', company_id, [{ id, employee_ids: assign_to_ids }]);
  }

  /** Inserts key results with their assignees; {@link insert} for many. */
  async insertMany(
    tx: Transaction,
    company_id: string,
    keyResults: NewKeyResult[],
    assignees: People[],
  ): Promise<void> {
    const names = raw(Object.keys(keyResults[0]!).join(', '));
    await tx.rows(sql`
      INSERT INTO key_results (${names})
      SELECT ${names} FROM json_populate_recordset(NULL::key_results, ${JSON.stringify(keyResults)})`);
    addPeople(tx, 'key_result_assignees', company_id, assignees);
  }

  /** Changes a key result: see {@link Transaction.change}. */
  async update(tx: Transaction, company_id: string, id: string, changes: Partial<KeyResult>): Promise<void> {
    await tx.change(KeyResult, company_id, id, changes);
  }

  /** Assigns these employees, and nobody else, to a key result. */
  setAssignees(tx: Transaction, company_id: string, id: string, assign_to_ids: string[]): void {
    setPeople(tx, 'key_result_assignees', company_id, { id, employee_ids: assign_to_ids });
  }

  /** Deletes a key result with its check-ins. */
  delete(tx: Transaction, company_id: string, id: string): void {
    tx.execute(sql`DELETE FROM key_results WHERE company_id = ${company_id} AND id = ${id}`);
  }

  /** Stores what check-ins made of these key results, in one statement. */
  storeFigures(tx: Transaction, company_id: string, keyResults: MeasuredKeyResult[]): void {
    tx.execute(storeFiguresOf(company_id, figuresAsJson(keyResults)));
  }
}

/** Figures as columns. */
export function figureColumns(figures: KeyResultFigures) {
  const { current_value, progress, confidence_level, check_ins_count, last_check_in_id, last_check_in_at } = figures;
  return {
    current_value: fromUnits(current_value, VALUE_DECIMALS),
    progress: fromUnits(progress, PROGRESS_DECIMALS),
    confidence_level,
    check_ins_count,
    last_check_in_id,
    last_check_in_at,
  };
}

/** The columns that {@link measuredOf} reads; quantities are decimal texts. */
export type KeyResultRow = Pick<
  KeyResult,
  | 'id'
  | 'goal_id'
  | 'start_value'
  | 'target_value'
  | 'weight'
  | 'current_value'
  | 'progress'
  | 'confidence_level'
  | 'check_ins_count'
  | 'last_check_in_id'
  | 'last_check_in_at'
>;

/** Columns as figures. */
export function measuredOf(row: KeyResultRow): MeasuredKeyResult {
  return {
    id: row.id,
    goal_id: row.goal_id,
    start_value: toUnits(row.start_value, VALUE_DECIMALS),
    target_value: toUnits(row.target_value, VALUE_DECIMALS),
    weight: toUnits(row.weight, WEIGHT_DECIMALS),
    current_value: toUnits(row.current_value, VALUE_DECIMALS),
    progress: toUnits(row.progress, PROGRESS_DECIMALS),
    confidence_level: row.confidence_level,
    check_ins_count: row.check_ins_count,
    last_check_in_id: row.last_check_in_id,
    last_check_in_at: row.last_check_in_at,
  };
}
