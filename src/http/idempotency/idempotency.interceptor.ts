import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { IdempotencyService } from './idempotency.service.js';
import { KeyedRequest } from './keyed-request.js';

/** Marks a route that does not take its company's lock. */
export const BESIDE_WRITES = Symbol('beside writes');

/** Lets a POST that carries an `Idempotency-Key` be done once (SPEC §6). */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly idempotency: IdempotencyService,
    private readonly reflector: Reflector,
  ) {}

  /** @throws Malformed for a key that cannot be one */
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const keyed = KeyedRequest.of(context);
    if (!keyed) return next.handle();
    const inTurn = !this.reflector.get<true | undefined>(BESIDE_WRITES, context.getHandler());
    return from(this.idempotency.once(keyed, () => lastValueFrom<unknown>(next.handle()), inTurn));
  }
}
