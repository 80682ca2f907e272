import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { StillRunning } from '../problem.js';
import { IdempotencyService } from './idempotency.service.js';
import { KeyedRequest } from './keyed-request.js';

const KEPT_BY_SERVICE = 'http:kept-by-service';

/** A POST whose service claims the key and keeps the answer in a transaction of its own: it takes `@Keyed()`. */
export const KeepsItsAnswers = () => SetMetadata(KEPT_BY_SERVICE, true);

/** Lets every POST that carries an `Idempotency-Key` be done once (SPEC §6). */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  /** What this process works on; between processes the lock of the transaction decides. */
  private readonly running = new Set<string>();

  constructor(
    private readonly reflector: Reflector,
    private readonly idempotency: IdempotencyService,
  ) {}

  /** @throws Malformed for a key that cannot be one */
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const keyed = request.method === 'POST' ? KeyedRequest.of(request) : undefined;
    if (!keyed) return next.handle();
    request.keyed = keyed;
    const keepsItself = this.reflector.get<boolean | undefined>(KEPT_BY_SERVICE, context.getHandler());
    const work = () => lastValueFrom<unknown>(next.handle());
    const answer = this.exclusively(keyed, keepsItself ? work : () => this.idempotency.once(keyed, work));
    return from(
      answer.then((body) => {
        if (keyed.replayed) {
          void context.switchToHttp().getResponse<FastifyReply>().header('idempotency-replayed', 'true');
        }
        return body;
      }),
    );
  }

  private async exclusively<T>({ id }: KeyedRequest, work: () => Promise<T>): Promise<T> {
    if (this.running.has(id)) throw new StillRunning();
    this.running.add(id);
    try {
      return await work();
    } finally {
      this.running.delete(id);
    }
  }
}
