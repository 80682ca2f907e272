import { Body, Controller, Delete, Get, HttpCode, Param, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { PostBesideWrites } from '../http/idempotency/post.js';
import { IdPipe } from '../http/ids.js';
import { Scopes } from './auth.guard.js';
import { Caller, type Principal } from './principal.js';
import { CreateToken, TokensQuery } from './tokens.dto.js';
import { AccessTokenPage, NewAccessToken } from './tokens.responses.js';
import { TokensService } from './tokens.service.js';

/** The routes of API tokens (SPEC §2, §4). What they do and throw is said in {@link TokensService}. */
@ApiTags('Access tokens')
@Controller('access/tokens')
export class TokensController {
  constructor(private readonly tokens: TokensService) {}

  /** `POST /access/tokens`: the one answer that holds the token itself. */
  @PostBesideWrites()
  @Scopes('tokens:write')
  @ApiOperation({
    operationId: 'createToken',
    summary: 'Create an API token',
    description:
      'Makes a token for yourself, or, as an admin, for another employee. It never allows more than you may do. ' +
      'The token is shown once.',
  })
  @ApiCreatedResponse({ type: NewAccessToken })
  create(@Caller() principal: Principal, @Body() body: CreateToken) {
    return this.tokens.create(principal, body);
  }

  /** `GET /access/tokens`, which every token may ask. */
  @Get()
  @Scopes()
  @ApiOperation({
    operationId: 'listTokens',
    summary: 'List API tokens',
    description:
      'Your tokens that were not revoked, oldest first; admins with `tokens:write` see those of the whole company. ' +
      'Never the tokens themselves.',
  })
  @ApiOkResponse({ type: AccessTokenPage })
  list(@Caller() principal: Principal, @Query() query: TokensQuery) {
    return this.tokens.list(principal, query);
  }

  /** `DELETE /access/tokens/{token_id}`. */
  @Delete(':token_id')
  @HttpCode(204)
  @Scopes('tokens:write')
  @ApiOperation({
    operationId: 'revokeToken',
    summary: 'Revoke an API token',
    description: 'The token stops working at once. You may revoke your own, admins any of the company.',
  })
  @ApiNoContentResponse()
  revoke(@Caller() principal: Principal, @Param('token_id', new IdPipe('token')) token_id: string) {
    return this.tokens.revoke(principal, token_id);
  }
}
