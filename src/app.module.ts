import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Registry } from 'prom-client';
import { AccessModule } from './access/access.module.js';
import { ChartModule } from './chart/index.js';
import { CheckInsModule } from './check-ins/index.js';
import { CompaniesModule } from './companies/index.js';
import { CONFIG, type Config } from './config/config.js';
import { DatabaseModule } from './database/database.module.js';
import { DemoModule } from './demo/demo.module.js';
import { DirectoryModule } from './directory/index.js';
import { ExchangeModule } from './exchange/index.js';
import { GoalsModule } from './goals/index.js';
import { HttpModule } from './http/http.module.js';
import { HealthModule } from './health/health.module.js';
import { HistoryModule } from './history/index.js';
import { KeyResultsModule } from './key-results/index.js';

/** The list of modules. */
@Global()
@Module({})
export class AppModule {
  /** The service that this configuration asks for. */
  static with(config: Config): DynamicModule {
    return {
      module: AppModule,
      imports: [
        DatabaseModule,
        AccessModule,
        HttpModule,
        DirectoryModule,
        CompaniesModule,
        GoalsModule,
        KeyResultsModule,
        CheckInsModule,
        ExchangeModule,
        HistoryModule,
        ChartModule,
        HealthModule,
        DemoModule,
      ],
      providers: [
        { provide: CONFIG, useValue: config },
        // Each part declares its own metrics in it; of several services in one process each has its own.
        { provide: Registry, useFactory: () => new Registry() },
      ],
      exports: [CONFIG, Registry],
    };
  }
}
