import { Module } from '@nestjs/common';
import { HistoryModule } from '../history/index.js';
import { ChartController } from './chart.controller.js';
import { ChartRepository } from './chart.repository.js';
import { ChartService } from './chart.service.js';

/** Pictures of progress. */
@Module({ imports: [HistoryModule], controllers: [ChartController], providers: [ChartRepository, ChartService] })
export class ChartModule {}
