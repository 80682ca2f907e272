import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { FastifyRequest } from 'fastify';
import { Invalid, unknownField } from './problem.js';

/**
 * Refuses what the query string says to a route that takes nothing from it (SPEC §1): no pipe would see it. On other
 * routes `RequestValidationPipe` knows what may be there. It is a guard, because an interceptor costs every request.
 */
@Injectable()
export class UnknownParametersGuard implements CanActivate {
  private readonly takesQuery = new WeakMap<object, boolean>();

  /** @throws Invalid naming each parameter */
  canActivate(context: ExecutionContext): boolean {
    const { url, query } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!url.includes('?') || !url.startsWith('/api/') || this.hasQuery(context)) return true;
    const unknown = Object.keys(query as object).map(unknownField);
    if (unknown.length > 0) throw new Invalid(unknown);
    return true;
  }

  private hasQuery(context: ExecutionContext): boolean {
    const handler = context.getHandler();
    let known = this.takesQuery.get(handler);
    if (known === undefined) this.takesQuery.set(handler, (known = namesQuery(context.getClass(), handler.name)));
    return known;
  }
}

function namesQuery(controller: object, method: string): boolean {
  const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, method) ?? {}) as object;
  return Object.keys(parameters).some((name) => name.startsWith(`${RouteParamtypes.QUERY}:`));
}
