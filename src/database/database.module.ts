import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CONFIG, type Config } from '../config/config.js';
import { DatabaseConnection } from './connection.js';
import { dataSourceOptions } from './data-source.js';
import { Database } from './database.js';
import { DatabaseMetrics } from './database.metrics.js';
import { Replicas } from './replicas.js';

/** The connection pool and the one way to use it. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [CONFIG],
      useFactory: (config: Config) => ({
        ...dataSourceOptions(config.database_url!, config.database_pool_size, {
          queueTimeoutMs: config.database_queue_timeout_ms,
          statementTimeoutMs: config.database_statement_timeout_ms,
        }),
        autoLoadEntities: true,
        manualInitialization: true, // by DatabaseConnection
      }),
    }),
  ],
  providers: [DatabaseConnection, DatabaseMetrics, Replicas, Database],
  exports: [DatabaseConnection, Database],
})
export class DatabaseModule {}
