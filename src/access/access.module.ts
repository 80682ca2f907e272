import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessService } from './access.service.js';
import { AuthGuard } from './auth.guard.js';
import { AuthenticationService } from './authentication.service.js';
import { JwtService } from './jwt.service.js';
import { PrincipalRepository } from './principal.repository.js';

/** Who calls, and what they may do. */
@Global()
@Module({
  providers: [
    AccessService,
    AuthenticationService,
    JwtService,
    PrincipalRepository,
    { provide: APP_GUARD, useClass: AuthGuard },
  ],
  exports: [AccessService, AuthenticationService],
})
export class AccessModule {}
