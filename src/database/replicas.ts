import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Pool, type PoolClient } from 'pg';
import sql, { type Sql } from 'sql-template-tag';
import { CONFIG, type Config } from '../config/config.js';
import { DatabaseSilent, isAway } from './away.js';
import { DatabaseMetrics } from './database.metrics.js';
import { replicaOptions } from './data-source.js';
import { errorCode, SQLSTATE } from './error-code.js';
import { borrowed, giveBack } from './pool.js';
import { prepared } from './prepared.js';
import { type Send } from './send.js';

/** How long a replica that failed is left out. */
const REST_MS = 3_000;

/** How long a replica may take to tell its revision; for a free connection it has as long again. */
const PATIENCE_MS = 1_000;

/** How many transactions have written a company. */
export function revisionOf(company_id: string): Sql {
  return sql`SELECT revision FROM companies WHERE id = ${company_id}`;
}

/** A row of {@link revisionOf}. */
export interface Revised {
  /** a bigint, which `pg` gives as text */
  revision: string;
}

interface Replica {
  name: string;
  pool: Pool;
  /** whether the last that was heard of it was a failure */
  failing: boolean;
  /** when it is tried again, by `Date.now()` */
  restsUntil: number;
}

/**
 * The replicas of DATABASE_REPLICA_URLS, which answer reads of one company in turn, and only where they have all that was
 * committed for it when the read began.
 *
 * Whoever writes a company raises its revision (`Transaction.lockCompany`), under the lock of its row and so in the
 * order of the commits. A replica replays commits in their order, too: one whose revision is at least the primary's shows
 * every write up to it, whoever made it and through whichever instance. The replica is asked for its revision right
 * before the statement, on the same connection, and only moves forward in between.
 *
 * A replica that is behind, away or out of connections is no error: the primary is asked instead.
 */
@Injectable()
export class Replicas implements OnApplicationShutdown {
  private readonly logger = new Logger('Replicas');
  private readonly replicas: Replica[];
  private turn = 0;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly metrics: DatabaseMetrics,
  ) {
    this.replicas = config.database_replica_urls.map((url) => this.open(url, config));
  }

  /** Whether there are any. */
  get configured(): boolean {
    return this.replicas.length > 0;
  }

  /**
   * The rows of a statement about one company.
   * @param send sends it
   * @param current the revision of the company on the primary, asked for since the read began
   * @returns undefined when no replica can answer: ask the primary
   * @throws what `current` throws, and when the statement takes too long
   */
  async rows<Row extends object>(
    company_id: string,
    send: Send,
    current: Promise<Revised | undefined>,
  ): Promise<Row[] | undefined> {
    const [required, said] = await Promise.all([current, this.ask<Row>(company_id, send)]);
    if (said && !reaches(said.revised, required)) {
      this.metrics.replicaRead('behind');
      return undefined;
    }
    const rows = await said?.rows;
    this.metrics.replicaRead(rows ? 'served' : 'unavailable');
    return rows;
  }

  /** Closes the connections, once the last request is answered. */
  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.replicas.map(({ pool }) => pool.end()));
  }

  /** Sends the statement to a replica: its revision, and the rows on their way. @returns undefined when that fails */
  private async ask<Row extends object>(company_id: string, send: Send) {
    const replica = this.next();
    if (!replica) return undefined;
    const client = await this.connect(replica);
    if (!client) return undefined;
    const asked = inTime(client.query<Revised>(prepared(revisionOf(company_id))));
    const answered = send<Row>(client);
    const rows = Promise.all([asked, answered]).then(
      ([, { rows }]) => {
        giveBack(client);
        return rows;
      },
      async (error: unknown) => {
        // It is nobody else's before both are answered. One that is away is ended, and what is under way with it.
        if (!isAway(error)) await answered.catch(() => undefined);
        giveBack(client, isAway(error));
        return this.failed(replica, error);
      },
    );
    rows.catch(() => undefined); // who still wants them is told
    try {
      const { rows: revisions } = await asked;
      this.takeBack(replica);
      return { revised: revisions[0], rows };
    } catch {
      return undefined;
    }
  }

  private async connect(replica: Replica): Promise<PoolClient | undefined> {
    try {
      return borrowed(await replica.pool.connect());
    } catch (error) {
      if (!isBusy(replica.pool)) this.leaveOut(replica, error);
      return undefined;
    }
  }

  /** @returns undefined: the primary may fare better, as where the replica's recovery was in the statement's way */
  private failed(replica: Replica, error: unknown): undefined {
    // What takes too long on a replica would on the primary, too.
    if (errorCode(error) === SQLSTATE.query_canceled) throw error;
    if (isAway(error)) this.leaveOut(replica, error);
    return undefined;
  }

  /** Whose turn it is, of those that are not left out. One whose rest is over is tried by a single read. */
  private next(): Replica | undefined {
    const now = Date.now();
    for (let n = 0; n < this.replicas.length; n++) {
      const replica = this.replicas[this.turn++ % this.replicas.length]!;
      if (replica.restsUntil > now) continue;
      if (replica.failing) replica.restsUntil = now + REST_MS;
      return replica;
    }
    return undefined;
  }

  private leaveOut(replica: Replica, error: unknown): void {
    const said = `Replica ${replica.name} is away (${(error as Error).message}): the primary is asked instead`;
    if (!replica.failing) this.logger.warn(said);
    replica.failing = true;
    replica.restsUntil = Date.now() + REST_MS;
  }

  private takeBack(replica: Replica): void {
    if (replica.failing) this.logger.log(`Replica ${replica.name} is there`);
    replica.failing = false;
    replica.restsUntil = 0;
  }

  private open(url: string, config: Config): Replica {
    const pool = new Pool(
      replicaOptions(url, config.database_pool_size, {
        queueTimeoutMs: PATIENCE_MS,
        statementTimeoutMs: config.database_statement_timeout_ms,
      }),
    );
    pool.on('error', () => undefined); // of idle connections: the next read connects anew
    return { name: new URL(url).host, pool, failing: false, restsUntil: 0 };
  }
}

/** A replica without the company has not heard of it yet. */
function reaches(revised: Revised | undefined, required: Revised | undefined): boolean {
  return revised !== undefined && required !== undefined && BigInt(revised.revision) >= BigInt(required.revision);
}

function isBusy({ totalCount, idleCount, options }: Pool): boolean {
  return idleCount === 0 && totalCount >= options.max;
}

/** @throws DatabaseSilent when it takes too long */
async function inTime<T>(answer: Promise<T>): Promise<T> {
  const stop = new AbortController();
  const late = sleep(PATIENCE_MS, undefined, { signal: stop.signal }).then(() => {
    throw new DatabaseSilent();
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    stop.abort();
    late.catch(() => undefined);
  }
}
