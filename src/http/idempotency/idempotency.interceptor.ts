import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { IdempotencyService } from './idempotency.service.js';
import { KeyedRequest } from './keyed-request.js';

/** Lets a POST that carries an `Idempotency-Key` be done once (SPEC §6). */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(private readonly idempotency: IdempotencyService) {}

  /** @throws Malformed for a key that cannot be one */
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const keyed = KeyedRequest.of(context);
    if (!keyed) return next.handle();
    return from(this.idempotency.once(keyed, () => lastValueFrom<unknown>(next.handle())));
  }
}
