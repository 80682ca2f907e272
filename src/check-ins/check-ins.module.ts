import { Module } from '@nestjs/common';
import { KeyResultsModule } from '../key-results/index.js';
import { ProgressModule } from '../progress/progress.module.js';
import { CheckInRecorder } from './check-in.recorder.js';
import { CheckInsController } from './check-ins.controller.js';
import { CheckInsMetrics } from './check-ins.metrics.js';
import { CheckInsRepository } from './check-ins.repository.js';
import { CheckInsService } from './check-ins.service.js';

/** Check-ins on key results. */
@Module({
  imports: [KeyResultsModule, ProgressModule],
  controllers: [CheckInsController],
  providers: [CheckInRecorder, CheckInsMetrics, CheckInsRepository, CheckInsService],
  exports: [CheckInRecorder, CheckInsRepository],
})
export class CheckInsModule {}
