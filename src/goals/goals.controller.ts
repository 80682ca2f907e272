import { Body, Controller, Delete, Get, HttpCode, Patch, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ConfirmedByService, Scopes } from '../access/auth.guard.js';
import { Caller, type Principal } from '../access/principal.js';
import { IfMatch, type Precondition, Tagged } from '../http/etag.js';
import { Post, PostBesideWrites } from '../http/idempotency/post.js';
import { GoalId } from '../http/ids.js';
import { ConflictWhen } from '../http/openapi/decorators.js';
import { MAX_LEVELS } from '../progress/chain.js';
import { CreateGoal, DeleteGoalQuery, SearchGoals, TreeQuery, UpdateGoal } from './goal.dto.js';
import { EMBEDDED_CHECK_INS } from './goal.projection.js';
import { GoalDetail, GoalPage, GoalTree } from './goal.responses.js';
import { GoalsService } from './goals.service.js';
import { NODE_CAP } from './goals.tree.js';

/** The routes of goals (SPEC §2, §5). What they do and throw is said in {@link GoalsService}. */
@ApiTags('Goals')
@Controller('goals')
export class GoalsController {
  constructor(private readonly goals: GoalsService) {}

  /** `POST /goals`. */
  @Post()
  @Scopes('goals:write')
  @Tagged()
  @ConflictWhen(`The parent is archived, or goals would nest deeper than ${MAX_LEVELS} levels.`)
  @ApiOperation({
    operationId: 'createGoal',
    summary: 'Create a goal',
    description:
      'Who may create a goal depends on its owner. An employee: they themselves and the managers above. A team: its ' +
      'members and its lead. A department: those who work in it, its head and the heads above. The company: admins. ' +
      'Admins may create any. A `parent_goal_id` needs the level `align` on that goal.',
  })
  @ApiCreatedResponse({ type: GoalDetail })
  create(@Caller() principal: Principal, @Body() body: CreateGoal) {
    return this.goals.create(principal, body);
  }

  /** `GET /goals`: {@link search} with the filters in the query string. */
  @Get()
  @Scopes('goals:read')
  @ConfirmedByService()
  @ApiOperation({
    operationId: 'listGoals',
    summary: 'List goals',
    description:
      'Takes the filters of `POST /goals/search` as query parameters: newest first and without archived goals, ' +
      'unless asked otherwise. To give a filter several values, any of which may match, repeat the parameter or ' +
      'separate them by commas.',
  })
  @ApiOkResponse({ type: GoalPage })
  list(@Caller() principal: Principal, @Query() query: SearchGoals) {
    return this.goals.search(principal, query);
  }

  /** `POST /goals/search`. */
  @PostBesideWrites('search')
  @HttpCode(200)
  @Scopes('goals:read')
  @ConfirmedByService()
  @ApiOperation({
    operationId: 'searchGoals',
    summary: 'Search goals',
    description:
      'All filters are optional and combined with AND; a list means any of its values. Shows only what you may ' +
      'view, newest first, and archived goals only where `is_archived` asks for them.',
  })
  @ApiOkResponse({ type: GoalPage })
  search(@Caller() principal: Principal, @Body() body: SearchGoals) {
    return this.goals.search(principal, body);
  }

  /** `GET /goals/{goal_id}`. */
  @Get(':goal_id')
  @Scopes('goals:read')
  @ConfirmedByService()
  @Tagged()
  @ApiOperation({
    operationId: 'getGoal',
    summary: 'Get a goal',
    description:
      `The full structure: the goal, its parent, its key results with their ${EMBEDDED_CHECK_INS} newest check-ins, and ` +
      'current progress.',
  })
  @ApiOkResponse({ type: GoalDetail })
  get(@Caller() principal: Principal, @GoalId() goal_id: string) {
    return this.goals.get(principal, goal_id);
  }

  /** `PATCH /goals/{goal_id}`. */
  @Patch(':goal_id')
  @Scopes('goals:write')
  @Tagged()
  @ConflictWhen(
    'The goal or the new parent is archived, the new parent is the goal itself or lies below it, or goals would ' +
      `nest deeper than ${MAX_LEVELS} levels.`,
  )
  @ApiOperation({
    operationId: 'updateGoal',
    summary: 'Change a goal',
    description:
      'For those who may manage the goal; a new owner or parent needs the rights that a new goal does. Omitted = ' +
      'unchanged, null = cleared. An archived goal takes changes only together with `is_archived: false`. All goals ' +
      'above, old and new, are recalculated before the answer.',
  })
  @ApiOkResponse({ type: GoalDetail })
  update(
    @Caller() principal: Principal,
    @GoalId() goal_id: string,
    @Body() body: UpdateGoal,
    @IfMatch() precondition?: Precondition,
  ) {
    return this.goals.update(principal, goal_id, body, precondition);
  }

  /** `DELETE /goals/{goal_id}`: for good. */
  @Delete(':goal_id')
  @HttpCode(204)
  @Scopes('goals:write')
  @Tagged()
  @ConflictWhen('The goal is archived, or has children and `children` does not say what becomes of them.')
  @ApiOperation({
    operationId: 'deleteGoal',
    summary: 'Delete a goal',
    description:
      'For those who may manage the goal. Deletes it for good, with its key results and check-ins; archiving ' +
      '(`is_archived`) is the reversible way. A goal that has children, even hidden or archived ones, is refused ' +
      'unless `children` says what becomes of them; to delete them too you must manage each of them.',
  })
  @ApiNoContentResponse()
  delete(
    @Caller() principal: Principal,
    @GoalId() goal_id: string,
    @Query() query: DeleteGoalQuery,
    @IfMatch() precondition?: Precondition,
  ) {
    return this.goals.delete(principal, goal_id, query, precondition);
  }

  /** `GET /goals/{goal_id}/tree`. */
  @Get(':goal_id/tree')
  @Scopes('goals:read')
  @ConfirmedByService()
  @ApiOperation({
    operationId: 'getGoalTree',
    summary: 'Get the tree below a goal',
    description:
      'The goal and those of its descendants that you may view and that are not archived, oldest first, nested ' +
      'under `children`. It ends at a goal that you may not view or that is archived: what you may view below such a ' +
      'one is in lists and searches. `children_truncated` says where the depth or the cap of ' +
      `${NODE_CAP.toLocaleString('en-US')} goals cut the tree.`,
  })
  @ApiOkResponse({ type: GoalTree })
  tree(@Caller() principal: Principal, @GoalId() goal_id: string, @Query() query: TreeQuery) {
    return this.goals.tree(principal, goal_id, query.depth);
  }
}
