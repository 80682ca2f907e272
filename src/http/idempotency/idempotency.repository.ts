import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { NIL } from 'uuid';
import { Database, type Reads } from '../../database/database.js';
import { type Transaction } from '../../database/transaction.js';
import { type KeyedRequest } from './keyed-request.js';

/** How long a key is kept (SPEC §6). */
const KEPT = sql`interval '24 hours'`;
/** How many outdated keys are removed in one statement. */
const AT_A_TIME = 1_000;

/** An answer that an earlier request with the same key got. */
export interface KeptAnswer {
  request_hash: Buffer;
  sealed_answer: Buffer;
}

/** An answer to keep. */
export interface NewAnswer {
  request: KeyedRequest;
  sealed_answer: Buffer;
}

/** The SQL of idempotency keys: each statement for many requests of one company. */
@Injectable()
export class IdempotencyRepository {
  constructor(private readonly database: Database) {}

  /**
   * Makes this transaction the one that works on these requests, until it ends, however it ends.
   * @returns for each whether that succeeded: false = another transaction works on it
   */
  async lock(tx: Transaction, requests: KeyedRequest[]): Promise<boolean[]> {
    const rows = await tx.rows<{ locked: boolean }>(sql`
      SELECT pg_try_advisory_xact_lock(asked.lock) AS locked
      FROM unnest(${requests.map(({ lock }) => String(lock))}::bigint[]) WITH ORDINALITY AS asked (lock, n)
      ORDER BY asked.n`);
    return rows.map(({ locked }) => locked);
  }

  /** The answers that were kept for these requests. */
  async find(
    on: Pick<Reads, 'rows'>,
    company_id: string,
    requests: KeyedRequest[],
  ): Promise<(KeptAnswer | undefined)[]> {
    const rows = await on.rows<KeptAnswer & { n: number }>(sql`
      SELECT asked.n::int AS n, k.request_hash, k.sealed_answer
      FROM unnest(
        ${requests.map(({ caller_id }) => caller_id)}::uuid[], ${requests.map(({ key_hash }) => key_hash)}::bytea[]
      ) WITH ORDINALITY AS asked (caller_id, key_hash, n)
      JOIN idempotency_keys k
        ON k.company_id = ${company_id} AND k.caller_id = asked.caller_id AND k.key_hash = asked.key_hash
      WHERE k.created_at > now() - ${KEPT}`);
    const found = new Array<KeptAnswer | undefined>(requests.length).fill(undefined);
    for (const row of rows) found[row.n - 1] = row;
    return found;
  }

  /** Keeps answers; one that is there already is outdated. */
  keep(tx: Transaction, company_id: string, answers: NewAnswer[]): void {
    tx.execute(sql`
      INSERT INTO idempotency_keys AS k (company_id, caller_id, key_hash, request_hash, sealed_answer)
      SELECT ${company_id}, * FROM unnest(
        ${answers.map(({ request }) => request.caller_id)}::uuid[],
        ${answers.map(({ request }) => request.key_hash)}::bytea[],
        ${answers.map(({ request }) => request.request_hash)}::bytea[],
        ${answers.map(({ sealed_answer }) => sealed_answer)}::bytea[]
      )
      ON CONFLICT (company_id, caller_id, key_hash) DO UPDATE SET
        request_hash = excluded.request_hash, sealed_answer = excluded.sealed_answer, created_at = now()`);
  }

  /** Those who have outdated keys: companies, and the operator as the nil UUID. One look into the index for each. */
  async companiesWithOutdated(): Promise<string[]> {
    const rows = await this.database.rows<{ id: string }>(sql`
      SELECT owner.id FROM (SELECT id FROM companies UNION ALL SELECT ${NIL}::uuid) owner
      CROSS JOIN LATERAL (
        SELECT FROM idempotency_keys k WHERE k.company_id = owner.id AND k.created_at <= now() - ${KEPT} LIMIT 1
      ) outdated`);
    return rows.map(({ id }) => id);
  }

  /**
   * Removes outdated keys of a company, but for those that others remove at this moment, or renew.
   * @returns whether there may be more
   */
  async removeOutdated(company_id: string): Promise<boolean> {
    const removed = await this.database.rows(sql`
      DELETE FROM idempotency_keys k USING (
        SELECT caller_id, key_hash FROM idempotency_keys
        WHERE company_id = ${company_id} AND created_at <= now() - ${KEPT}
        LIMIT ${AT_A_TIME} FOR UPDATE SKIP LOCKED
      ) outdated
      WHERE k.company_id = ${company_id} AND k.caller_id = outdated.caller_id AND k.key_hash = outdated.key_hash
      RETURNING k.key_hash`);
    return removed.length === AT_A_TIME;
  }
}
