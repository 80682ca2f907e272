import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { Pool, PoolClient } from 'pg';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config/config.js';
import { isAway } from './away.js';
import { DatabaseConnection } from './connection.js';
import { DatabaseMetrics } from './database.metrics.js';
import { errorCode, SQLSTATE } from './error-code.js';
import { KeyedMutex } from './keyed-mutex.js';
import { borrowed, giveBack } from './pool.js';
import { QueueFull } from './queue-full.js';
import { Replicas, type Revised, revisionOf } from './replicas.js';
import { allOf, byItsValues, byName, byOnePlan, gather, inParts, ONE_PLAN, type Parted, type Send } from './send.js';
import { type Statement } from './template.js';
import { Transaction } from './transaction.js';

/** PostgreSQL asks to run the transaction again. */
const RETRYABLE = new Set<string>([SQLSTATE.serialization_failure, SQLSTATE.deadlock_detected]);
const MAX_ATTEMPTS = 5;

/**
 * What is read behind a lock must be what the transaction before committed, whatever the database's default is. And no
 * statement is planned anew while the lock is held: planning the walk up the chain takes longer than the walk.
 */
const BEGIN = `BEGIN ISOLATION LEVEL READ COMMITTED; ${ONE_PLAN}`;

/** What only reads: see `Database.reads`. */
export type Reads = Pick<Database, 'rows' | 'generalRows' | 'plannedRows' | 'partedRows'>;

/** The one way to the database: reads on any connection, writes in a transaction. */
@Injectable()
export class Database {
  /** The transaction that everything in this asynchronous context takes part in: see `spanning`. */
  private readonly around = new AsyncLocalStorage<Transaction>();
  private readonly writers: KeyedMutex;

  constructor(
    @Inject(getDataSourceToken()) private readonly dataSource: DataSource,
    private readonly connection: DatabaseConnection,
    private readonly replicas: Replicas,
    private readonly metrics: DatabaseMetrics,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.writers = new KeyedMutex({
      waiting: config.database_queue_size,
      timeoutMs: config.database_statement_timeout_ms,
      counts: metrics.writes,
    });
  }

  /** The rows of a statement whose text recurs: it is prepared once a connection. */
  async rows<Row extends object>(statement: Statement): Promise<Row[]> {
    const tx = this.around.getStore();
    if (tx) return tx.rows<Row>(statement);
    return this.ask<Row>(byName(statement));
  }

  /** The first row of a prepared statement, if there is one. */
  async row<Row extends object>(statement: Statement): Promise<Row | undefined> {
    return (await this.rows<Row>(statement))[0];
  }

  /** The rows of a prepared statement whose plan is the same for all values, whatever PostgreSQL thinks of that. */
  async generalRows<Row extends object>(statement: Statement): Promise<Row[]> {
    const tx = this.around.getStore();
    if (tx) return tx.rows<Row>(statement);
    return this.ask<Row>(byOnePlan(statement));
  }

  /** The rows of a statement that is planned for its values: for searches whose best plan depends on them. */
  async plannedRows<Row extends object>(statement: Statement): Promise<Row[]> {
    const tx = this.around.getStore();
    if (tx) return tx.plannedRows<Row>(statement);
    return this.ask<Row>(byItsValues(statement));
  }

  /** The rows of a statement of which only the part that finds them is planned for its values. */
  async partedRows<Found extends object, Row extends object>(statement: Parted<Found>): Promise<Row[]> {
    const tx = this.around.getStore();
    // Where it is part of something else, its parts might see different states.
    if (tx) return tx.plannedRows<Row>(statement.whole());
    return this.ask<Row>(inParts(statement));
  }

  /**
   * For lists, searches and trees of one company, with statements that change nothing: a replica answers them, if there
   * is one that has every write of the company that was committed before; else the primary.
   */
  reads(company_id: string): Reads {
    if (!this.replicas.configured || this.around.getStore()) return this;
    return {
      rows: (statement) => this.askReplica(company_id, byName(statement)),
      generalRows: (statement) => this.askReplica(company_id, byOnePlan(statement)),
      plannedRows: (statement) => this.askReplica(company_id, byItsValues(statement)),
      partedRows: (statement) => this.askReplica(company_id, inParts(statement)),
    };
  }

