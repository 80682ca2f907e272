import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { keyResultAcl } from '../access/acl.js';
import { keyResultLevelOf, type Level, type PrincipalSql, visibleTo, visibleToEach } from '../access/levels.js';
import { type Principal } from '../access/principal.js';
import { Database } from '../database/database.js';
import { template } from '../database/template.js';
import { type Transaction } from '../database/transaction.js';
import { type KeyedRequest } from '../http/idempotency/keyed-request.js';
import { JsonText } from '../http/json-text.js';
import { type ListRow } from '../http/page.js';
import { jsonObject } from '../http/wire.js';
import { type CheckInFacts, type KeyResultRow, type MetricType, keyResultFields } from '../key-results/index.js';
import { type ConfidenceLevel, fromUnits, toUnits, VALUE_DECIMALS } from '../progress/progress.js';
import { checkInFields } from './check-in.projection.js';

/** A check-in that somebody asks for. `confidence_level` undefined: the one that the key result had at that time. */
export interface RequestedCheckIn {
  principal: Principal;
  id: string;
  goal_id: string;
  key_result_id: string;
  value: bigint;
  confidence_level?: ConfidenceLevel | null;
  comment: string | null;
  /** undefined: now, when its turn has come */
  checked_in_at?: Date;
  /** the request that carries it, where that has an Idempotency-Key */
  keyed?: KeyedRequest;
}

/** A check-in that is to be written. */
export interface NewCheckIn extends RequestedCheckIn {
  checked_in_at: Date;
}

/** Who checks in on which key result. */
type Asking = Pick<RequestedCheckIn, 'principal' | 'goal_id' | 'key_result_id'>;

/** A key result that somebody checks in on, with what decides whether they may. */
export interface Target extends KeyResultRow {
  metric_type: MetricType;
  status: 'active' | 'completed' | 'cancelled';
  is_archived: boolean;
  level: Level;
  /** when this was read, by the database's clock: later than every check-in now that was committed before */
  now: Date;
}

/** A check-in as it is stored, for a change of it. */
export interface StoredCheckIn extends CheckInFacts {
  employee_id: string;
  comment: string | null;
}

const targetColumns = sql`
  kr.id, kr.goal_id, kr.metric_type, kr.start_value, kr.target_value, kr.weight, kr.current_value, kr.progress,
  kr.confidence_level, kr.check_ins_count, kr.last_check_in_id, kr.last_check_in_at, g.status, g.is_archived`;

/** The callers of several check-ins, with what access is decided from. */
function asking(items: Asking[]): string {
  return JSON.stringify(items.map(asker));
}

function asker({ principal, goal_id, key_result_id }: Asking, n: number) {
  const { role, employee_id, identities, leads } = principal;
  return { n, goal_id, key_result_id, is_admin: role === 'admin', employee_id, identities, leads };
}

const askedColumns = sql`
  n integer, goal_id uuid, key_result_id uuid, is_admin boolean, employee_id uuid, identities uuid[], leads uuid[]`;

/** What {@link asking} gave, as a table. */
const asked = (rows: string) => sql`json_to_recordset(${rows}) AS asked (${askedColumns})`;

/** Check-ins that are to be written, with their callers. */
function writing(items: NewCheckIn[]): string {
  const rows = items.map((item, n) => ({
    ...asker(item, n),
    id: item.id,
    value: fromUnits(item.value, VALUE_DECIMALS),
    confidence_level: item.confidence_level,
    carried_over: item.confidence_level === undefined,
    comment: item.comment,
    checked_in_at: item.checked_in_at,
  }));
  return JSON.stringify(rows);
}

/**
 * What {@link writing} gave, in `asked`, and as it is written, in `written`. Those without a confidence take over that of
 * the one before them in time, be it stored already or part of the same batch.
 */
function inserted(company_id: string, rows: string): Sql {
  return sql`
    WITH asked AS (
      SELECT * FROM json_to_recordset(${rows}) AS asked (
        ${askedColumns}, id uuid, value numeric, confidence_level text, carried_over boolean, comment text,
        checked_in_at timestamptz
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
            SELECT other.confidence_level, other.checked_in_at, other.id FROM asked other
            WHERE other.key_result_id = new.key_result_id AND NOT other.carried_over
              AND (other.checked_in_at, other.id) < (new.checked_in_at, new.id)
          ) before
          ORDER BY before.checked_in_at DESC, before.id DESC
          LIMIT 1
        ) ELSE new.confidence_level END,
        new.comment, new.checked_in_at
      FROM asked new
      RETURNING *
    )`;
}

