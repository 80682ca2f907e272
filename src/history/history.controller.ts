import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../access/auth.guard.js';
import { Caller, type Principal } from '../access/principal.js';
import { GoalId, KeyResultId } from '../http/ids.js';
import { HistoryQuery } from './history.dto.js';
import { GoalHistory, KeyResultHistory } from './history.responses.js';
import { HistoryService } from './history.service.js';

/** The routes of progress over time. What they do and throw is said in {@link HistoryService}. */
@ApiTags('History')
@Controller('goals/:goal_id')
export class HistoryController {
  constructor(private readonly history: HistoryService) {}

  /** `GET /goals/{goal_id}/history`. */
  @Get('history')
  @Scopes('goals:read')
  @ApiOperation({
    operationId: 'getGoalHistory',
    summary: 'Get the progress of a goal over time',
    description:
      'A point for every day (UTC), worked out from the check-ins: **the tree, weights, drivers and statuses as ' +
      'they are today, with the check-ins dated until the end of each day.** A check-in that is backdated, ' +
      'corrected or deleted changes the past accordingly; a key result counts from its start value before its first ' +
      "check-in; what is set by hand shows as it is now. Today's point equals the goal's progress; contributors " +
      'that you may not view count, too.',
  })
  @ApiOkResponse({ type: GoalHistory })
  ofGoal(@Caller() principal: Principal, @GoalId() goal_id: string, @Query() query: HistoryQuery) {
    return this.history.ofGoal(principal, goal_id, query);
  }

  /** `GET /goals/{goal_id}/key-results/{kr_id}/history`. */
  @Get('key-results/:kr_id/history')
  @Scopes('goals:read')
  @ApiOperation({
    operationId: 'getKeyResultHistory',
    summary: 'Get the progress of a key result over time',
    description:
      'A point for every day (UTC): its newest check-in dated until the end of that day, measured by the start and ' +
      'the target as they are today; the start value before the first.',
  })
  @ApiOkResponse({ type: KeyResultHistory })
  ofKeyResult(
    @Caller() principal: Principal,
    @GoalId() goal_id: string,
    @KeyResultId() kr_id: string,
    @Query() query: HistoryQuery,
  ) {
    return this.history.ofKeyResult(principal, goal_id, kr_id, query);
  }
}
