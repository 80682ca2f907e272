import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DirectoryModule } from '../directory/index.js';
import { ProgressModule } from '../progress/progress.module.js';
import { KeyResult } from './key-result.entity.js';
import { KeyResultsController } from './key-results.controller.js';
import { KeyResultsRepository } from './key-results.repository.js';
import { KeyResultsService } from './key-results.service.js';

/** Key results of goals. */
@Module({
  imports: [TypeOrmModule.forFeature([KeyResult]), DirectoryModule, ProgressModule],
  controllers: [KeyResultsController],
  providers: [KeyResultsRepository, KeyResultsService],
  exports: [KeyResultsRepository, KeyResultsService],
})
export class KeyResultsModule {}
