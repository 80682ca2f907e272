import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { IdempotencyService } from './idempotency.service.js';
import { hasKey, KeyedRequest } from './keyed-request.js';

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
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    return hasKey(request) ? from(this.once(context, next)) : next.handle();
  }

  private once(context: ExecutionContext, next: CallHandler): Promise<unknown> {
    const inTurn = !this.reflector.get<true | undefined>(BESIDE_WRITES, context.getHandler());
    const handle = () => lastValueFrom<unknown>(next.handle());
    return this.idempotency.once(KeyedRequest.of(context)!, handle, inTurn);
  }
}
