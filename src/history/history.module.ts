import { Module } from '@nestjs/common';
import { ProgressModule } from '../progress/progress.module.js';
import { HistoryController } from './history.controller.js';
import { HistoryRepository } from './history.repository.js';
import { HistoryService } from './history.service.js';

/** Progress over time, worked out from the check-ins. */
@Module({
  imports: [ProgressModule],
  controllers: [HistoryController],
  providers: [HistoryRepository, HistoryService],
  exports: [HistoryService],
})
export class HistoryModule {}
