import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../access/auth.guard.js';
import { Caller, type Principal } from '../access/principal.js';
import { Tagged } from '../http/etag.js';
import { GoalId } from '../http/ids.js';
import { ChartQuery } from './chart.dto.js';
import { ChartService } from './chart.service.js';

/** The route of a goal's picture. What it does and throws is said in {@link ChartService}. */
@ApiTags('History')
@Controller('goals/:goal_id')
export class ChartController {
  constructor(private readonly charts: ChartService) {}

  /** `GET /goals/{goal_id}/chart.svg`: a picture, not JSON. */
  @Get('chart.svg')
  @Scopes('goals:read')
  @Tagged()
  @Header('content-type', 'image/svg+xml; charset=utf-8')
  // Opened by itself it is a document: it may style itself, and nothing else.
  @Header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
  @ApiOperation({
    operationId: 'getGoalChart',
    summary: 'Get a chart of the progress of a goal (SVG)',
    description:
      'From start to target: the actual progress (see `getGoalHistory`) against the straight line from `date_start` ' +
      'to `date_end`, with today marked. An SVG without scripts or external resources, described for screen ' +
      'readers. Progress that is set by hand has no history: only today shows.',
  })
  @ApiOkResponse({
    description: 'The picture',
    content: { 'image/svg+xml': { schema: { type: 'string' }, example: '<svg xmlns="http://www.w3.org/2000/svg"/>' } },
  })
  draw(@Caller() principal: Principal, @GoalId() goal_id: string, @Query() query: ChartQuery) {
    return this.charts.draw(principal, goal_id, query);
  }
}
