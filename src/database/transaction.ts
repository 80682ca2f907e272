import sql from 'sql-template-tag';
import type { PoolClient, QueryConfig, QueryResult, QueryResultRow } from 'pg';
import type { EntityManager, EntityTarget, ObjectLiteral } from 'typeorm';
import { errorCode, SQLSTATE } from './error-code.js';
import { prepared } from './prepared.js';
import { gather, ONE_PLAN, OWN_PLANS } from './send.js';
import { allowSilence } from './silence.js';
import { type Statement } from './template.js';

/**
 * One transaction on one connection. Statements are sent at once and answered in order, so those that do not need
 * each other's answers share a round trip: start them together and await them together, or `execute` what needs no
 * answer at all.
 */
export class Transaction {
  /** What the first statement that failed said; those behind it are only told that the transaction is lost. */
  private failure: Error | undefined;
  private began = 0;
  private readonly committed: ((durationMs: number) => void)[] = [];

  constructor(
    private readonly client: PoolClient,
    /** TypeORM's way into the same transaction, for ordinary inserts, updates and look-ups of entities. */
    readonly manager: EntityManager,
    /** whether replicas are read, by which a company's writes are to be told */
    private readonly raisesRevisions = false,
  ) {}

  /** The rows of a statement. */
  async rows<Row extends object>(statement: Statement): Promise<Row[]> {
    return (await this.send<Row>(prepared(statement))).rows;
  }

  /** The first row of a statement, if there is one. */
  async row<Row extends object>(statement: Statement): Promise<Row | undefined> {
    return (await this.rows<Row>(statement))[0];
  }

  /** The rows of a statement that is planned for its values: see `Database.plannedRows`. */
  async plannedRows<Row extends object>(statement: Statement): Promise<Row[]> {
    void this.send(OWN_PLANS);
    const answer = this.send<Row>({ text: statement.text, values: statement.values });
    void this.send(ONE_PLAN);
    return (await answer).rows;
  }

  /**
   * The time by the clock of the database, in whole milliseconds: instances have clocks of their own. It is asked of the
   * company, because every statement is of one.
   */
  async now(company_id: string): Promise<Date> {
    const asked = sql`SELECT clock_timestamp()::timestamptz(3) AS now FROM companies WHERE id = ${company_id}`;
    return (await this.row<{ now: Date }>(asked))!.now;
  }

  /** Sends a statement without waiting for it. Should it fail, so does the transaction, with its error. */
  execute(statement: Statement): void {
    void this.send(prepared(statement));
  }

  /** Has `told` called once it has committed, with the time that it took then, from its BEGIN on. */
  onCommit(told: (durationMs: number) => void): void {
    this.committed.push(told);
  }

  /** Lets statements take as long as they like, from here to the end of the transaction. */
  liftTimeLimit(): void {
    this.execute(sql`SET LOCAL statement_timeout = 0`);
    allowSilence(this.client, true);
  }

  /**
   * Changes what `changes` has in one row, and `updated_at`: not to the time when the transaction began to wait for its
   * lock. Leaves the row as it is where it has all of that already.
   */
  async change(entity: EntityTarget<ObjectLiteral>, company_id: string, id: string, changes: object): Promise<void> {
    const given = Object.entries(changes).filter(([, value]) => value !== undefined);
    if (given.length === 0) return;
    const differs = given.map(([name]) => `${name} IS DISTINCT FROM :${name}`).join(' OR ');
    await this.manager
      .createQueryBuilder()
      .update(entity)
      .set({ ...changes, updated_at: () => 'clock_timestamp()' })
      .where({ company_id, id })
      .andWhere(`(${differs})`, Object.fromEntries(given))
      .execute();
  }

  /**
   * Has what follows, and what others do after the commit, planned for the present size of these tables, where they have
   * grown to more than twice of what is known of them: a plan for a small table may look through all of it for each row.
   */
  async refreshStatistics(tables: string[]): Promise<void> {
    const grown = await this.rows<{ name: string }>(sql`
      SELECT relname AS name FROM pg_class
      WHERE oid = ANY (${tables}::regclass[])
        AND 2 * relpages < pg_relation_size(oid) / current_setting('block_size')::integer`);
    if (grown.length === 0) return;
    // Without those that somebody else analyzes: who does keeps the lock for it until the commit.
    await this.send(`ANALYZE (SKIP_LOCKED) ${grown.map(({ name }) => name).join(', ')}`);
  }

  /** Runs a statement, or nothing of it where rows that point at what it deletes forbid it. @returns whether it ran */
  async unlessReferenced(statement: Statement): Promise<boolean> {
    await this.send('SAVEPOINT attempt');
    try {
      await this.client.query(prepared(statement)); // not by send(): its failure need not be the transaction's
      return true;
    } catch (error) {
      if (errorCode(error) !== SQLSTATE.foreign_key_violation) throw error;
      await this.send('ROLLBACK TO SAVEPOINT attempt');
      return false;
    }
  }

  /**
   * Makes this the only transaction that writes goals, key results, check-ins or the directory of that company, until
   * it ends. The order of locks is described in `progress.service.ts`. Where replicas are read it also counts the write,
   * for them to be compared by (see `Replicas`): an update takes the same lock.
   */
  lockCompany(company_id: string): void {
    this.execute(
      this.raisesRevisions
        ? sql`UPDATE companies SET revision = revision + 1 WHERE id = ${company_id}`
        : sql`SELECT id FROM companies WHERE id = ${company_id} FOR NO KEY UPDATE`,
    );
  }

  /** @internal called by Database */
  begin(statement: string): void {
    this.began = performance.now();
    void this.send(statement);
  }

  /** @internal called by Database. @throws what the first statement that failed said */
  async commit(): Promise<void> {
    // Sent behind the statements that are still on their way: if one of them fails, PostgreSQL takes this as a rollback.
    const { command } = await this.send('COMMIT');
    if (command !== 'COMMIT') throw this.failure ?? new Error('The transaction was rolled back.');
    for (const told of this.committed) told(performance.now() - this.began);
  }

  /** @internal called by Database. @returns whether the connection is fit for another transaction */
  async rollback(): Promise<boolean> {
    return this.client.query('ROLLBACK').then(
      () => true,
      () => false,
    );
  }

  /** @internal called by Database, once the transaction is over and before the connection is anybody else's */
  end(): void {
    allowSilence(this.client, false);
  }

  /** @internal called by Database: why the transaction failed, where `error` is what its work threw */
  causeOf(error: unknown): unknown {
    return errorCode(error) === SQLSTATE.in_failed_sql_transaction ? (this.failure ?? error) : error;
  }

  private send<Row extends QueryResultRow>(query: QueryConfig | string): Promise<QueryResult<Row>> {
    gather(this.client);
    const answer = this.client.query<Row>(query as QueryConfig);
    // Answers come in the order of the statements, so the first failure that is seen is the first that happened.
    answer.catch((error: Error) => (this.failure ??= error));
    return answer;
  }
}
