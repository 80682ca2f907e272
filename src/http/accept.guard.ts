import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { HEADERS_METADATA } from '@nestjs/common/constants.js';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { NotAcceptable } from './problem.js';

const JSON_TYPE = 'application/json';

/** Refuses callers that want another media type than the route answers with: JSON, or what its @Header says (SPEC §6). */
@Injectable()
export class AcceptGuard implements CanActivate {
  private readonly reflector = new Reflector();

  /** @throws NotAcceptable */
  canActivate(context: ExecutionContext): boolean {
    const { headers, url } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!headers.accept || !url.startsWith('/api/')) return true;
    const type = this.answerOf(context);
    // Both, because a caller that names the parameter accepts only the type that has it.
    if (new Negotiator({ headers }).mediaTypes([type, `${type}; charset=utf-8`]).length === 0) {
      throw new NotAcceptable(`The answer is ${type}, which the header Accept refuses.`);
    }
    return true;
  }

  private answerOf(context: ExecutionContext): string {
    const headers = this.reflector.get<{ name: string; value: unknown }[] | undefined>(
      HEADERS_METADATA,
      context.getHandler(),
    );
    const type = headers?.find(({ name }) => name.toLowerCase() === 'content-type')?.value;
    return typeof type === 'string' ? type.split(';', 1)[0]! : JSON_TYPE;
  }
}
