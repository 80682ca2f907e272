import { Module } from '@nestjs/common';
import { ProgressMetrics } from './progress.metrics.js';
import { ProgressRepository } from './progress.repository.js';
import { ProgressService } from './progress.service.js';
import { Verification } from './verify.js';

/** The figures of goals, the walk up the chain, and the audit of both. */
@Module({
  providers: [ProgressMetrics, ProgressRepository, ProgressService, Verification],
  exports: [ProgressService, Verification],
})
export class ProgressModule {}
