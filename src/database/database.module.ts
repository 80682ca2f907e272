import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CONFIG, type Config } from '../config/config.js';
import { dataSourceOptions } from './data-source.js';
import { Counters } from './counters.js';
import { Database } from './database.js';

/** The connection pool and the one way to use it. */
@Global()
@Module({
  imports: [
    TypeOrmModule.forRootAsync({
      inject: [CONFIG],
      useFactory: (config: Config) => ({
        ...dataSourceOptions(config.database_url!, config.database_pool_size),
        autoLoadEntities: true,
      }),
    }),
  ],
  providers: [Counters, Database],
  exports: [Counters, Database],
})
export class DatabaseModule {}
