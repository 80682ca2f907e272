import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessMetrics } from './access.metrics.js';
import { AccessRepository } from './access.repository.js';
import { AccessService } from './access.service.js';
import { AuthGuard } from './auth.guard.js';
import { AuthenticationService } from './authentication.service.js';
import { ConfirmedReads } from './confirmed-reads.js';
import { FailedAttempts } from './failed-attempts.js';
import { JwtService } from './jwt.service.js';
import { PrincipalCache } from './principal.cache.js';
import { PrincipalRepository } from './principal.repository.js';
import { TokensController } from './tokens.controller.js';
import { TokensRepository } from './tokens.repository.js';
import { TokensService } from './tokens.service.js';
import { Writes } from './writes.js';

/** Who calls, and what they may do. */
@Global()
@Module({
  controllers: [TokensController],
  providers: [
    AccessMetrics,
    AccessRepository,
    AccessService,
    AuthGuard,
    AuthenticationService,
    ConfirmedReads,
    FailedAttempts,
    JwtService,
    PrincipalCache,
    PrincipalRepository,
    TokensRepository,
    TokensService,
    Writes,
    { provide: APP_GUARD, useExisting: AuthGuard },
  ],
  exports: [AccessService, AuthenticationService, ConfirmedReads, TokensService, Writes],
})
export class AccessModule {}
