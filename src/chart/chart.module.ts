import { Module } from '@nestjs/common';
import { GoalsModule } from '../goals/index.js';
import { HistoryModule } from '../history/index.js';
import { ChartController } from './chart.controller.js';
import { ChartService } from './chart.service.js';

/** Pictures of progress. */
@Module({ imports: [GoalsModule, HistoryModule], controllers: [ChartController], providers: [ChartService] })
export class ChartModule {}
