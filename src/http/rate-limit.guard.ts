import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../config/config.js';
import { type RequestCaller } from './caller.js';
import { MinuteCounter } from './minute-counter.js';
import { TooManyRequests } from './problem.js';

declare module 'fastify' {
  interface FastifyRequest {
    isCounted?: boolean;
  }
}

const WINDOW_S = 60;

/** Beyond it the caller who is longest silent is forgotten. */
const MAX_CALLERS = 100_000;

/**
 * Limits how much one principal may ask for (SPEC §6, §7), and tells them with every answer what is left, in the fields
 * of draft-ietf-httpapi-ratelimit-headers. It runs behind the authentication. Every process counts for itself, so
 * that n of them let through up to n times as much.
 */
@Injectable()
export class RateLimitGuard implements CanActivate {
  private readonly requests = new MinuteCounter(MAX_CALLERS);

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** @throws TooManyRequests */
  canActivate(context: ExecutionContext): boolean {
    const http = context.switchToHttp();
    this.count(http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
    return true;
  }

  /** Counts a request whose caller is known, once. @throws TooManyRequests */
  count(request: FastifyRequest, reply: FastifyReply): void {
    const { rate_limit: limit } = this.config;
    if (limit === undefined || request.isCounted || !request.url.startsWith('/api/')) return;
    request.isCounted = true;
    const { hits, seconds } = this.requests.count(nameOf(request.principal));
    void reply
      .header('ratelimit-policy', `"default";q=${limit};w=${WINDOW_S}`)
      .header('ratelimit', `"default";r=${Math.max(0, limit - hits)};t=${seconds}`);
    if (hits > limit) throw new TooManyRequests('You have used up your requests of this minute.', seconds);
  }
}

/** An employee, whichever of their tokens they use, or the operator. */
function nameOf(caller: RequestCaller | undefined): string {
  return caller ? `${caller.company_id} ${caller.employee_id}` : 'operator';
}
