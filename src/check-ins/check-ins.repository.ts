import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { keyResultAcl } from '../access/acl.js';
import { ConfirmedReads } from '../access/confirmed-reads.js';
import { visibleTo } from '../access/levels.js';
import { type Principal } from '../access/principal.js';
import { Database } from '../database/database.js';
import { type Transaction } from '../database/transaction.js';
import { JsonText } from '../http/json-text.js';
import { type ListRow } from '../http/page.js';
import { jsonObject } from '../http/json.sql.js';
import { fromUnits, toUnits, VALUE_DECIMALS } from '../progress/progress.js';
import { asJson, askedAsJson, fromWritten, insertAndAnswer, targetsOf, writeCheckIns } from './check-in.batch.sql.js';
import { checkInFields } from './check-in.projection.js';
import { type Applied, type Asker, type StoredCheckIn, type Target } from './check-in.types.js';

const storedColumns = sql`id, employee_id, value, confidence_level, comment, checked_in_at`;
type StoredRow = Omit<StoredCheckIn, 'value'> & { value: string };

/** The SQL of check-ins. */
@Injectable()
export class CheckInsRepository {
  constructor(
    private readonly database: Database,
    private readonly reads: ConfirmedReads,
  ) {}

  /** The goals of these key results, for those that exist: it never changes, so no lock is needed. */
  async goalsOf(company_id: string, key_result_ids: string[]): Promise<Map<string, string>> {
    const rows = await this.database.rows<{ id: string; goal_id: string }>(sql`
      SELECT id, goal_id FROM key_results WHERE company_id = ${company_id} AND id = ANY (${key_result_ids}::uuid[])`);
    return new Map(rows.map(({ id, goal_id }) => [id, goal_id]));
  }

  /** What each item checks in on, in the items' order; undefined where its caller may not view it. */
  async targets(tx: Transaction, company_id: string, items: Asker[]): Promise<(Target | undefined)[]> {
    const rows = await tx.rows<Target & { n: number }>(targetsOf({ company_id, ...askedAsJson(items) }));
    const targets = new Array<Target | undefined>(items.length).fill(undefined);
    for (const row of rows) targets[row.n] = row;
    return targets;
  }

  /** Writes check-ins with what they made of their key results, and gives each with its key result, in their order. */
  async insertAndAnswer(tx: Transaction, company_id: string, applied: Applied): Promise<JsonText[]> {
    const rows = await tx.rows<{ json: string }>(insertAndAnswer({ company_id, ...asJson(applied) }));
    return rows.map(({ json }) => new JsonText(json));
  }

  /** The same without their key results, as JSON. */
  async insertAndShow(tx: Transaction, company_id: string, applied: Applied): Promise<string[]> {
    const rows = await tx.rows<{ json: string }>(sql`
      ${writeCheckIns({ company_id, ...asJson(applied) })}
      SELECT ${jsonObject(checkInFields(sql`own.acl`))}::text AS json
      ${fromWritten(company_id)}
      ORDER BY request.n`);
    return rows.map(({ json }) => json);
  }

  /** Writes check-ins whose confidence is known. */
  insertMany(tx: Transaction, company_id: string, checkIns: (StoredCheckIn & { goal_key_result_id: string })[]): void {
    const rows = checkIns.map((checkIn) => ({ ...checkIn, value: fromUnits(checkIn.value, VALUE_DECIMALS) }));
    tx.execute(sql`
      INSERT INTO check_ins (company_id, goal_key_result_id, ${storedColumns})
      SELECT ${company_id}, goal_key_result_id, ${storedColumns}
      FROM json_populate_recordset(NULL::check_ins, ${JSON.stringify(rows)})`);
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
    caller: Principal,
    goal_id: string,
    key_result_id: string,
    after: { checked_in_at: string; id: string } | null,
    limit: number,
  ): Promise<ListRow[] | undefined> {
    const { company_id } = caller;
    const beyond = after
      ? sql`AND (c.checked_in_at, c.id) < (${after.checked_in_at}::timestamptz, ${after.id}::uuid)`
      : sql``;
    const page = (principal: Principal) => sql`
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
      ORDER BY c.checked_in_at DESC, c.id DESC`;
    const rows = await this.reads.rows<ListRow | { json: null }>(caller, page);
    return rows.length > 0 ? rows.filter((row): row is ListRow => row.json !== null) : undefined;
  }

  /** How many check-ins a key result has; 0 when the caller may not view it. */
  async count(caller: Principal, goal_id: string, key_result_id: string): Promise<number> {
    const [counted] = await this.reads.rows<{ count: number }>(
      caller,
      (principal) => sql`
        SELECT kr.check_ins_count AS count
        FROM goals g JOIN key_results kr ON kr.company_id = ${principal.company_id} AND kr.goal_id = g.id
        WHERE g.company_id = ${principal.company_id} AND g.id = ${goal_id} AND kr.id = ${key_result_id}
          AND ${visibleTo(principal)}`,
    );
    return counted?.count ?? 0;
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

  /** Stores a check-in as it was corrected. */
  update(tx: Transaction, company_id: string, checkIn: StoredCheckIn): void {
    tx.execute(sql`
      UPDATE check_ins SET
        value = ${fromUnits(checkIn.value, VALUE_DECIMALS)},
        confidence_level = ${checkIn.confidence_level},
        comment = ${checkIn.comment},
        checked_in_at = ${checkIn.checked_in_at}
      WHERE company_id = ${company_id} AND id = ${checkIn.id}`);
  }

  /** Deletes a check-in. */
  delete(tx: Transaction, company_id: string, id: string): void {
    tx.execute(sql`DELETE FROM check_ins WHERE company_id = ${company_id} AND id = ${id}`);
  }
}

function toStored(row: StoredRow | undefined): StoredCheckIn | undefined {
  return row && { ...row, value: toUnits(row.value, VALUE_DECIMALS) };
}
