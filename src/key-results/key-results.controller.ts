import { Body, Controller, Delete, Get, HttpCode, Patch, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ConfirmedByService, Scopes } from '../access/auth.guard.js';
import { Caller, type Principal } from '../access/principal.js';
import { IfMatch, type Precondition, Tagged } from '../http/etag.js';
import { Post } from '../http/idempotency/post.js';
import { GoalId, KeyResultId } from '../http/ids.js';
import { ConflictWhen } from '../http/openapi/decorators.js';
import { PageQuery } from '../http/page.js';
import { CreateKeyResult, MAX_KEY_RESULTS_OF_A_GOAL, UpdateKeyResult } from './key-result.dto.js';
import { KeyResultPage, KeyResultResponse } from './key-result.responses.js';
import { KeyResultsService } from './key-results.service.js';

/** The routes of key results (SPEC §2). What they do and throw is said in {@link KeyResultsService}. */
@ApiTags('Key results')
@Controller('goals/:goal_id/key-results')
export class KeyResultsController {
  constructor(private readonly keyResults: KeyResultsService) {}

  /** `POST /goals/{goal_id}/key-results`. */
  @Post()
  @Scopes('goals:write')
  @Tagged()
  @ConflictWhen(`The goal is archived, or has ${MAX_KEY_RESULTS_OF_A_GOAL} key results already.`)
  @ApiOperation({
    operationId: 'createKeyResult',
    summary: 'Add a key result to a goal',
    description:
      'For those who may manage the goal. `current_value` begins at `start_value` and changes only through check-ins.',
  })
  @ApiCreatedResponse({ type: KeyResultResponse })
  create(@Caller() principal: Principal, @GoalId() goal_id: string, @Body() body: CreateKeyResult) {
    return this.keyResults.create(principal, goal_id, body);
  }

  /** `GET /goals/{goal_id}/key-results`. */
  @Get()
  @Scopes('goals:read')
  @ConfirmedByService()
  @ApiOperation({
    operationId: 'listKeyResults',
    summary: 'List the key results of a goal',
    description: 'The key results of the goal, oldest first.',
  })
  @ApiOkResponse({ type: KeyResultPage })
  list(@Caller() principal: Principal, @GoalId() goal_id: string, @Query() query: PageQuery) {
    return this.keyResults.list(principal, goal_id, query);
  }

  /** `GET /goals/{goal_id}/key-results/{kr_id}`. */
  @Get(':kr_id')
  @Scopes('goals:read')
  @Tagged()
  @ApiOperation({
    operationId: 'getKeyResult',
    summary: 'Get a key result',
    description: 'With its current value and progress.',
  })
  @ApiOkResponse({ type: KeyResultResponse })
  get(@Caller() principal: Principal, @GoalId() goal_id: string, @KeyResultId() kr_id: string) {
    return this.keyResults.get(principal, goal_id, kr_id);
  }

  /** `PATCH /goals/{goal_id}/key-results/{kr_id}`. */
  @Patch(':kr_id')
  @Scopes('goals:write')
  @Tagged()
  @ConflictWhen('The goal is archived, or the key result has check-ins and would become boolean.')
  @ApiOperation({
    operationId: 'updateKeyResult',
    summary: 'Change a key result',
    description:
      'For those who may manage the goal. Omitted = unchanged, null = cleared. A new start, target or weight ' +
      'recalculates every goal above.',
  })
  @ApiOkResponse({ type: KeyResultResponse })
  update(
    @Caller() principal: Principal,
    @GoalId() goal_id: string,
    @KeyResultId() kr_id: string,
    @Body() body: UpdateKeyResult,
    @IfMatch() precondition?: Precondition,
  ) {
    return this.keyResults.update(principal, goal_id, kr_id, body, precondition);
  }

  /** `DELETE /goals/{goal_id}/key-results/{kr_id}`: for good. */
  @Delete(':kr_id')
  @HttpCode(204)
  @Scopes('goals:write')
  @Tagged()
  @ConflictWhen('The goal is archived.')
  @ApiOperation({
    operationId: 'deleteKeyResult',
    summary: 'Delete a key result',
    description:
      'For those who may manage the goal. Deletes it and its check-ins for good, and recalculates every goal above.',
  })
  @ApiNoContentResponse()
  delete(
    @Caller() principal: Principal,
    @GoalId() goal_id: string,
    @KeyResultId() kr_id: string,
    @IfMatch() precondition?: Precondition,
  ) {
    return this.keyResults.delete(principal, goal_id, kr_id, precondition);
  }
}
