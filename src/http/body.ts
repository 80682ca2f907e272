import type { FastifyInstance } from 'fastify';

/** Bodies are JSON; any other type is a 415 (SPEC §6). */
export function readJsonOnly(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    // Many clients name the type with every request, also with those that have no body.
    if (request.method === 'DELETE' && body === '') done(null, undefined);
    else void parse(request, body as string, done);
  });
}
