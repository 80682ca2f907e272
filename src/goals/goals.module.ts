import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DirectoryModule } from '../directory/index.js';
import { ProgressModule } from '../progress/progress.module.js';
import { Goal } from './goal.entity.js';
import { GoalsController } from './goals.controller.js';
import { GoalsRepository } from './goals.repository.js';
import { GoalsSearch } from './search/goals.search.js';
import { GoalsService } from './goals.service.js';
import { GoalsTree } from './goals.tree.js';

/** Goals: the hierarchy, its search and its tree. */
@Module({
  imports: [TypeOrmModule.forFeature([Goal]), DirectoryModule, ProgressModule],
  controllers: [GoalsController],
  providers: [GoalsRepository, GoalsSearch, GoalsService, GoalsTree],
  exports: [GoalsRepository, GoalsService],
})
export class GoalsModule {}
