import { applyDecorators, type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { HEADERS_METADATA } from '@nestjs/common/constants.js';
import { Reflector } from '@nestjs/core';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { NotAcceptable } from './problem.js';

const JSON_TYPE = 'application/json';
const PRODUCES = 'http:produces';

interface Produced {
  parameter: string;
  usual: string;
  types: Record<string, string>;
}

/** A route whose answer is of one of these media types: of that which a parameter of the query names, or of the `usual`. */
export const Produces = (parameter: string, usual: string, types: Record<string, string>) =>
  applyDecorators(
    SetMetadata(PRODUCES, { parameter, usual, types } satisfies Produced),
    ApiProduces(...Object.values(types)),
  );

/** Refuses callers that want another media type than the route answers with: JSON, or what its @Header or @Produces says (SPEC §6). */
@Injectable()
export class AcceptGuard implements CanActivate {
  private readonly reflector = new Reflector();

  /** @throws NotAcceptable */
  canActivate(context: ExecutionContext): boolean {
    const { headers, url, query } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!headers.accept || !url.startsWith('/api/')) return true;
    const type = this.answerOf(context, query as Record<string, unknown>);
    // Both, because a caller that names the parameter accepts only the type that has it.
    if (type && new Negotiator({ headers }).mediaTypes([type, `${type}; charset=utf-8`]).length === 0) {
      throw new NotAcceptable(`The answer is ${type}, which the header Accept refuses.`);
    }
    return true;
  }

  /** @returns undefined where the query names none: that is told by its validation */
  private answerOf(context: ExecutionContext, query: Record<string, unknown>): string | undefined {
    const produced = this.reflector.get<Produced | undefined>(PRODUCES, context.getHandler());
    if (produced) {
      const named = query[produced.parameter] ?? produced.usual;
      return typeof named === 'string' && Object.hasOwn(produced.types, named) ? produced.types[named] : undefined;
    }
    const headers = this.reflector.get<{ name: string; value: unknown }[] | undefined>(
      HEADERS_METADATA,
      context.getHandler(),
    );
    const type = headers?.find(({ name }) => name.toLowerCase() === 'content-type')?.value;
    return typeof type === 'string' ? type.split(';', 1)[0]! : JSON_TYPE;
  }
}
