import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../access/auth.guard.js';
import { Caller, type Principal } from '../access/principal.js';
import { IfMatch, type Precondition, Tagged } from '../http/etag.js';
import { ConflictWhen } from '../http/openapi/decorators.js';
import { Post } from '../http/idempotency/post.js';
import { IdPipe } from '../http/ids.js';
import { CreateTeam, DirectoryQuery, TeamMembers, UpdateTeam } from './directory.dto.js';
import { TeamPage, TeamResponse } from './directory.responses.js';
import { DirectoryService } from './directory.service.js';

const TeamId = () => Param('team_id', new IdPipe('team'));

/** The routes of teams (SPEC §2). What they do and throw is said in {@link DirectoryService}. */
@ApiTags('Teams')
@Controller('teams')
export class TeamsController {
  constructor(private readonly directory: DirectoryService) {}

  /** `POST /teams`. */
  @Post()
  @Scopes('directory:write')
  @Tagged()
  @ConflictWhen('The `external_id` is taken.')
  @ApiOperation({
    operationId: 'createTeam',
    summary: 'Create a team',
    description: 'Members are set with `PUT /teams/{team_id}/members`.',
  })
  @ApiCreatedResponse({ type: TeamResponse })
  create(@Caller() principal: Principal, @Body() body: CreateTeam) {
    return this.directory.createTeam(principal, body);
  }

  /** `GET /teams`. */
  @Get()
  @Scopes('directory:read')
  @ApiOperation({
    operationId: 'listTeams',
    summary: 'List teams',
    description: 'The teams of the company, oldest first.',
  })
  @ApiOkResponse({ type: TeamPage })
  list(@Caller() principal: Principal, @Query() query: DirectoryQuery) {
    return this.directory.list(principal, 'teams', query);
  }

  /** `GET /teams/{team_id}`. */
  @Get(':team_id')
  @Scopes('directory:read')
  @Tagged()
  @ApiOperation({
    operationId: 'getTeam',
    summary: 'Get a team',
    description: 'One team, active or not, with its members.',
  })
  @ApiOkResponse({ type: TeamResponse })
  get(@Caller() principal: Principal, @TeamId() team_id: string) {
    return this.directory.get(principal, 'teams', team_id);
  }

  /** `PATCH /teams/{team_id}`. */
  @Patch(':team_id')
  @Scopes('directory:write')
  @Tagged()
  @ConflictWhen('The `external_id` is taken.')
  @ApiOperation({
    operationId: 'updateTeam',
    summary: 'Change a team',
    description: 'Omitted = unchanged, null = cleared. The new lead manages its goals at once.',
  })
  @ApiOkResponse({ type: TeamResponse })
  update(
    @Caller() principal: Principal,
    @TeamId() team_id: string,
    @Body() body: UpdateTeam,
    @IfMatch() precondition?: Precondition,
  ) {
    return this.directory.updateTeam(principal, team_id, body, precondition);
  }

  /** `DELETE /teams/{team_id}`: deactivates what history points at. */
  @Delete(':team_id')
  @HttpCode(204)
  @Scopes('directory:write')
  @Tagged()
  @ApiOperation({
    operationId: 'deleteTeam',
    summary: 'Delete a team',
    description: 'If it owns goals, it is deactivated instead. The answer is 204 in both cases.',
  })
  @ApiNoContentResponse()
  delete(@Caller() principal: Principal, @TeamId() team_id: string, @IfMatch() precondition?: Precondition) {
    return this.directory.delete(principal, 'teams', team_id, precondition);
  }

  /** `PUT /teams/{team_id}/members`. */
  @Put(':team_id/members')
  @Scopes('directory:write')
  @Tagged()
  @ApiOperation({
    operationId: 'setTeamMembers',
    summary: 'Set the members of a team',
    description: 'Replaces its members by these employees.',
  })
  @ApiOkResponse({ type: TeamResponse })
  setMembers(
    @Caller() principal: Principal,
    @TeamId() team_id: string,
    @Body() body: TeamMembers,
    @IfMatch() precondition?: Precondition,
  ) {
    return this.directory.setMembers(principal, team_id, body.employee_ids, precondition);
  }
}
