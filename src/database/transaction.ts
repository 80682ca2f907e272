import sql, { type Sql } from 'sql-template-tag';
import type { PoolClient, QueryConfig } from 'pg';
import type { EntityManager } from 'typeorm';
import { prepared } from './prepared.js';

const FOREIGN_KEY_VIOLATION = '23503';

/**
 * One transaction on one connection. Statements are sent at once and answered in order, so those that do not need
 * each other's answers share a round trip: start them together and await them together, or `execute` what needs no
 * answer at all.
 */
export class Transaction {
  private readonly sent: Promise<unknown>[] = [];

  constructor(
    private readonly client: PoolClient,
    /** TypeORM's way into the same transaction, for ordinary inserts, updates and look-ups of entities. */
    readonly manager: EntityManager,
  ) {}

  /** The rows of a statement. */
  async rows<Row extends object>(statement: Sql): Promise<Row[]> {
    return (await this.client.query<Row>(prepared(statement))).rows;
  }

  /** The first row of a statement, if there is one. */
  async row<Row extends object>(statement: Sql): Promise<Row | undefined> {
    return (await this.rows<Row>(statement))[0];
  }

  /** Sends a statement without waiting for it. Should it fail, so does the commit, and nothing of it stays. */
  execute(statement: Sql): void {
    this.send(prepared(statement));
  }

  /** Runs a statement, or nothing of it where rows that point at what it deletes forbid it. @returns whether it ran */
  async unlessReferenced(statement: Sql): Promise<boolean> {
    await this.client.query('SAVEPOINT attempt');
    try {
      await this.rows(statement);
      return true;
    } catch (error) {
      if ((error as { code?: string }).code !== FOREIGN_KEY_VIOLATION) throw error;
      await this.client.query('ROLLBACK TO SAVEPOINT attempt');
      return false;
    }
  }

  /**
   * Makes this the only transaction that writes goals, key results, check-ins or the directory of that company, until
   * it ends. The order of locks is described in `progress.service.ts`.
   */
  lockCompany(company_id: string): void {
    this.execute(sql`SELECT id FROM companies WHERE id = ${company_id} FOR NO KEY UPDATE`);
  }

  /** @internal called by Database */
  begin(statement: string): void {
    this.send(statement);
  }

  /** @internal called by Database */
  async commit(): Promise<void> {
    // Sent behind the statements that are still on their way: if one of them fails, PostgreSQL takes this as a rollback.
    this.send('COMMIT');
    await Promise.all(this.sent);
  }

  /** @internal called by Database */
  async rollback(): Promise<void> {
    await Promise.allSettled(this.sent);
    await this.client.query('ROLLBACK').catch(() => undefined);
  }

  private send(query: QueryConfig | string): void {
    const answer = this.client.query(query as QueryConfig);
    answer.catch(() => undefined); // reported by commit()
    this.sent.push(answer);
  }
}