  /**
   * The same reads, of which the first goes out behind another statement, in one round trip where both are the primary's.
   * It sees at least what that one saw.
   * @param first prepared
   * @param check is given the rows of `first`; what it throws, the first read does
   */
  behind<First extends object>(first: Statement, check: (rows: First[]) => void, reads: Reads = this): Reads {
    let isFirst = true;
    const send = async <Row extends object>(sending: Send, read: () => Promise<Row[]>): Promise<Row[]> => {
      if (!isFirst) return read();
      isFirst = false;
      if (reads === this && !this.isSpanned) return this.askBehind<First, Row>(byName(first), check, sending);
      check(await this.rows<First>(first));
      return read();
    };
    return {
      rows: (statement) => send(byName(statement), () => reads.rows(statement)),
      generalRows: (statement) => send(byOnePlan(statement), () => reads.generalRows(statement)),
      plannedRows: (statement) => send(byItsValues(statement), () => reads.plannedRows(statement)),
      partedRows: (statement) => send(inParts(statement), () => reads.partedRows(statement)),
    };
  }

  /**
   * Runs `work` in one transaction (READ COMMITTED) and commits what it did, or nothing of it if it throws. Runs it
   * again, a bounded number of times, where PostgreSQL asks for that; so `work` must not change anything else. Within
   * `spanning` it is that transaction.
   */
  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const outer = this.around.getStore();
    if (outer) return work(outer);
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(work);
      } catch (error) {
        if (attempt >= MAX_ATTEMPTS || !RETRYABLE.has(errorCode(error) ?? '')) throw error;
        this.metrics.retries.inc();
      }
    }
  }

  /**
   * Runs `work`, a transaction that takes the lock of a company, when it is its turn: one at a time. Those that wait would
   * only wait for that lock, each with a connection that others need, up to the last.
   * @throws QueueFull when too many of the company wait already, or it has waited for too long
   */
  inTurn<T>(company_id: string, work: () => Promise<T>): Promise<T> {
    return this.isSpanned ? work() : this.writers.runExclusive(company_id, work);
  }

  /** Whether it is somebody else's turn: see {@link inTurn}. */
  mustWait(company_id: string): boolean {
    return this.writers.isLocked(company_id);
  }

  /**
   * Runs `work`, which only reads, on one state of the database: what is committed meanwhile is not seen. Statements are
   * planned as in a {@link transaction}: for its values the walk up from many goals would read all goals there are.
   */
  snapshot<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.attempt(work, `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; ${ONE_PLAN}`);
  }

  /** One transaction around everything that `work` calls: its reads and transactions take part in this one. */
  spanning<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.transaction((tx) => this.around.run(tx, () => work(tx)));
  }

  /** Whether this is part of a `spanning` transaction. */
  get isSpanned(): boolean {
    return this.around.getStore() !== undefined;
  }

  private ask<Row extends object>(send: Send): Promise<Row[]> {
    return this.borrow(async (client) => (await send<Row>(client)).rows);
  }

  private askBehind<First extends object, Row extends object>(
    first: Send,
    check: (rows: First[]) => void,
    send: Send,
  ): Promise<Row[]> {
    return this.borrow(async (client) => {
      gather(client);
      const [before, answer] = await allOf([first<First>(client), send<Row>(client)]);
      check(before.rows);
      return answer.rows;
    });
  }

  private async borrow<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    this.requireRoom();
    const client = borrowed(await this.pool.connect());
    try {
      const result = await work(client);
      giveBack(client);
      return result;
    } catch (error) {
      giveBack(client, isAway(error));
      throw error;
    }
  }

  private async askReplica<Row extends object>(company_id: string, send: Send): Promise<Row[]> {
    const current = this.row<Revised>(revisionOf(company_id));
    return (await this.replicas.rows<Row>(company_id, send, current)) ?? this.ask<Row>(send);
  }

  private async attempt<T>(work: (tx: Transaction) => Promise<T>, begin = BEGIN): Promise<T> {
    this.connection.requireUp();
    this.requireRoom();
    const runner = this.dataSource.createQueryRunner();
    const client = (await runner.connect()) as PoolClient;
    const tx = new Transaction(client, runner.manager, this.replicas.configured);
    try {
      tx.begin(begin);
      const result = await work(tx);
      await tx.commit();
      return result;
    } catch (error) {
      const cause = tx.causeOf(error);
      // One that cannot even roll back, or leads to where the database is no more: once ended, the pool takes it out.
      if (!(await tx.rollback()) || isAway(cause)) void client.end();
      throw cause;
    } finally {
      tx.end();
      await runner.release();
    }
  }

  private get pool(): Pool {
    return this.connection.pool;
  }

  /** @throws QueueFull when too many wait for a connection already: one more would only make all wait longer */
  private requireRoom(): void {
    const { totalCount, idleCount, waitingCount } = this.pool;
    const busy = idleCount === 0 && totalCount >= this.config.database_pool_size;
    if (busy && waitingCount >= this.config.database_queue_size) throw new QueueFull();
  }
}
