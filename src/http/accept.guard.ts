import { applyDecorators, type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { HEADERS_METADATA } from '@nestjs/common/constants.js';
import { Reflector } from '@nestjs/core';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { NotAcceptable } from './problem.js';

const JSON_TYPE = 'application/json';
const PRODUCES = 'http:produces';

/** A route whose answer is of one of these media types, as its query says. */
export const Produces = (...types: string[]) => applyDecorators(SetMetadata(PRODUCES, types), ApiProduces(...types));

/** Refuses callers that want another media type than the route answers with: JSON, or what its @Header or @Produces says (SPEC §6). */
@Injectable()
export class AcceptGuard implements CanActivate {
  private readonly reflector = new Reflector();

  /** @throws NotAcceptable */
  canActivate(context: ExecutionContext): boolean {
    const { headers, url } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!headers.accept || !url.startsWith('/api/')) return true;
    const types = this.answersOf(context);
    // Both, because a caller that names the parameter accepts only the type that has it.
    const offered = types.flatMap((type) => [type, `${type}; charset=utf-8`]);
    if (new Negotiator({ headers }).mediaTypes(offered).length === 0) {
      throw new NotAcceptable(`The answer is ${types.join(' or ')}, which the header Accept refuses.`);
    }
    return true;
  }

  private answersOf(context: ExecutionContext): string[] {
    const produced = this.reflector.get<string[] | undefined>(PRODUCES, context.getHandler());
    if (produced) return produced;
    const headers = this.reflector.get<{ name: string; value: unknown }[] | undefined>(
      HEADERS_METADATA,
      context.getHandler(),
    );
    const type = headers?.find(({ name }) => name.toLowerCase() === 'content-type')?.value;
    return [typeof type === 'string' ? type.split(';', 1)[0]! : JSON_TYPE];
  }
}
