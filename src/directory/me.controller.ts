import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Scopes } from '../access/auth.guard.js';
import { Caller, type Principal } from '../access/principal.js';
import { Tagged } from '../http/etag.js';
import { MeResponse } from './directory.responses.js';
import { DirectoryService } from './directory.service.js';

/** The route that says who is calling (SPEC §2). */
@ApiTags('Me')
@Controller('me')
export class MeController {
  constructor(private readonly directory: DirectoryService) {}

  /** `GET /me`, which every token may ask. */
  @Get()
  @Scopes()
  @Tagged()
  @ApiOperation({
    operationId: 'getMe',
    summary: 'Get the calling employee',
    description:
      'Your entry in the directory, your company, and the scopes of the token that you used. Needs no scope.',
  })
  @ApiOkResponse({ type: MeResponse })
  me(@Caller() principal: Principal) {
    return this.directory.me(principal);
  }
}
