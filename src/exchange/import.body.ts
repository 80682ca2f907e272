import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { textIn, unsupported } from '../http/body.js';
import { type ImportFile } from './import.file.js';
import { FORMATS, MEDIA_TYPES } from './layout.js';

/** The file of a request, in a controller method's parameters. */
export const UploadedFile = createParamDecorator((_: unknown, context: ExecutionContext): ImportFile => {
  const { headers, body } = context.switchToHttp().getRequest<FastifyRequest>();
  return { format: FORMATS[mediaTypeOf(headers['content-type'])] ?? 'json', content: body };
});

/** Lets the routes that take files have bodies that are not JSON; for all others such a body stays a 415. */
export function takeFiles(fastify: FastifyInstance): void {
  for (const type of Object.keys(FORMATS)) {
    if (type === MEDIA_TYPES.json) continue;
    fastify.addContentTypeParser(type, { parseAs: 'buffer' }, (request, bytes, done) => {
      if (request.routeOptions.config.mediaTypes?.includes(type)) done(null, textIn(request, bytes as Buffer));
      else done(unsupported());
    });
  }
}

const mediaTypeOf = (header = ''): string => header.split(';', 1)[0]!.trim().toLowerCase();
