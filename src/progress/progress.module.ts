import { Module } from '@nestjs/common';
import { ProgressRepository } from './progress.repository.js';
import { ProgressService } from './progress.service.js';
import { Verification } from './verify.js';

/** The figures of goals, the walk up the chain, and the audit of both. */
@Module({
  providers: [ProgressRepository, ProgressService, Verification],
  exports: [ProgressService, Verification],
})
export class ProgressModule {}
