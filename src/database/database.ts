import { Inject, Injectable } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { Pool, PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { type Sql } from 'sql-template-tag';
import { prepared } from './prepared.js';
import { Transaction } from './transaction.js';

/** serialization_failure and deadlock_detected: PostgreSQL asks to run the transaction again. */
const RETRYABLE = new Set(['40001', '40P01']);
const MAX_ATTEMPTS = 5;

/** The one way to the database: reads on any connection, writes in a transaction. */
@Injectable()
export class Database {
  /** How often PostgreSQL asked for a transaction to be run again. */
  retries = 0;

  constructor(@Inject(getDataSourceToken()) private readonly dataSource: DataSource) {}

  /** The rows of a statement whose text recurs: it is prepared once a connection. */
  async rows<Row extends object>(statement: Sql): Promise<Row[]> {
    return (await this.pool.query<Row>(prepared(statement))).rows;
  }

  /** The first row of a prepared statement, if there is one. */
  async row<Row extends object>(statement: Sql): Promise<Row | undefined> {
    return (await this.rows<Row>(statement))[0];
  }

  /** The rows of a statement that is planned for its values: for searches, whose best plan depends on them. */
  async plannedRows<Row extends object>(statement: Sql): Promise<Row[]> {
    return (await this.pool.query<Row>(statement.text, statement.values)).rows;
  }

  /**
   * Runs `work` in one transaction (READ COMMITTED) and commits what it did, or nothing of it if it throws. Runs it
   * again, a bounded number of times, where PostgreSQL asks for that; so `work` must not change anything else.
   */
  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(work);
      } catch (error) {
        if (attempt >= MAX_ATTEMPTS || !RETRYABLE.has(errorCode(error) ?? '')) throw error;
        this.retries++;
      }
    }
  }

  /** Runs `work`, which only reads, on one state of the database: what is committed meanwhile is not seen. */
  snapshot<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.attempt(work, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  }

  private async attempt<T>(work: (tx: Transaction) => Promise<T>, begin = 'BEGIN'): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    const tx = new Transaction(client, runner.manager);
    try {
      tx.begin(begin);
      const result = await work(tx);
      await tx.commit();
      return result;
    } catch (error) {
      await tx.rollback();
      throw error;
    } finally {
      await runner.release();
    }
  }

  private get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }
}

/** PostgreSQL's five-letter code of an error that it, or TypeORM in its name, threw. */
export function errorCode(error: unknown): string | undefined {
  const code = (error as { code?: unknown; driverError?: { code?: unknown } } | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}
