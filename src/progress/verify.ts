import { Injectable } from '@nestjs/common';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { Database } from '../database/database.js';
import { ofCompany } from '../database/of-company.js';
import { type OnProgress } from '../database/work-progress.js';
import { type Transaction } from '../database/transaction.js';
import { MAX_LEVELS } from './chain.js';
import { FRESH_FIGURES, freshGoals, freshKeyResults, freshLevel } from './verify.sql.js';

/** Something that is stored and should not be so. */
export interface Finding {
  company_id: string;
  kind: 'goal' | 'key_result';
  id: string;
  /** what of it: a column, or `parent_goal_id` and `level` for the shape of the hierarchy */
  field: string;
  stored: string | null;
  expected: string | null;
}

const KEY_RESULT_FIGURES = [
  'current_value',
  'progress',
  'confidence_level',
  'check_ins_count',
  'last_check_in_id',
  'last_check_in_at',
];

const GOAL_FIGURES = [
  'progress',
  'progress_is_computed',
  'confidence_level',
  'goal_key_results_count',
  ...['key_results', 'children'].flatMap((of) =>
    ['weight', 'progress', 'scored_weight', 'score'].map((sum) => `${of}_${sum}`),
  ),
];

const QUANTITIES = /^current_value$|^progress$|_(weight|progress|score)$/;

/** The audit of SPEC §3: no drift. Computes every figure afresh from the check-ins, and compares. */
@Injectable()
export class Verification {
  constructor(private readonly database: Database) {}

  /**
   * What differs, of one company or of all. Everything is read at one moment, without a lock, so the service may go on
   * writing.
   * @param onProgress told of goals and key results
   */
  verify(company_id: string | null, onProgress: OnProgress = () => undefined): Promise<Finding[]> {
    return this.database.transaction(async (tx) => {
      tx.execute(sql`SET TRANSACTION ISOLATION LEVEL REPEATABLE READ`);
      await computeAfresh(tx, company_id, onProgress);
      const [keyResults, goals, shape] = await Promise.all([
        tx.rows<Finding>(differences('key_result', KEY_RESULT_FIGURES, keyResultPairs, sql`fresh.differs`)),
        tx.rows<Finding>(differences('goal', GOAL_FIGURES, goalPairs, differ(GOAL_FIGURES))),
        tx.rows<Finding>(misshapen(company_id)),
      ]);
      return [...shape, ...goals, ...keyResults];
    });
  }

  /** Stores the figures of one company as they should be, under its lock. */
  async repair(company_id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      tx.lockCompany(company_id);
      await computeAfresh(tx, company_id, () => undefined);
      tx.execute(sql`
        UPDATE key_results stored SET ${assignments(KEY_RESULT_FIGURES)}
        FROM fresh_key_results fresh
        WHERE stored.company_id = fresh.company_id AND stored.id = fresh.id
          AND fresh.differs`);
      tx.execute(sql`
        INSERT INTO goal_progress (company_id, goal_id)
        SELECT company_id, goal_id FROM fresh_figures ON CONFLICT DO NOTHING`);
      tx.execute(sql`
        UPDATE goal_progress stored SET ${assignments(GOAL_FIGURES)}
        FROM fresh_figures fresh
        WHERE stored.company_id = fresh.company_id AND stored.goal_id = fresh.goal_id
          AND ${differ(GOAL_FIGURES)}`);
    });
  }
}

