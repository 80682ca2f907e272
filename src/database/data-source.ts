import type { PoolConfig } from 'pg';
import { type DataSourceOptions } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.js';
import { prepareSession } from './session.js';

/** A server that has gone silent is noticed after a while of probes, and not after the two hours of the system. */
const KEEP_ALIVE = { keepAlive: true, keepAliveInitialDelayMillis: 10_000 };

/** How long things may take; undefined = 5 s until there is a connection, and no limit for statements. */
export interface ConnectionLimits {
  /** until a connection is free or made */
  queueTimeoutMs?: number;
  /** until a statement is done, waiting for locks included */
  statementTimeoutMs?: number;
}

/**
 * How TypeORM connects. The schema comes from the migrations alone, and they are run by `migrate()` before anything
 * else connects; entities are added by the modules that own them.
 */
export function dataSourceOptions(url: string, poolSize: number, limits: ConnectionLimits = {}): DataSourceOptions {
  const { queueTimeoutMs = 5_000, statementTimeoutMs = 0 } = limits;
  return {
    type: 'postgres',
    url,
    poolSize,
    applicationName: 'okr',
    synchronize: false,
    migrations: MIGRATIONS,
    migrationsTransactionMode: 'each',
    connectTimeoutMS: queueTimeoutMs,
    // Statements that do not wait for one another travel together: see Transaction.
    extra: { pipeline: true, ...KEEP_ALIVE, onConnect: prepareSession(statementTimeoutMs) },
  };
}

/** How a replica is connected to: like the primary. */
export function replicaOptions(url: string, poolSize: number, limits: Required<ConnectionLimits>): PoolConfig {
  return {
    connectionString: url,
    max: poolSize,
    application_name: 'okr',
    connectionTimeoutMillis: limits.queueTimeoutMs,
    pipeline: true,
    ...KEEP_ALIVE,
    onConnect: prepareSession(limits.statementTimeoutMs) as PoolConfig['onConnect'], // which is waited for
  };
}
