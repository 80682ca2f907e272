import { Global, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { IdempotencyRepository } from './idempotency/idempotency.repository.js';
import { IdempotencyService } from './idempotency/idempotency.service.js';
import { IdempotencySweep } from './idempotency/idempotency.sweep.js';
import { RunningExamples } from './openapi/running-examples.js';
import { RateLimitGuard } from './rate-limit.guard.js';

/** What every route shares. It is imported behind the authentication, whose guard is to run first. */
@Global()
@Module({
  providers: [
    IdempotencyRepository,
    IdempotencyService,
    IdempotencySweep,
    RunningExamples,
    RateLimitGuard,
    { provide: APP_GUARD, useExisting: RateLimitGuard },
  ],
  exports: [IdempotencyService, RunningExamples],
})
export class HttpModule {}