/** What the check-ins of {@link inserted} are on; `OFFSET 0` has each acl made once, however often it is shown. */
function writtenOn(company_id: string): Sql {
  return sql`
    FROM asked
    JOIN written c ON c.id = asked.id
    JOIN key_results kr ON kr.company_id = ${company_id} AND kr.id = asked.key_result_id
    JOIN goals g ON g.company_id = ${company_id} AND g.id = asked.goal_id
    CROSS JOIN LATERAL (SELECT ${keyResultAcl('g', 'kr')} AS acl OFFSET 0) own`;
}

const ASKING: PrincipalSql = {
  is_admin: sql`asked.is_admin`,
  employee_id: sql`asked.employee_id`,
  identities: sql`asked.identities`,
  leads: sql`asked.leads`,
};

const targetsOf = template<[{ company_id: string; items: string }]>(
  ({ company_id, items }) => sql`
    SELECT asked.n, ${targetColumns}, ${keyResultLevelOf(ASKING)} AS level, clock_timestamp()::timestamptz(3) AS now
    FROM ${asked(items)}
    JOIN key_results kr ON kr.company_id = ${company_id} AND kr.id = asked.key_result_id
      AND kr.goal_id = asked.goal_id
    JOIN goals g ON g.company_id = ${company_id} AND g.id = kr.goal_id
    WHERE ${visibleToEach(ASKING)}`,
);

/** A check-in with its key result as it is now. */
const checkInAnswer = jsonObject({
  ...checkInFields(sql`own.acl`),
  key_result: jsonObject(keyResultFields(sql`own.acl`)),
});

const insertAndAnswer = template<[{ company_id: string; rows: string }]>(
  ({ company_id, rows }) => sql`
    ${inserted(company_id, rows)}
    SELECT ${checkInAnswer}::text AS json
    ${writtenOn(company_id)}
    ORDER BY asked.n`,
);

/** The SQL of check-ins. */
@Injectable()
export class CheckInsRepository {
  constructor(private readonly database: Database) {}

  /** The goals of these key results, for those that exist: it never changes, so no lock is needed. */
  async goalsOf(company_id: string, key_result_ids: string[]): Promise<Map<string, string>> {
    const rows = await this.database.rows<{ id: string; goal_id: string }>(sql`
      SELECT id, goal_id FROM key_results WHERE company_id = ${company_id} AND id = ANY (${key_result_ids}::uuid[])`);
    return new Map(rows.map(({ id, goal_id }) => [id, goal_id]));
  }

  /** What each item checks in on, in the items' order; undefined where its caller may not view it. */
  async targets(tx: Transaction, company_id: string, items: Asking[]): Promise<(Target | undefined)[]> {
    const rows = await tx.rows<Target & { n: number }>(targetsOf({ company_id, items: asking(items) }));
    const targets = new Array<Target | undefined>(items.length).fill(undefined);
    for (const row of rows) targets[row.n] = row;
    return targets;
  }

  /**
   * Writes check-ins, when their key results are written, and gives each with its key result as it is then, in the
   * items' order.
   */
  async insert(tx: Transaction, company_id: string, items: NewCheckIn[]): Promise<JsonText[]> {
    const rows = await tx.rows<{ json: string }>(insertAndAnswer({ company_id, rows: writing(items) }));
    return rows.map(({ json }) => new JsonText(json));
  }

  /** The same without their key results. */
  async insertMany(tx: Transaction, company_id: string, items: NewCheckIn[]): Promise<object[]> {
    const rows = await tx.rows<{ check_in: object }>(sql`
      ${inserted(company_id, writing(items))}
      SELECT ${jsonObject(checkInFields(sql`own.acl`))} AS check_in
      ${writtenOn(company_id)}
      ORDER BY asked.n`);
    return rows.map(({ check_in }) => check_in);
  }

