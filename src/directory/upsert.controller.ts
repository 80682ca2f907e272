import { Body, Controller, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../access/auth.guard.js';
import { Caller, type Principal } from '../access/principal.js';
import { ConflictWhen } from '../http/openapi/decorators.js';
import { RouteConfig } from '../http/route-config.js';
import { UpsertResponse } from './directory.responses.js';
import { UpsertDirectory } from './upsert.dto.js';
import { UpsertService } from './upsert.service.js';

/** 10,000 rows of a good kilobyte. */
const BODY_LIMIT = 16 * 1024 * 1024;

/** The route that an HR system feeds (SPEC §2). What it does and throws is said in {@link UpsertService}. */
@ApiTags('Directory')
@Controller('directory')
export class UpsertController {
  constructor(private readonly upserts: UpsertService) {}

  /** `PUT /directory`: up to 10,000 rows, all or nothing. */
  @Put()
  @Scopes('directory:write')
  @RouteConfig({ bodyLimit: BODY_LIMIT })
  @ConflictWhen(
    'An email address is taken, managers or departments would form a cycle, or no active admin would be left.',
  )
  @ApiOperation({
    operationId: 'upsertDirectory',
    summary: 'Feed the directory from an HR system',
    description:
      'One idempotent upsert by `external_id`, all or nothing, of at most 10,000 rows in all. Omitted fields and ' +
      'rows stay as they are; null clears. References are by `external_id` and may point at rows of the same ' +
      'request. Entries that were created otherwise are matched once they have an `external_id`. An email address ' +
      "that one row gives up can be used by another. Rows that make or change an admin need an admin's token.",
  })
  @ApiOkResponse({ type: UpsertResponse })
  upsert(@Caller() principal: Principal, @Body() body: UpsertDirectory) {
    return this.upserts.upsert(principal, body);
  }
}
