import { Module } from '@nestjs/common';
import { ProgressRepository } from './progress.repository.js';
import { ProgressService } from './progress.service.js';

/** The figures of goals and the walk up the chain. */
@Module({ providers: [ProgressRepository, ProgressService], exports: [ProgressService] })
export class ProgressModule {}
