import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../access/auth.guard.js';
import { Caller, type Principal } from '../access/principal.js';
import { IfMatch, type Precondition, Tagged } from '../http/etag.js';
import { Post } from '../http/idempotency/post.js';
import { IdPipe } from '../http/ids.js';
import { ConflictWhen } from '../http/openapi/decorators.js';
import { CreateDepartment, DirectoryQuery, UpdateDepartment } from './directory.dto.js';
import { DepartmentPage, DepartmentResponse } from './directory.responses.js';
import { DirectoryService } from './directory.service.js';

const DepartmentId = () => Param('department_id', new IdPipe('department'));

/** The routes of departments (SPEC §2). What they do and throw is said in {@link DirectoryService}. */
@ApiTags('Departments')
@Controller('departments')
export class DepartmentsController {
  constructor(private readonly directory: DirectoryService) {}

  /** `POST /departments`. */
  @Post()
  @Scopes('directory:write')
  @Tagged()
  @ConflictWhen('The `external_id` is taken.')
  @ApiOperation({
    operationId: 'createDepartment',
    summary: 'Create a department',
    description: 'With a `parent_department_id` it is part of that department, without one it is at the top.',
  })
  @ApiCreatedResponse({ type: DepartmentResponse })
  create(@Caller() principal: Principal, @Body() body: CreateDepartment) {
    return this.directory.createDepartment(principal, body);
  }

  /** `GET /departments`. */
  @Get()
  @Scopes('directory:read')
  @ApiOperation({
    operationId: 'listDepartments',
    summary: 'List departments',
    description: 'The departments of the company, oldest first.',
  })
  @ApiOkResponse({ type: DepartmentPage })
  list(@Caller() principal: Principal, @Query() query: DirectoryQuery) {
    return this.directory.list(principal, 'departments', query);
  }

  /** `GET /departments/{department_id}`. */
  @Get(':department_id')
  @Scopes('directory:read')
  @Tagged()
  @ApiOperation({
    operationId: 'getDepartment',
    summary: 'Get a department',
    description: 'One department, active or not.',
  })
  @ApiOkResponse({ type: DepartmentResponse })
  get(@Caller() principal: Principal, @DepartmentId() department_id: string) {
    return this.directory.get(principal, 'departments', department_id);
  }

  /** `PATCH /departments/{department_id}`. */
  @Patch(':department_id')
  @Scopes('directory:write')
  @Tagged()
  @ConflictWhen('The departments would form a cycle, or the `external_id` is taken.')
  @ApiOperation({
    operationId: 'updateDepartment',
    summary: 'Change a department',
    description: 'Omitted = unchanged, null = cleared. A department cannot be below itself.',
  })
  @ApiOkResponse({ type: DepartmentResponse })
  update(
    @Caller() principal: Principal,
    @DepartmentId() department_id: string,
    @Body() body: UpdateDepartment,
    @IfMatch() precondition?: Precondition,
  ) {
    return this.directory.updateDepartment(principal, department_id, body, precondition);
  }

  /** `DELETE /departments/{department_id}`: deactivates what history points at. */
  @Delete(':department_id')
  @HttpCode(204)
  @Scopes('directory:write')
  @Tagged()
  @ApiOperation({
    operationId: 'deleteDepartment',
    summary: 'Delete a department',
    description:
      'If it has employees, departments below it or goals, it is deactivated instead. The answer is 204 in both ' +
      'cases.',
  })
  @ApiNoContentResponse()
  delete(
    @Caller() principal: Principal,
    @DepartmentId() department_id: string,
    @IfMatch() precondition?: Precondition,
  ) {
    return this.directory.delete(principal, 'departments', department_id, precondition);
  }
}
