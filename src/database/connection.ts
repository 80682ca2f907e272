import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { CONFIG, type Config } from '../config/config.js';
import { ConfigError } from '../config/error.js';
import { DatabaseAway, isAway, isUnusable } from './away.js';
import { migrate, pendingMigrations } from './migrate.js';
import { prepareStatements } from './prepared.js';

const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 5_000;

const OLDEST_SERVER = 150_000;

/**
 * Brings the database up when the service starts: connects, and runs the migrations that are missing. While the
 * database is away the service starts all the same, says that it is not ready, and tries again until it is there
 * (SPEC §6). Later interruptions are the pool's: it connects anew with the next request.
 */
@Injectable()
export class DatabaseConnection implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('Database');
  private readonly stopping = new AbortController();
  private isUp = false;
  private settle!: () => void;
  /** Fulfilled once the database is up. */
  readonly up = new Promise<void>((resolve) => (this.settle = resolve));

  constructor(
    @Inject(getDataSourceToken()) private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    prepareStatements(config.database_prepared_statements);
  }

  /** @throws ConfigError when DATABASE_URL names what cannot be used */
  async onModuleInit(): Promise<void> {
    try {
      await this.bringUp();
    } catch (error) {
      if (!isAway(error)) throw error;
      this.logger.warn(`The database is away (${(error as Error).message}): trying until it is there`);
      void this.keepTrying();
    }
  }

  /** Ends the attempts to bring the database up. */
  onModuleDestroy(): void {
    this.stopping.abort();
  }

  /** The connections. @throws DatabaseAway until the database has been up for the first time */
  get pool(): Pool {
    this.requireUp();
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }

  /** The connections once they are there. */
  get poolIfUp(): Pool | undefined {
    return this.isUp ? this.pool : undefined;
  }

  /** @throws DatabaseAway until the database has been up for the first time */
  requireUp(): void {
    if (!this.isUp) throw new DatabaseAway();
  }

  private async bringUp(): Promise<void> {
    try {
      if (!this.dataSource.isInitialized) await this.dataSource.initialize();
      await this.requireVersion();
      if ((await pendingMigrations(this.dataSource)).length > 0) await this.migrate();
    } catch (error) {
      if (isUnusable(error)) throw new ConfigError(`DATABASE_URL cannot be used: ${(error as Error).message}`);
      throw error;
    }
    this.isUp = true;
    this.settle();
  }

  private async keepTrying(): Promise<void> {
    const { signal } = this.stopping;
    for (let pause = FIRST_PAUSE_MS; !this.isUp; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      await sleep(pause, undefined, { signal }).catch(() => undefined);
      if (signal.aborted) return;
      await this.bringUp().then(
        () => this.logger.log('The database is there'),
        (error: Error) => {
          if (isAway(error)) this.logger.warn(`The database is still away (${error.message})`);
          else this.logger.error(error.message);
        },
      );
    }
  }

  private async migrate(): Promise<void> {
    const done = await migrate(this.config.database_url!);
    for (const migration of done) this.logger.log(`Migrated: ${migration}`);
  }

  private async requireVersion(): Promise<void> {
    const [{ version }] = await this.dataSource.query<[{ version: string }]>(
      `SELECT current_setting('server_version_num') AS version`,
    );
    if (Number(version) < OLDEST_SERVER) {
      throw new ConfigError('DATABASE_URL names a PostgreSQL that is too old: it must be 15 or later');
    }
  }
}