async function computeAfresh(tx: Transaction, company_id: string | null, onProgress: OnProgress): Promise<void> {
  // Large sorts, hashes and scans, in a transaction of which there is one.
  set(tx, { work_mem: '256MB', enable_memoize: 'off', max_parallel_workers_per_gather: '2' });
  const { goals, key_results } = (await tx.row<Record<'goals' | 'key_results', number>>(sql`
    SELECT (SELECT count(*)::integer FROM goals WHERE ${ofCompany(company_id)}) AS goals,
      (SELECT count(*)::integer FROM key_results WHERE ${ofCompany(company_id)}) AS key_results`))!;
  // Goals are gone over twice: once for their place, once for their figures.
  let done = 0;
  const proceed = (by: number) => onProgress((done += by), key_results + 2 * goals);

  // Key results and check-ins have indexes of the same order; after them whole tables are read, in whatever order.
  set(tx, { enable_hashjoin: 'off' });
  await tx.rows(freshKeyResults(company_id, differ(KEY_RESULT_FIGURES)));
  set(tx, { enable_hashjoin: 'on', random_page_cost: '1.1' });
  tx.execute(sql`ANALYZE fresh_key_results (goal_id, differs)`);
  proceed(key_results);
  await tx.rows(freshGoals(company_id));
  tx.execute(sql`CREATE INDEX ON fresh_goals (level)`);
  tx.execute(sql`ANALYZE fresh_goals`);
  tx.execute(FRESH_FIGURES);
  tx.execute(sql`CREATE INDEX ON fresh_figures (level)`);
  proceed(goals);
  const levels = await tx.rows<{ level: number; goals: number }>(sql`
    SELECT level, count(*)::integer AS goals FROM fresh_goals GROUP BY level ORDER BY level DESC`);
  for (const { level, goals } of levels) {
    await tx.rows(freshLevel(level));
    proceed(goals);
  }
  tx.execute(sql`ANALYZE fresh_figures`);
}

/** Settings of the server for the rest of the transaction. */
function set(tx: Transaction, settings: Record<string, string>): void {
  for (const [name, value] of Object.entries(settings)) tx.execute(sql`SELECT set_config(${name}, ${value}, TRUE)`);
}

const keyResultPairs = sql`
  fresh_key_results fresh
  JOIN key_results stored ON stored.company_id = fresh.company_id AND stored.id = fresh.id`;

const goalPairs = sql`
  (SELECT goal_id AS id, * FROM fresh_figures) fresh
  LEFT JOIN goal_progress stored ON stored.company_id = fresh.company_id AND stored.goal_id = fresh.id`;

/** One row for each field that differs. */
function differences(kind: Finding['kind'], fields: string[], pairs: Sql, anyDiffers: Sql): Sql {
  const values = fields.map((field) => sql`(${field}, ${raw(`${shown('stored', field)}, ${shown('fresh', field)}`)})`);
  const differing = fields.map((field) => raw(`stored.${field} IS DISTINCT FROM fresh.${field}`));
  return sql`
    SELECT fresh.company_id, ${kind} AS kind, fresh.id, pair.field, pair.stored, pair.expected
    FROM ${pairs}
    CROSS JOIN LATERAL (VALUES ${join(values)}) AS pair (field, stored, expected)
    WHERE ${anyDiffers} AND CASE pair.field ${join(
      fields.map((field, n) => sql`WHEN ${field} THEN ${differing[n]}`),
      ' ',
    )} END
    ORDER BY fresh.company_id, fresh.id`;
}

/** A quantity without trailing zeros, so that what is equal looks equal. */
function shown(of: string, field: string): string {
  return QUANTITIES.test(field) ? `trim_scale(${of}.${field})::text` : `${of}.${field}::text`;
}

function differ(fields: string[]): Sql {
  const row = (of: string) => raw(`(${fields.map((field) => `${of}.${field}`).join(', ')})`);
  return sql`${row('stored')} IS DISTINCT FROM ${row('fresh')}`;
}

function assignments(fields: string[]): Sql {
  return raw(fields.map((field) => `${field} = fresh.${field}`).join(', '));
}

/** Goals that no root leads to, because they are in a circle or below one, and those that are too deep. */
function misshapen(company_id: string | null): Sql {
  return sql`
    SELECT g.company_id, 'goal' AS kind, g.id, 'parent_goal_id' AS field,
      g.parent_goal_id::text AS stored, 'a goal that leads to a root' AS expected
    FROM goals g
    WHERE ${ofCompany(company_id, sql`g.company_id`)}
      AND NOT EXISTS (SELECT FROM fresh_goals f WHERE f.company_id = g.company_id AND f.id = g.id)
    UNION ALL
    SELECT company_id, 'goal', id, 'level', level::text, ${`at most ${MAX_LEVELS}`}
    FROM fresh_goals WHERE level > ${MAX_LEVELS}`;
}
