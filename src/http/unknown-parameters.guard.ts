import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type { FastifyRequest } from 'fastify';
import { isObject } from './json-value.js';
import { type FieldError, Invalid, unknownField } from './problem.js';

/**
 * Refuses what the query string, or the body of a DELETE, says to a route that takes nothing from it (SPEC §1): no pipe
 * would see it. On other routes `RequestValidationPipe` knows what may be there. It is a guard, because an interceptor
 * costs every request.
 */
@Injectable()
export class UnknownParametersGuard implements CanActivate {
  /** @throws Invalid naming each parameter and field */
  canActivate(context: ExecutionContext): boolean {
    const { method, url, query, body } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!url.startsWith('/api/')) return true;
    const unknown = [
      ...(url.includes('?') && !takesQuery(context) ? Object.keys(query as object).map(unknownField) : []),
      ...(method === 'DELETE' && body !== undefined ? saidBy(body) : []),
    ];
    if (unknown.length > 0) throw new Invalid(unknown);
    return true;
  }
}

/** What a body says, of which nothing is taken. Some clients send an empty object with every request. */
function saidBy(body: unknown): FieldError[] {
  return isObject(body) ? Object.keys(body).map(unknownField) : [{ pointer: '', detail: 'a DELETE takes no body' }];
}

function takesQuery(context: ExecutionContext): boolean {
  const { name } = context.getHandler();
  const parameters = (Reflect.getMetadata(ROUTE_ARGS_METADATA, context.getClass(), name) ?? {}) as object;
  return Object.keys(parameters).some((parameter) => parameter.startsWith(`${RouteParamtypes.QUERY}:`));
}
