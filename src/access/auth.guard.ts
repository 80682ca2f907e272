import { timingSafeEqual } from 'node:crypto';
import {
  applyDecorators,
  type CanActivate,
  type ExecutionContext,
  Inject,
  Injectable,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiSecurity } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '../config/config.js';
import { hasKey } from '../http/idempotency/keyed-request.js';
import { Forbidden, TooManyRequests, Unauthenticated } from '../http/problem.js';
import { sha256 } from '../http/sha256.js';
import { AuthenticationService } from './authentication.service.js';
import { FailedAttempts } from './failed-attempts.js';
import { type Principal, principalOf } from './principal.js';
import { type Scope } from './scopes.js';

const RULE = 'access:rule';
const BY_SERVICE = 'access:confirmed-by-service';
type Rule = 'public' | 'operator' | Scope[];

/** A route that anyone may call. */
export const Public = () => SetMetadata(RULE, 'public' satisfies Rule);

/** A route for the operator alone, who is known by OPERATOR_TOKEN. */
export const OperatorOnly = () =>
  applyDecorators(SetMetadata(RULE, 'operator' satisfies Rule), ApiSecurity('operator'));

/** A route for employees whose token carries these scopes. */
export const Scopes = (...scopes: Scope[]) =>
  applyDecorators(SetMetadata(RULE, scopes satisfies Rule), ApiSecurity('employee', scopes));

/**
 * A route that may take its caller as remembered, because its service checks that they are still current before it acts
 * for them or answers: under its lock (`Writes`), or with what it reads (`ConfirmedReads`). It saves the statement that
 * would check so beforehand. What is refused on the way there is refused only after that check. A request that carries an
 * `Idempotency-Key` is checked beforehand all the same.
 */
export const ConfirmedByService = () => SetMetadata(BY_SERVICE, true);

/** Knows every caller before any route is run; a route that says nothing of access is closed. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authentication: AuthenticationService,
    private readonly failed: FailedAttempts,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @throws Unauthenticated; TooManyRequests instead, where too many such came from the same address; Forbidden */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const rule = this.reflector.getAllAndOverride<Rule | undefined>(RULE, [context.getHandler(), context.getClass()]);
    if (rule === 'public') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const bearer = bearerOf(request);
    if (rule === 'operator') return this.counted(request, () => this.requireOperator(bearer));
    if (!rule) throw new Forbidden('This route is closed.');
    const identified = principalOf(request);
    if (identified) {
      request.principal = permitted(identified, rule);
      return true;
    }
    const authorize = () => this.authorize(request, bearer, rule);
    const byService = this.reflector.get<boolean | undefined>(BY_SERVICE, context.getHandler());
    // An answer is kept for whoever has the scopes of its caller: not those that they had.
    const remembered = byService && !hasKey(request) ? await this.authentication.recall(bearer) : undefined;
    if (remembered && lacking(remembered, rule).length === 0) {
      request.principal = permitted(remembered, rule);
      request.confirmCaller = authorize;
    } else {
      await authorize();
    }
    return true;
  }

  /**
   * Finds out who calls before the guard does, which then only looks at their scopes.
   * @throws Unauthenticated; TooManyRequests instead, where too many such came from the same address
   */
  async requireCaller(request: FastifyRequest): Promise<void> {
    request.principal = await this.identify(request, bearerOf(request));
  }

  private async authorize(request: FastifyRequest, bearer: string, rule: Scope[]): Promise<Principal> {
    request.confirmCaller = undefined; // whatever comes of it: nobody is to try again
    return (request.principal = permitted(await this.identify(request, bearer), rule));
  }

  private identify(request: FastifyRequest, bearer: string): Promise<Principal> {
    return this.counted(request, () => this.authentication.authenticate(bearer));
  }

  /** Looks at credentials, and counts those that fail against their address. */
  private async counted<T>(request: FastifyRequest, check: () => T | Promise<T>): Promise<T> {
    try {
      return await check();
    } catch (error) {
      const wait = error instanceof Unauthenticated ? this.failed.count(request.ip) : 0;
      throw wait > 0 ? new TooManyRequests('Too many credentials from your address failed.', wait) : error;
    }
  }

  private requireOperator(bearer: string): true {
    const expected = this.config.operator_token;
    if (!expected) throw new Forbidden('This route is closed: the service runs without OPERATOR_TOKEN.');
    if (!timingSafeEqual(sha256(bearer), sha256(expected)))
      throw new Unauthenticated('That is not the operator token.');
    return true;
  }
}

/** The caller, who may come this way now and whenever they are renewed. @throws Forbidden */
function permitted(principal: Principal, rule: Scope[]): Principal {
  const missing = lacking(principal, rule);
  if (missing.length > 0) throw new Forbidden(`Your token lacks the scope ${missing.join(', ')}.`);
  return { ...principal, renew: async (on) => permitted(await principal.renew(on), rule) };
}

function lacking({ scopes }: Principal, rule: Scope[]): Scope[] {
  return rule.filter((scope) => !scopes.has(scope));
}

function bearerOf(request: FastifyRequest): string {
  const match = /^Bearer +([^\s]+)$/i.exec(request.headers.authorization ?? '');
  if (!match) throw new Unauthenticated('Send a token: Authorization: Bearer …');
  return match[1]!;
}
