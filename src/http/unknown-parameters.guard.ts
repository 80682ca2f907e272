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
  /** @throws Invalid naming each parameter */
  canActivate(context: ExecutionContext): boolean {
    const { url, query } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!url.includes('?') || !url.startsWith('/api/') || takesQuery(context)) return true;
    const unknown = Object.keys(query as object).map(unknownField);
    if (unknown.length > 0) throw new Invalid(unknown);
    return true;
  }
}

function takesQuery(context: ExecutionContext): boolean {
  const { name } = context.getHandler();
  const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), name) ?? {}) as object;
  return Object.keys(parameters).some((parameter) => parameter.startsWith(`${RouteParamtypes.QUERY}:`));
}
