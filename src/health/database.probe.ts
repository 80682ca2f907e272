import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Pool } from 'pg';
import { CONFIG, type Config } from '../config/config.js';
import { DatabaseConnection } from '../database/connection.js';

const TIMEOUT_MS = 2_000;

/**
 * Asks the database for a sign of life over a connection of its own: a pool that is busy to the last connection is no
 * reason to take a server out of service.
 */
@Injectable()
export class DatabaseProbe implements OnApplicationShutdown {
  private readonly pool: Pool;

  constructor(
    @Inject(CONFIG) config: Config,
    private readonly connection: DatabaseConnection,
  ) {
    this.pool = new Pool({
      connectionString: config.database_url,
      application_name: 'okr-health',
      max: 1,
      connectionTimeoutMillis: TIMEOUT_MS,
      query_timeout: TIMEOUT_MS,
    });
    this.pool.on('error', () => undefined); // the next probe connects anew
  }

  /** @throws when the database is away, or has not been up since the start */
  async ping(): Promise<void> {
    this.connection.requireUp();
    await this.pool.query('SELECT 1');
  }

  /** Closes its connection. */
  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
