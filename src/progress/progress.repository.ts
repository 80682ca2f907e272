import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { template } from '../database/template.js';
import { type Transaction } from '../database/transaction.js';
import { type ChainGoal } from './chain.js';
import {
  type Figure,
  fromUnits,
  PROGRESS_DECIMALS,
  type Sums,
  toUnits,
  WEIGHT_DECIMALS,
  WEIGHTED_PROGRESS_DECIMALS,
} from './progress.js';

/** A row of the chain as PostgreSQL gives it: the quantities are decimal texts. */
type ChainRow = Omit<ChainGoal, 'weight' | 'progress' | 'manual_progress' | 'key_results' | 'children'> &
  Record<'weight' | 'progress' | 'manual_progress', string> &
  Record<`${'key_results' | 'children'}_${keyof Sums}`, string>;

const goalColumns = sql`
  g.id, g.parent_goal_id, g.weight, g.status, g.is_archived, g.progress_driver, g.manual_progress,
  g.manual_confidence_level`;

const chainOf = template<[{ company_id: string; goal_ids: string[] }]>(
  ({ company_id, goal_ids }) => sql`
      WITH RECURSIVE up AS (
        SELECT ${goalColumns} FROM goals g WHERE g.company_id = ${company_id} AND g.id = ANY (${goal_ids}::uuid[])
        UNION
        SELECT ${goalColumns} FROM up JOIN goals g ON g.company_id = ${company_id} AND g.id = up.parent_goal_id
      )
      SELECT up.*,
        p.progress, p.progress_is_computed, p.confidence_level, p.goal_key_results_count,
        p.key_results_weight, p.key_results_progress, p.key_results_scored_weight, p.key_results_score,
        p.children_weight, p.children_progress, p.children_scored_weight, p.children_score
      FROM up
      JOIN goal_progress p ON p.company_id = ${company_id} AND p.goal_id = up.id`,
);

const storeFigures = template<[{ company_id: string; rows: string }]>(
  ({ company_id, rows }) => sql`
      UPDATE goal_progress p SET
        progress = new.progress,
        progress_is_computed = new.progress_is_computed,
        confidence_level = new.confidence_level,
        goal_key_results_count = new.goal_key_results_count,
        key_results_weight = new.key_results_weight,
        key_results_progress = new.key_results_progress,
        key_results_scored_weight = new.key_results_scored_weight,
        key_results_score = new.key_results_score,
        children_weight = new.children_weight,
        children_progress = new.children_progress,
        children_scored_weight = new.children_scored_weight,
        children_score = new.children_score
      FROM json_to_recordset(${rows}) AS new (
        goal_id uuid, progress numeric, progress_is_computed boolean, confidence_level text,
        goal_key_results_count integer,
        key_results_weight numeric, key_results_progress numeric,
        key_results_scored_weight numeric, key_results_score numeric,
        children_weight numeric, children_progress numeric, children_scored_weight numeric, children_score numeric
      )
      WHERE p.company_id = ${company_id} AND p.goal_id = new.goal_id`,
);

/** The SQL of the walk up the chain: one statement reads it, one writes it, however long it is. */
@Injectable()
export class ProgressRepository {
  /** These goals and everything above them. The caller holds the company's lock, so they stay as they are read. */
  async chain(tx: Transaction, company_id: string, goal_ids: string[]): Promise<ChainGoal[]> {
    const rows = await tx.rows<ChainRow>(chainOf({ company_id, goal_ids }));
    return rows.map(toChainGoal);
  }

  /** Stores what these goals show and the sums that it was made from. */
  store(tx: Transaction, company_id: string, goals: ChainGoal[]): void {
    tx.rolled_up_goals += goals.length;
    tx.execute(storeFigures({ company_id, rows: JSON.stringify(goals.map(progressColumns)) }));
  }
}

function toChainGoal(row: ChainRow): ChainGoal {
  return {
    id: row.id,
    parent_goal_id: row.parent_goal_id,
    weight: toUnits(row.weight, WEIGHT_DECIMALS),
    status: row.status,
    is_archived: row.is_archived,
    progress_driver: row.progress_driver,
    manual_progress: toUnits(row.manual_progress, PROGRESS_DECIMALS),
    manual_confidence_level: row.manual_confidence_level,
    progress: toUnits(row.progress, PROGRESS_DECIMALS),
    progress_is_computed: row.progress_is_computed,
    confidence_level: row.confidence_level,
    goal_key_results_count: row.goal_key_results_count,
    key_results: toSums(row, 'key_results'),
    children: toSums(row, 'children'),
  };
}

function toSums(row: ChainRow, of: 'key_results' | 'children'): Sums {
  return {
    weight: toUnits(row[`${of}_weight`], WEIGHT_DECIMALS),
    progress: toUnits(row[`${of}_progress`], WEIGHTED_PROGRESS_DECIMALS),
    scored_weight: toUnits(row[`${of}_scored_weight`], WEIGHT_DECIMALS),
    score: toUnits(row[`${of}_score`], WEIGHT_DECIMALS),
  };
}

/** What `goal_progress` stores of a goal. */
export function progressColumns(
  goal: Pick<ChainGoal, 'id' | 'goal_key_results_count' | 'key_results' | 'children'> & Figure,
): Record<string, string | number | boolean | null> {
  return {
    goal_id: goal.id,
    progress: fromUnits(goal.progress, PROGRESS_DECIMALS),
    progress_is_computed: goal.progress_is_computed,
    confidence_level: goal.confidence_level,
    goal_key_results_count: goal.goal_key_results_count,
    ...fromSums(goal.key_results, 'key_results'),
    ...fromSums(goal.children, 'children'),
  };
}

function fromSums(sums: Sums, of: 'key_results' | 'children'): Record<string, string> {
  return {
    [`${of}_weight`]: fromUnits(sums.weight, WEIGHT_DECIMALS),
    [`${of}_progress`]: fromUnits(sums.progress, WEIGHTED_PROGRESS_DECIMALS),
    [`${of}_scored_weight`]: fromUnits(sums.scored_weight, WEIGHT_DECIMALS),
    [`${of}_score`]: fromUnits(sums.score, WEIGHT_DECIMALS),
  };
}
