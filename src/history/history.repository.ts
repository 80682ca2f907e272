import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { visibleTo } from '../access/levels.js';
import { type Principal } from '../access/principal.js';
import { type Transaction } from '../database/transaction.js';
import { type Measure } from '../key-results/index.js';
import { type ConfidenceLevel, toUnits, VALUE_DECIMALS, WEIGHT_DECIMALS } from '../progress/progress.js';
import { type Day } from './days.js';

/** What a key result shows at the end of a day, by its newest check-in until then; null before the first. */
export interface Known {
  value: bigint;
  confidence_level: ConfidenceLevel | null;
}

/** A day on which a key result of some goal was checked in on: what was known of it before and after. */
export interface Change extends Measure {
  day: Day;
  goal_id: string;
  weight: bigint;
  before: Known | null;
  after: Known;
}

/** A key result as it is now. */
export interface MeasuredNow extends Measure {
  now: Known;
}

type MeasuredRow = Record<'start_value' | 'target_value' | 'current_value', string> & {
  confidence_level: ConfidenceLevel | null;
};

type ChangeRow = Record<'day' | 'goal_id' | 'start_value' | 'target_value' | 'weight' | 'value', string> & {
  confidence_level: ConfidenceLevel | null;
  value_before: string | null;
  confidence_level_before: ConfidenceLevel | null;
};

/** As many changes as there are. */
const ALL = Number.MAX_SAFE_INTEGER;

/** The SQL of histories. All of one history is read in one snapshot. */
@Injectable()
export class HistoryRepository {
  /** A key result of a goal that the caller may view. */
  async keyResult(tx: Transaction, principal: Principal, goal_id: string, id: string) {
    const row = await tx.row<MeasuredRow>(sql`
      SELECT kr.start_value, kr.target_value, kr.current_value, kr.confidence_level
      FROM goals g JOIN key_results kr ON kr.company_id = g.company_id AND kr.goal_id = g.id
      WHERE g.company_id = ${principal.company_id} AND kr.company_id = ${principal.company_id}
        AND g.id = ${goal_id} AND kr.id = ${id} AND ${visibleTo(principal)}`);
    return row && toMeasuredNow(row);
  }

  /** What became of one key result since the end of `day`, newest day first. */
  changesOfKeyResult(tx: Transaction, company_id: string, id: string, day: Day, today: Day): Promise<Change[]> {
    const keyResults = sql`
      SELECT kr.* FROM key_results kr WHERE kr.company_id = ${company_id} AND kr.id = ${id}`;
    return changes(tx, company_id, keyResults, day, today, ALL);
  }

  /**
   * What became, since the end of `day`, of every key result that counts in a goal, its own and those below it, newest
   * day first: at most `limit` of them.
   */
  changesBelow(tx: Transaction, company_id: string, goal_id: string, day: Day, today: Day, limit: number) {
    const keyResults = sql`
      WITH RECURSIVE counted AS (
        SELECT g.id, g.progress_driver FROM goals g WHERE g.company_id = ${company_id} AND g.id = ${goal_id}
        UNION ALL
        SELECT child.id, child.progress_driver
        FROM counted JOIN goals child ON child.company_id = ${company_id} AND child.parent_goal_id = counted.id
        WHERE counted.progress_driver IN ('all', 'children')
          AND NOT child.is_archived AND child.status <> 'cancelled' AND child.weight > 0
      )
      SELECT kr.* FROM counted JOIN key_results kr ON kr.company_id = ${company_id} AND kr.goal_id = counted.id
      WHERE counted.progress_driver IN ('all', 'key_results') AND kr.weight > 0`;
    return changes(tx, company_id, keyResults, day, today, limit);
  }
}

/**
 * One row for each of these key results and each day after `day` with check-ins. One that is dated tomorrow, because
 * its sender's clock is ahead, counts today, as it does in the goal.
 *
 * Each key result changed on the day of its newest check-in: the `limit` rows are of no day before that of the newest one
 * but `limit` of these check-ins, so what is older is not looked at.
 */
async function changes(
  tx: Transaction,
  company_id: string,
  keyResults: Sql,
  day: Day,
  today: Day,
  limit: number,
): Promise<Change[]> {
  const dayOf = (time: Sql) => sql`least((${time} AT TIME ZONE 'UTC')::date, ${today}::date)`;
  const endOf = (date: Sql) => sql`((${date} + 1)::timestamp AT TIME ZONE 'UTC')`;
  const begin = sql`(SELECT day FROM beginning)`;
  const rows = await tx.rows<ChangeRow>(sql`
    WITH recent AS MATERIALIZED (
      SELECT id, goal_id, start_value, target_value, weight, last_check_in_at
      FROM (${keyResults}) all_of_them WHERE last_check_in_at >= ${endOf(sql`${day}::date`)}
    ), beginning AS MATERIALIZED (
      SELECT greatest(${day}::date, (
        SELECT ${dayOf(sql`last_check_in_at`)} - 1 FROM recent ORDER BY last_check_in_at DESC OFFSET ${limit}::bigint - 1 LIMIT 1
      )) AS day
    ), kr AS (
      SELECT id, goal_id, start_value, target_value, weight FROM recent WHERE last_check_in_at >= ${endOf(begin)}
    ), states AS (
      (
        SELECT DISTINCT ON (kr.id, c.day) kr.*, c.day, c.value, c.confidence_level
        FROM kr CROSS JOIN LATERAL (
          SELECT ${dayOf(sql`c.checked_in_at`)} AS day, c.*
          FROM check_ins c
          WHERE c.company_id = ${company_id} AND c.goal_key_result_id = kr.id AND c.checked_in_at >= ${endOf(begin)}
        ) c
        ORDER BY kr.id, c.day, c.checked_in_at DESC, c.id DESC
      )
      UNION ALL
      SELECT kr.*, ${begin}, c.value, c.confidence_level
      FROM kr CROSS JOIN LATERAL (
        SELECT c.value, c.confidence_level FROM check_ins c
        WHERE c.company_id = ${company_id} AND c.goal_key_result_id = kr.id AND c.checked_in_at < ${endOf(begin)}
        ORDER BY c.checked_in_at DESC, c.id DESC
        LIMIT 1
      ) c
    ), known AS (
      SELECT *, lag(value) OVER by_day AS value_before, lag(confidence_level) OVER by_day AS confidence_level_before
      FROM states
      WINDOW by_day AS (PARTITION BY id ORDER BY day)
    )
    SELECT day::text, goal_id, start_value, target_value, weight, value, confidence_level, value_before,
      confidence_level_before
    FROM known
    WHERE day > ${begin}
    ORDER BY day DESC
    LIMIT ${limit}`);
  return rows.map(toChange);
}

function toMeasuredNow(row: MeasuredRow): MeasuredNow {
  return {
    start_value: inUnits(row.start_value),
    target_value: inUnits(row.target_value),
    now: { value: inUnits(row.current_value), confidence_level: row.confidence_level },
  };
}

function toChange(row: ChangeRow): Change {
  return {
    day: row.day,
    goal_id: row.goal_id,
    start_value: inUnits(row.start_value),
    target_value: inUnits(row.target_value),
    weight: toUnits(row.weight, WEIGHT_DECIMALS),
    before:
      row.value_before === null
        ? null
        : { value: inUnits(row.value_before), confidence_level: row.confidence_level_before },
    after: { value: inUnits(row.value), confidence_level: row.confidence_level },
  };
}

const inUnits = (value: string): bigint => toUnits(value, VALUE_DECIMALS);
