import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../config/config.js';
import { TooManyRequests } from './problem.js';

const WINDOW_S = 60;

interface Window {
  hits: number;
  /** in milliseconds of the clock */
  ends: number;
}

/**
 * Limits how much one principal may ask for (SPEC §6, §7), and tells them with every answer what is left, in the fields
 * of draft-ietf-httpapi-ratelimit-headers. It runs behind the authentication. Every process counts for itself, so
 * that n of them let through up to n times as much.
 */
@Injectable()
export class RateLimitGuard implements CanActivate {
  private readonly windows = new Map<string, Window>();
  private nextSweep = 0;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** @throws TooManyRequests */
  canActivate(context: ExecutionContext): boolean {
    const { rate_limit: limit } = this.config;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (limit === undefined || !request.url.startsWith('/api/')) return true;
    const { hits, seconds } = this.count(callerOf(request));
    void context
      .switchToHttp()
      .getResponse<FastifyReply>()
      .header('ratelimit-policy', `"default";q=${limit};w=${WINDOW_S}`)
      .header('ratelimit', `"default";r=${Math.max(0, limit - hits)};t=${seconds}`);
    if (hits > limit) throw new TooManyRequests('You have used up your requests of this minute.', seconds);
    return true;
  }

  /** @returns how many requests the caller has sent in this minute, and how many seconds it still has */
  private count(caller: string): { hits: number; seconds: number } {
    const now = Date.now();
    this.sweep(now);
    let window = this.windows.get(caller);
    if (!window || window.ends <= now) {
      window = { hits: 0, ends: now + WINDOW_S * 1000 };
      this.windows.set(caller, window);
    }
    return { hits: ++window.hits, seconds: Math.ceil((window.ends - now) / 1000) };
  }

  /** Forgets, once a minute, who has not called for one. */
  private sweep(now: number): void {
    if (now < this.nextSweep) return;
    this.nextSweep = now + WINDOW_S * 1000;
    for (const [caller, { ends }] of this.windows) if (ends <= now) this.windows.delete(caller);
  }
}

/** An employee, whichever of their tokens they use, or the operator. */
function callerOf({ principal }: FastifyRequest): string {
  return principal ? `${principal.company_id} ${principal.employee_id}` : 'operator';
}
