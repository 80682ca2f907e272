import { Body, Controller, Delete, Get, HttpCode, Patch, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ConfirmedByService, Scopes } from '../access/auth.guard.js';
import { Caller, type Principal } from '../access/principal.js';
import { IfMatch, type Precondition, Tagged } from '../http/etag.js';
import { Post } from '../http/idempotency/post.js';
import { GoalId } from '../http/ids.js';
import { ConflictWhen } from '../http/openapi/decorators.js';
import { CreateGoal, DeleteGoalQuery, SearchGoals, TreeQuery, UpdateGoal } from './goal.dto.js';
import { GoalDetail, GoalPage, GoalTree } from './goal.responses.js';
import { GoalsService } from './goals.service.js';

/** The routes of goals (SPEC §2, §5). What they do and throw is said in {@link GoalsService}. */
@ApiTags('Goals')
@Controller('goals')
export class GoalsController {
  constructor(private readonly goals: GoalsService) {}

  /** `POST /goals`. */
  @Post()
  @Scopes('goals:write')
  @Tagged()
  @ConflictWhen('The parent is archived, or goals would nest deeper than 32 levels.')
  @ApiOperation({
    operationId: 'createGoal',
    summary: 'Create a goal',
    description:
      'Anyone makes goals for themselves; for a team or a department its members, lead and heads do, for an employee ' +
      'also the managers above, for the company admins. A parent must let you align with it.',
  })
  @ApiCreatedResponse({ type: GoalDetail })
  create(@Caller() principal: Principal, @Body() body: CreateGoal) {
    return this.goals.create(principal, body);
  }

  /** `GET /goals`: {@link search} with the filters in the query string. */
  @Get()
  @Scopes('goals:read')
  @ApiOperation({
    operationId: 'listGoals',
    summary: 'List goals',
    description:
      'The filters of the search as a query string. To give a filter several values, any of which may match, repeat ' +
      'the parameter or separate them by commas.',
  })
  @ApiOkResponse({ type: GoalPage })
  list(@Caller() principal: Principal, @Query() query: SearchGoals) {
    return this.goals.search(principal, query);
  }

  /** `POST /goals/search`. */
  @Post('search')
  @HttpCode(200)
  @Scopes('goals:read')
  @ApiOperation({
    operationId: 'searchGoals',
    summary: 'Search goals',
    description: 'All filters are optional and combined with AND; a list means any of. Shows only what you may view.',
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
      'The full structure: the goal, its parent, its key results with their 20 newest check-ins, and current progress.',
  })
  @ApiOkResponse({ type: GoalDetail })
  get(@Caller() principal: Principal, @GoalId() goal_id: string) {
    return this.goals.get(principal, goal_id);
  }

  /** `PATCH /goals/{goal_id}`. */
  @Patch(':goal_id')
  @Scopes('goals:write')
  @Tagged()
  @ConflictWhen('The goal is archived, the new parent lies below it, or goals would nest deeper than 32 levels.')
  @ApiOperation({
    operationId: 'updateGoal',
    summary: 'Change a goal',
    description:
      'Omitted = unchanged, null = cleared. A change of parent, weight, status, driver or archiving recalculates the ' +
      'old and the new chain before it answers.',
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
      'For good, with its key results and check-ins. Archiving (`is_archived`) is the reversible way. A goal that has ' +
      'children, even hidden ones, is refused unless `children` says what becomes of them; to delete them too you must ' +
      'manage each of them.',
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
      'The goal and what you may view of its descendants, nested under `children`; `children_truncated` says where ' +
      'the depth or the cap of 2,000 goals cut it.',
  })
  @ApiOkResponse({ type: GoalTree })
  tree(@Caller() principal: Principal, @GoalId() goal_id: string, @Query() query: TreeQuery) {
    return this.goals.tree(principal, goal_id, query.depth);
  }
}
