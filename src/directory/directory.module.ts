import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DepartmentsController } from './departments.controller.js';
import { Department, Employee, Team } from './directory.entities.js';
import { DirectoryRepository } from './directory.repository.js';
import { DirectoryService } from './directory.service.js';
import { EmployeesController } from './employees.controller.js';
import { MeController } from './me.controller.js';
import { TeamsController } from './teams.controller.js';
import { UpsertController } from './upsert.controller.js';
import { UpsertRepository } from './upsert.repository.js';
import { UpsertService } from './upsert.service.js';

/** Who there is: employees, departments and teams. */
@Module({
  imports: [TypeOrmModule.forFeature([Employee, Department, Team])],
  controllers: [MeController, EmployeesController, TeamsController, DepartmentsController, UpsertController],
  providers: [DirectoryRepository, DirectoryService, UpsertRepository, UpsertService],
  exports: [DirectoryService, UpsertService],
})
export class DirectoryModule {}
