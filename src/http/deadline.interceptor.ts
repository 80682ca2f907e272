import { type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor } from '@nestjs/common';
import { type Observable, throwError, timeout } from 'rxjs';
import { CONFIG, type Config } from '../config/config.js';
import { Unavailable } from './problem.js';

/**
 * Answers 503 when a request takes too long to be done. What it began may still be done: it is a write that an
 * `Idempotency-Key` makes safe to send again.
 */
@Injectable()
export class DeadlineInterceptor implements NestInterceptor {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  intercept(_: ExecutionContext, next: CallHandler): Observable<unknown> {
    const late = () => throwError(() => new Unavailable('This took too long. Try again in a moment.'));
    return next.handle().pipe(timeout({ first: this.config.request_timeout_ms, with: late }));
  }
}
