import sql, { type Sql } from 'sql-template-tag';
import { keyResultAcl } from '../access/acl.js';
import { Callers, callersIn, EACH_CALLER } from '../access/callers.js';
import { keyResultLevelOf, visibleToEach } from '../access/levels.js';
import { template } from '../database/template.js';
import { jsonObject } from '../http/json.sql.js';
import { figuresAsJson, keyResultFields, storeFiguresOf } from '../key-results/index.js';
import { fromUnits, VALUE_DECIMALS } from '../progress/progress.js';
import { checkInFields } from './check-in.projection.js';
import { type Applied, type Asker, type NewCheckIn } from './check-in.types.js';

/** The SQL of many check-ins at once, each by a caller of its own. */

const TARGET_COLUMNS = sql`
  kr.id, kr.goal_id, kr.metric_type, kr.start_value, kr.target_value, kr.weight, kr.current_value, kr.progress,
  kr.confidence_level, kr.check_ins_count, kr.last_check_in_id, kr.last_check_in_at, g.status, g.is_archived`;

/** Check-ins that are asked for, and by whom. */
interface Asked {
  company_id: string;
  requests: string;
  callers: string;
}

/** Check-ins that are asked for, as {@link targetsOf} takes them. */
export function askedAsJson(items: Asker[]): Omit<Asked, 'company_id'> {
  const callers = new Callers();
  const requests = items.map(({ principal, goal_id, key_result_id }, n) => {
    return { n, caller: callers.numberOf(principal), goal_id, key_result_id };
  });
  return { requests: JSON.stringify(requests), callers: callers.asJson() };
}

/** What each of {@link askedAsJson} checks in on, for those whose callers may view it. */
export const targetsOf = template<[Asked]>(
  ({ company_id, requests, callers }) => sql`
    SELECT request.n, ${TARGET_COLUMNS}, ${keyResultLevelOf(EACH_CALLER)} AS level,
      -- one instant for all: which of them is the newest is for their ids to tell
      (SELECT clock_timestamp()::timestamptz(3)) AS now
    FROM json_to_recordset(${requests}) AS request (n integer, caller integer, goal_id uuid, key_result_id uuid)
    JOIN ${callersIn(callers)} ON caller.n = request.caller
    JOIN key_results kr ON kr.company_id = ${company_id} AND kr.id = request.key_result_id
      AND kr.goal_id = request.goal_id
    JOIN goals g ON g.company_id = ${company_id} AND g.id = kr.goal_id
    WHERE ${visibleToEach(EACH_CALLER)}`,
);

/** What is to be written: check-ins, and the figures of their key results. */
interface ToWrite {
  company_id: string;
  check_ins: string;
  figures: string;
}

/** What check-ins come to, as {@link writeCheckIns} takes it. */
export function asJson({ checkIns, keyResults }: Applied): Omit<ToWrite, 'company_id'> {
  return { check_ins: newCheckInsAsJson(checkIns), figures: figuresAsJson(keyResults) };
}

function newCheckInsAsJson(items: NewCheckIn[]): string {
  const rows = items.map((item, n) => ({
    n,
    id: item.id,
    goal_id: item.goal_id,
    key_result_id: item.key_result_id,
    employee_id: item.principal.employee_id,
    value: fromUnits(item.value, VALUE_DECIMALS),
    confidence_level: item.confidence_level,
    carried_over: item.confidence_level === undefined,
    comment: item.comment,
    checked_in_at: item.checked_in_at,
  }));
  return JSON.stringify(rows);
}

/**
 * Writes what {@link asJson} gave, which is then in `request` as it was given, and in `written` and `measured` as it was
 * written. Check-ins without a confidence take over that of the one before them in time, be it stored already or part of
 * the same batch.
 */
export function writeCheckIns({ company_id, check_ins, figures }: ToWrite): Sql {
  return sql`
    WITH request AS (
      SELECT * FROM json_to_recordset(${check_ins}) AS request (
        n integer, id uuid, goal_id uuid, key_result_id uuid, employee_id uuid, value numeric, confidence_level text,
        carried_over boolean, comment text, checked_in_at timestamptz
      )
    ), written AS (
      INSERT INTO check_ins
        (company_id, id, goal_key_result_id, employee_id, value, confidence_level, comment, checked_in_at)
      SELECT ${company_id}, new.id, new.key_result_id, new.employee_id, new.value,
        CASE WHEN new.carried_over THEN (
          SELECT before.confidence_level FROM (
            (SELECT c.confidence_level, c.checked_in_at, c.id FROM check_ins c
            WHERE c.company_id = ${company_id} AND c.goal_key_result_id = new.key_result_id
              AND (c.checked_in_at, c.id) < (new.checked_in_at, new.id)
            ORDER BY c.checked_in_at DESC, c.id DESC
            LIMIT 1)
            UNION ALL
            SELECT other.confidence_level, other.checked_in_at, other.id FROM request other
            WHERE other.key_result_id = new.key_result_id AND NOT other.carried_over
              AND (other.checked_in_at, other.id) < (new.checked_in_at, new.id)
          ) before
          ORDER BY before.checked_in_at DESC, before.id DESC
          LIMIT 1
        ) ELSE new.confidence_level END,
        new.comment, new.checked_in_at
      FROM request new
      RETURNING *
    ), measured AS (
      ${storeFiguresOf(company_id, figures)}
      RETURNING kr.*
    )`;
}

/** What the check-ins of {@link writeCheckIns} are on; `OFFSET 0` has each acl made once, however often it is shown. */
export function fromWritten(company_id: string): Sql {
  return sql`
    FROM request
    JOIN written c ON c.id = request.id
    JOIN measured kr ON kr.id = request.key_result_id
    JOIN goals g ON g.company_id = ${company_id} AND g.id = request.goal_id
    CROSS JOIN LATERAL (SELECT ${keyResultAcl('g', 'kr')} AS acl OFFSET 0) own`;
}

/** A check-in with its key result as it is now. */
const checkInAnswer = jsonObject({
  ...checkInFields(sql`own.acl`),
  key_result: jsonObject(keyResultFields(sql`own.acl`)),
});

/** {@link writeCheckIns}, and each check-in with its key result, in their order. */
export const insertAndAnswer = template<[ToWrite]>(
  (toWrite) => sql`
    ${writeCheckIns(toWrite)}
    SELECT ${checkInAnswer}::text AS json
    ${fromWritten(toWrite.company_id)}
    ORDER BY request.n`,
);