  /** One check-in of a goal that the caller may view. */
  async find(
    principal: Principal,
    goal_id: string,
    key_result_id: string,
    id: string,
    on: Database | Transaction = this.database,
  ) {
    const found = await on.row<{ json: string }>(sql`
      SELECT ${jsonObject(checkInFields())}::text AS json
      FROM goals g
      JOIN key_results kr ON kr.company_id = g.company_id AND kr.goal_id = g.id
      JOIN check_ins c ON c.company_id = kr.company_id AND c.goal_key_result_id = kr.id
      WHERE g.company_id = ${principal.company_id} AND kr.company_id = ${principal.company_id}
        AND c.company_id = ${principal.company_id}
        AND g.id = ${goal_id} AND kr.id = ${key_result_id} AND c.id = ${id} AND ${visibleTo(principal)}`);
    return found && new JsonText(found.json);
  }

  /** The newest check-ins of a key result, from behind `after`; undefined when the caller may not view it. */
  async page(
    principal: Principal,
    goal_id: string,
    key_result_id: string,
    after: { checked_in_at: string; id: string } | null,
    limit: number,
  ): Promise<ListRow[] | undefined> {
    const { company_id } = principal;
    const beyond = after
      ? sql`AND (c.checked_in_at, c.id) < (${after.checked_in_at}::timestamptz, ${after.id}::uuid)`
      : sql``;
    const rows = await this.database.reads(company_id).rows<ListRow | { json: null }>(sql`
      SELECT c.json, ARRAY[c.checked_in_at::text, c.id::text] AS key
      FROM goals g
      JOIN key_results kr ON kr.company_id = ${company_id} AND kr.goal_id = g.id
      CROSS JOIN LATERAL (SELECT ${keyResultAcl('g', 'kr')} AS acl OFFSET 0) own
      LEFT JOIN LATERAL (
        SELECT c.checked_in_at, c.id, ${jsonObject(checkInFields(sql`own.acl`))}::text AS json
        FROM check_ins c
        WHERE c.company_id = ${company_id} AND c.goal_key_result_id = kr.id ${beyond}
        ORDER BY c.checked_in_at DESC, c.id DESC
        LIMIT ${limit}
      ) c ON TRUE
      WHERE g.company_id = ${company_id} AND g.id = ${goal_id} AND kr.id = ${key_result_id} AND ${visibleTo(principal)}
      ORDER BY c.checked_in_at DESC, c.id DESC`);
    return rows.length > 0 ? rows.filter((row): row is ListRow => row.json !== null) : undefined;
  }

  /** A check-in as it is stored. */
  async load(
    tx: Transaction,
    company_id: string,
    key_result_id: string,
    id: string,
  ): Promise<StoredCheckIn | undefined> {
    return toStored(
      await tx.row<StoredRow>(sql`
        SELECT ${storedColumns} FROM check_ins
        WHERE company_id = ${company_id} AND goal_key_result_id = ${key_result_id} AND id = ${id}`),
    );
  }

  /** The newest check-in of a key result, if it has one. */
  async newest(tx: Transaction, company_id: string, key_result_id: string): Promise<StoredCheckIn | undefined> {
    return toStored(
      await tx.row<StoredRow>(sql`
        SELECT ${storedColumns} FROM check_ins
        WHERE company_id = ${company_id} AND goal_key_result_id = ${key_result_id}
        ORDER BY checked_in_at DESC, id DESC
        LIMIT 1`),
    );
  }

  update(tx: Transaction, company_id: string, checkIn: StoredCheckIn): void {
    tx.execute(sql`
      UPDATE check_ins SET
        value = ${fromUnits(checkIn.value, VALUE_DECIMALS)},
        confidence_level = ${checkIn.confidence_level},
        comment = ${checkIn.comment},
        checked_in_at = ${checkIn.checked_in_at}
      WHERE company_id = ${company_id} AND id = ${checkIn.id}`);
  }

  delete(tx: Transaction, company_id: string, id: string): void {
    tx.execute(sql`DELETE FROM check_ins WHERE company_id = ${company_id} AND id = ${id}`);
  }
}

const storedColumns = sql`id, employee_id, value, confidence_level, comment, checked_in_at`;
type StoredRow = Omit<StoredCheckIn, 'value'> & { value: string };

function toStored(row: StoredRow | undefined): StoredCheckIn | undefined {
  return row && { ...row, value: toUnits(row.value, VALUE_DECIMALS) };
}
