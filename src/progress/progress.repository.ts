import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Callers, callersIn, EACH_CALLER } from '../access/callers.js';
import { visibleToEach } from '../access/levels.js';
import { type Principal } from '../access/principal.js';
import { template } from '../database/template.js';
import { type Transaction } from '../database/transaction.js';
import { type ChainGoal } from './chain.js';
import { ProgressMetrics } from './progress.metrics.js';
import {
  type Figure,
  fromUnits,
  PROGRESS_DECIMALS,
  type Sums,
  toUnits,
  WEIGHT_DECIMALS,
  WEIGHTED_PROGRESS_DECIMALS,
} from './progress.js';

/** Where a walk up starts, and who, if anyone, is shown the goals above. */
export interface Start {
  goal_id: string;
  viewer?: Principal;
}

/** The titles of goals, by their ids. */
export type Titles = ReadonlyMap<string, string>;

/** Goals and everything above them, and the titles of those that each viewer may view. */
export interface SeenGoals {
  goals: ChainGoal[];
  titlesFor: (viewer: Principal) => Titles;
}

/** A row of the chain as PostgreSQL gives it, once for each viewer: the quantities are decimal texts. */
type ChainRow = Omit<ChainGoal, 'weight' | 'progress' | 'manual_progress' | 'key_results' | 'children'> &
  Record<'weight' | 'progress' | 'manual_progress', string> &
  Record<`${'key_results' | 'children'}_${keyof Sums}`, string> & {
    /** the index of the viewer, if there is one, and null where that one may not view the goal */
    viewer: number;
    title: string | null;
  };

const goalColumns = sql`
  g.id, g.parent_goal_id, g.weight, g.status, g.is_archived, g.progress_driver, g.manual_progress,
  g.manual_confidence_level, g.title, g.audience`;

const chainOf = template<[{ company_id: string; goal_ids: string[]; seen_by: number[]; viewers: string }]>(
  ({ company_id, goal_ids, seen_by, viewers }) => sql`
      WITH RECURSIVE up AS (
        SELECT start.viewer, ${goalColumns}
        FROM unnest(${goal_ids}::uuid[], ${seen_by}::integer[]) AS start (goal_id, viewer)
        JOIN goals g ON g.company_id = ${company_id} AND g.id = start.goal_id
        UNION
        SELECT up.viewer, ${goalColumns} FROM up JOIN goals g ON g.company_id = ${company_id} AND g.id = up.parent_goal_id
      )
      SELECT up.viewer, CASE WHEN ${visibleToEach(EACH_CALLER, 'up')} THEN up.title END AS title,
        up.id, up.parent_goal_id, up.weight, up.status, up.is_archived, up.progress_driver, up.manual_progress,
        up.manual_confidence_level,
        p.progress, p.progress_is_computed, p.confidence_level, p.goal_key_results_count,
        p.key_results_weight, p.key_results_progress, p.key_results_scored_weight, p.key_results_score,
        p.children_weight, p.children_progress, p.children_scored_weight, p.children_score
      FROM up
      JOIN goal_progress p ON p.company_id = ${company_id} AND p.goal_id = up.id
      LEFT JOIN ${callersIn(viewers)} ON caller.n = up.viewer`,
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

/** The number of the viewer where a goal is shown to nobody. */
const NOBODY = -1;

/** The SQL of the walk up the chain: one statement reads it, one writes it, however long it is. */
@Injectable()
export class ProgressRepository {
  constructor(private readonly metrics: ProgressMetrics) {}

  /** These goals and everything above them. The caller holds the company's lock, so they stay as they are read. */
  async chain(tx: Transaction, company_id: string, starts: Start[]): Promise<SeenGoals> {
    const viewers = new Callers();
    const numberOf = (viewer?: Principal) => (viewer ? viewers.numberOf(viewer) : NOBODY);
    const goal_ids = starts.map(({ goal_id }) => goal_id);
    const seen_by = starts.map(({ viewer }) => numberOf(viewer));
    const rows = await tx.rows<ChainRow>(chainOf({ company_id, goal_ids, seen_by, viewers: viewers.asJson() }));
    const goals = new Map<string, ChainGoal>();
    const titles = new Map<number, Map<string, string>>();
    for (const row of rows) {
      if (!goals.has(row.id)) goals.set(row.id, toChainGoal(row));
      if (row.title === null) continue;
      const seen = titles.get(row.viewer);
      if (seen) seen.set(row.id, row.title);
      else titles.set(row.viewer, new Map([[row.id, row.title]]));
    }
    return { goals: [...goals.values()], titlesFor: (viewer) => titles.get(numberOf(viewer)) ?? new Map() };
  }

  /** Stores what these goals show and the sums that it was made from. */
  store(tx: Transaction, company_id: string, goals: ChainGoal[]): void {
    this.metrics.rolledUp(tx, goals.length);
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
