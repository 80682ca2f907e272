import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ConfirmedByService, Scopes } from '../access/auth.guard.js';
import { Caller, type Principal } from '../access/principal.js';
import { IfMatch, type Precondition, Tagged } from '../http/etag.js';
import { Keyed, type KeyedRequest } from '../http/idempotency/keyed-request.js';
import { Post, PostKeptByService } from '../http/idempotency/post.js';
import { GoalId, IdPipe, KeyResultId } from '../http/ids.js';
import { ConflictWhen } from '../http/openapi/decorators.js';
import { PageQuery } from '../http/page.js';
import { RouteConfig } from '../http/route-config.js';
import { BulkCheckIns, CreateCheckIn, UpdateCheckIn } from './check-in.dto.js';
import { CheckInRecorder } from './check-in.recorder.js';
import { BulkCheckInsResponse, CheckInPage, CheckInResponse, CheckInWithChain } from './check-in.responses.js';
import { CheckInsService } from './check-ins.service.js';

const CheckInId = () => Param('check_in_id', new IdPipe('check-in'));

/** 1,000 items with comments of 5,000 characters. */
const BULK_BODY_LIMIT = 24 * 1024 * 1024;

/**
 * The routes of check-ins (SPEC §2). What they do and throw is said in {@link CheckInRecorder} and
 * {@link CheckInsService}.
 */
@ApiTags('Check-ins')
@Controller()
export class CheckInsController {
  constructor(
    private readonly recorder: CheckInRecorder,
    private readonly checkIns: CheckInsService,
  ) {}

  /** `POST /goals/{goal_id}/key-results/{kr_id}/checkin`. */
  @PostKeptByService('goals/:goal_id/key-results/:kr_id/checkin')
  @Scopes('checkins:write')
  @ConfirmedByService()
  @Tagged('check-ins')
  @ConflictWhen('The goal is archived, completed or cancelled.')
  @ApiOperation({
    operationId: 'checkIn',
    summary: 'Check in on a key result',
    description:
      'For those assigned to the goal or to the key result, and those who may manage the goal. Records the value ' +
      'and recalculates the key result and every goal above it, up to the root, before it answers. The answer holds ' +
      'the key result and that chain, nearest goal first, as far as you may view it. `ETag` and `Location` are those ' +
      'of the check-in itself.',
  })
  @ApiCreatedResponse({ type: CheckInWithChain })
  checkIn(
    @Caller() principal: Principal,
    @GoalId() goal_id: string,
    @KeyResultId() kr_id: string,
    @Body() body: CreateCheckIn,
    @Keyed() keyed?: KeyedRequest,
  ) {
    return this.recorder.one(principal, goal_id, kr_id, body, keyed);
  }

  /** `POST /check-ins/bulk`. */
  @Post('check-ins/bulk')
  @Scopes('checkins:write')
  @ConflictWhen('A goal is archived, completed or cancelled.')
  @RouteConfig({ bodyLimit: BULK_BODY_LIMIT })
  @ApiOperation({
    operationId: 'checkInBulk',
    summary: 'Check in on many key results',
    description:
      'All or nothing: `errors` names every bad item by its index (`/items/3/value`). 422 if any is invalid or ' +
      'names no key result, else 403, else 409. Every goal above is recalculated once.',
  })
  @ApiCreatedResponse({ type: BulkCheckInsResponse })
  bulk(@Caller() principal: Principal, @Body() body: BulkCheckIns) {
    return this.recorder.many(principal, body.items);
  }

  /** `GET /goals/{goal_id}/key-results/{kr_id}/check-ins`. */
  @Get('goals/:goal_id/key-results/:kr_id/check-ins')
  @Scopes('goals:read')
  @ConfirmedByService()
  @ApiOperation({
    operationId: 'listCheckIns',
    summary: 'List the check-ins of a key result',
    description: 'The whole history, newest first.',
  })
  @ApiOkResponse({ type: CheckInPage })
  list(
    @Caller() principal: Principal,
    @GoalId() goal_id: string,
    @KeyResultId() kr_id: string,
    @Query() query: PageQuery,
  ) {
    return this.checkIns.list(principal, goal_id, kr_id, query);
  }

  /** `GET /goals/{goal_id}/key-results/{kr_id}/check-ins/{check_in_id}`. */
  @Get('goals/:goal_id/key-results/:kr_id/check-ins/:check_in_id')
  @Scopes('goals:read')
  @Tagged()
  @ApiOperation({
    operationId: 'getCheckIn',
    summary: 'Get a check-in',
    description: 'One check-in, as it was last corrected.',
  })
  @ApiOkResponse({ type: CheckInResponse })
  get(
    @Caller() principal: Principal,
    @GoalId() goal_id: string,
    @KeyResultId() kr_id: string,
    @CheckInId() check_in_id: string,
  ) {
    return this.checkIns.get(principal, goal_id, kr_id, check_in_id);
  }

  /** `PATCH /goals/{goal_id}/key-results/{kr_id}/check-ins/{check_in_id}`. */
  @Patch('goals/:goal_id/key-results/:kr_id/check-ins/:check_in_id')
  @Scopes('checkins:write')
  @Tagged()
  @ConflictWhen('The goal is archived, completed or cancelled.')
  @ApiOperation({
    operationId: 'updateCheckIn',
    summary: 'Correct a check-in',
    description:
      'For its author and those who may manage the goal. Omitted = unchanged. The key result then shows its newest ' +
      'check-in, and every goal above is recalculated.',
  })
  @ApiOkResponse({ type: CheckInResponse })
  correct(
    @Caller() principal: Principal,
    @GoalId() goal_id: string,
    @KeyResultId() kr_id: string,
    @CheckInId() check_in_id: string,
    @Body() body: UpdateCheckIn,
    @IfMatch() precondition?: Precondition,
  ) {
    return this.checkIns.correct(principal, goal_id, kr_id, check_in_id, body, precondition);
  }

  /** `DELETE /goals/{goal_id}/key-results/{kr_id}/check-ins/{check_in_id}`. */
  @Delete('goals/:goal_id/key-results/:kr_id/check-ins/:check_in_id')
  @HttpCode(204)
  @Scopes('checkins:write')
  @Tagged()
  @ConflictWhen('The goal is archived, completed or cancelled.')
  @ApiOperation({
    operationId: 'deleteCheckIn',
    summary: 'Delete a check-in',
    description:
      'For its author and those who may manage the goal. If it was the newest, the key result falls back to the ' +
      'check-in before, or to its start value. Every goal above is recalculated.',
  })
  @ApiNoContentResponse()
  delete(
    @Caller() principal: Principal,
    @GoalId() goal_id: string,
    @KeyResultId() kr_id: string,
    @CheckInId() check_in_id: string,
    @IfMatch() precondition?: Precondition,
  ) {
    return this.checkIns.delete(principal, goal_id, kr_id, check_in_id, precondition);
  }
}
