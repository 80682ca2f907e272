import { Global, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { DeadlineInterceptor } from './deadline.interceptor.js';
import { IdempotencyInterceptor } from './idempotency/idempotency.interceptor.js';
import { IdempotencyRepository } from './idempotency/idempotency.repository.js';
import { IdempotencyService } from './idempotency/idempotency.service.js';
import { RunningExamples } from './openapi/running-examples.js';
import { RateLimitGuard } from './rate-limit.guard.js';

/** What every route shares. It is imported behind the authentication, whose guard is to run first. */
@Global()
@Module({
  providers: [
    IdempotencyRepository,
    IdempotencyService,
    RunningExamples,
    { provide: APP_GUARD, useClass: RateLimitGuard },
    { provide: APP_INTERCEPTOR, useClass: DeadlineInterceptor },
    { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
  ],
  exports: [IdempotencyService, RunningExamples],
})
export class HttpModule {}
