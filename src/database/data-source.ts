import type { PoolConfig } from 'pg';
import { type DataSourceOptions } from 'typeorm';
import { AccessRevisions1790000000090 } from '../../migrations/1790000000090-access-revisions.js';
import { AccessRevisionsAtCommit1790000000140 } from '../../migrations/1790000000140-access-revisions-at-commit.js';
import { AudienceStatistics1790000000030 } from '../../migrations/1790000000030-audience-statistics.js';
import { CapitalSharpS1790000000150 } from '../../migrations/1790000000150-capital-sharp-s.js';
import { TitleKeys1790000000160 } from '../../migrations/1790000000160-title-keys.js';
import { TitlesInOrderOfCreation1790000000170 } from '../../migrations/1790000000170-titles-in-order-of-creation.js';
import { ProgressOfEveryonesGoals1790000000180 } from '../../migrations/1790000000180-progress-of-everyones-goals.js';
import { CompanyRevisions1790000000060 } from '../../migrations/1790000000060-company-revisions.js';
import { GoalsByPart1790000000100 } from '../../migrations/1790000000100-goals-by-part.js';
import { LongTitles1790000000110 } from '../../migrations/1790000000110-long-titles.js';
import { CreatedUnderTheLock1790000000120 } from '../../migrations/1790000000120-created-under-the-lock.js';
import { GoalsByStatus1790000000070 } from '../../migrations/1790000000070-goals-by-status.js';
import { GoalsOfEveryone1790000000130 } from '../../migrations/1790000000130-goals-of-everyone.js';
import { IdempotencyKeys1790000000020 } from '../../migrations/1790000000020-idempotency-keys.js';
import { NewestCheckIns1790000000080 } from '../../migrations/1790000000080-newest-check-ins.js';
import { Schema1790000000001 } from '../../migrations/1790000000001-schema.js';
import { SearchIndexes1790000000050 } from '../../migrations/1790000000050-search-indexes.js';
import { prepareSession } from './session.js';

/** Every change of the schema, oldest first. */
export const MIGRATIONS = [
  Schema1790000000001,
  IdempotencyKeys1790000000020,
  AudienceStatistics1790000000030,
  SearchIndexes1790000000050,
  CompanyRevisions1790000000060,
  GoalsByStatus1790000000070,
  NewestCheckIns1790000000080,
  AccessRevisions1790000000090,
  GoalsByPart1790000000100,
  LongTitles1790000000110,
  CreatedUnderTheLock1790000000120,
  GoalsOfEveryone1790000000130,
  AccessRevisionsAtCommit1790000000140,
  CapitalSharpS1790000000150,
  TitleKeys1790000000160,
  TitlesInOrderOfCreation1790000000170,
  ProgressOfEveryonesGoals1790000000180,
];

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
