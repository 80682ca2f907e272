import { Module, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { CheckInsModule } from '../check-ins/index.js';
import { DirectoryModule } from '../directory/index.js';
import { GoalsModule } from '../goals/index.js';
import { KeyResultsModule } from '../key-results/index.js';
import { ProgressModule } from '../progress/progress.module.js';
import { ExchangeController } from './exchange.controller.js';
import { ExportRepository } from './export.repository.js';
import { ExportService } from './export.service.js';
import { takeFiles } from './import.body.js';
import { ImportService } from './import.service.js';

/** Goals as files: export and import. */
@Module({
  imports: [CheckInsModule, DirectoryModule, GoalsModule, KeyResultsModule, ProgressModule],
  controllers: [ExchangeController],
  providers: [ExportRepository, ExportService, ImportService],
  exports: [ExportService, ImportService],
})
export class ExchangeModule implements OnModuleInit {
  constructor(private readonly http: HttpAdapterHost) {}

  /** Lets the import take what is not JSON. */
  onModuleInit(): void {
    // On the command line nobody listens.
    const adapter = this.http.httpAdapter as typeof this.http.httpAdapter | undefined;
    if (adapter) takeFiles(adapter.getInstance<FastifyInstance>());
  }
}
