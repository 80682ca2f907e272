import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../access/auth.guard.js';
import { Caller, type Principal } from '../access/principal.js';
import { IfMatch, type Precondition, Tagged } from '../http/etag.js';
import { ConflictWhen } from '../http/openapi/decorators.js';
import { Post } from '../http/idempotency/post.js';
import { IdPipe } from '../http/ids.js';
import { CreateEmployee, EmployeesQuery, UpdateEmployee } from './directory.dto.js';
import { EmployeePage, EmployeeResponse } from './directory.responses.js';
import { DirectoryService } from './directory.service.js';

const EmployeeId = () => Param('employee_id', new IdPipe('employee'));

/** The routes of employees (SPEC §2). What they do and throw is said in {@link DirectoryService}. */
@ApiTags('Employees')
@Controller('employees')
export class EmployeesController {
  constructor(private readonly directory: DirectoryService) {}

  /** `POST /employees`. */
  @Post()
  @Scopes('directory:write')
  @Tagged()
  @ConflictWhen('The `email` or the `external_id` is taken.')
  @ApiOperation({
    operationId: 'createEmployee',
    summary: 'Create an employee',
    description:
      'The new employee can call the API once they have an API token, or a JWT of the identity provider. ' +
      'Only admins make admins.',
  })
  @ApiCreatedResponse({ type: EmployeeResponse })
  create(@Caller() principal: Principal, @Body() body: CreateEmployee) {
    return this.directory.createEmployee(principal, body);
  }

  /** `GET /employees`. */
  @Get()
  @Scopes('directory:read')
  @ApiOperation({
    operationId: 'listEmployees',
    summary: 'List employees',
    description: 'The employees of the company, oldest first.',
  })
  @ApiOkResponse({ type: EmployeePage })
  list(@Caller() principal: Principal, @Query() query: EmployeesQuery) {
    return this.directory.list(principal, 'employees', query);
  }

  /** `GET /employees/{employee_id}`. */
  @Get(':employee_id')
  @Scopes('directory:read')
  @Tagged()
  @ApiOperation({ operationId: 'getEmployee', summary: 'Get an employee', description: 'One employee, active or not.' })
  @ApiOkResponse({ type: EmployeeResponse })
  get(@Caller() principal: Principal, @EmployeeId() employee_id: string) {
    return this.directory.get(principal, 'employees', employee_id);
  }

  /** `PATCH /employees/{employee_id}`. */
  @Patch(':employee_id')
  @Scopes('directory:write')
  @Tagged()
  @ConflictWhen(
    'The `email` or the `external_id` is taken, managers would form a cycle, or no active admin would be left.',
  )
  @ApiOperation({
    operationId: 'updateEmployee',
    summary: 'Change an employee',
    description:
      "Omitted = unchanged, null = cleared. A new manager can see and manage the employee's goals at once. Nobody " +
      'can be their own manager, directly or indirectly. Only admins may change admins, and the company keeps at ' +
      'least one active admin.',
  })
  @ApiOkResponse({ type: EmployeeResponse })
  update(
    @Caller() principal: Principal,
    @EmployeeId() employee_id: string,
    @Body() body: UpdateEmployee,
    @IfMatch() precondition?: Precondition,
  ) {
    return this.directory.updateEmployee(principal, employee_id, body, precondition);
  }

  /** `DELETE /employees/{employee_id}`: deactivates what history points at. */
  @Delete(':employee_id')
  @HttpCode(204)
  @Scopes('directory:write')
  @Tagged()
  @ConflictWhen('No active admin would be left.')
  @ApiOperation({
    operationId: 'deleteEmployee',
    summary: 'Delete an employee',
    description:
      'If anything still refers to them, such as a goal, a check-in or somebody who reports to them, they are ' +
      'deactivated instead. The answer is 204 in both cases, and their tokens stop working at once. Only admins may ' +
      'delete admins, and the company keeps at least one active admin.',
  })
  @ApiNoContentResponse()
  delete(@Caller() principal: Principal, @EmployeeId() employee_id: string, @IfMatch() precondition?: Precondition) {
    return this.directory.deleteEmployee(principal, employee_id, precondition);
  }
}
