import { Module } from '@nestjs/common';
import { CheckInsModule } from '../check-ins/index.js';
import { CompaniesModule } from '../companies/index.js';
import { DirectoryModule } from '../directory/index.js';
import { GoalsModule } from '../goals/index.js';
import { KeyResultsModule } from '../key-results/index.js';
import { DemoLoader } from './demo.loader.js';
import { DemoRepository } from './demo.repository.js';
import { DemoService } from './demo.service.js';

/** The company that a first start shows. */
@Module({
  imports: [CompaniesModule, DirectoryModule, GoalsModule, KeyResultsModule, CheckInsModule],
  providers: [DemoRepository, DemoLoader, DemoService],
})
export class DemoModule {}
