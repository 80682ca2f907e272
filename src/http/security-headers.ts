import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import helmet from 'helmet';
import { DOCS } from './openapi/serve.js';

/** Answers are data: nothing in them is ever to be run or shown within another site. */
const OF_DATA = { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } };

/** Swagger UI: its own scripts alone, and, since it sets styles on its elements, inline styles. */
const OF_DOCS = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    fontSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    formAction: ["'none'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
};

/**
 * Tells browsers what not to do with the answers. None is to be kept by anybody: they hold what one caller may see, or a
 * token; those of single resources say themselves how they are (see `useEtags`), and the files of Swagger UI.
 */
export function secureHeaders(fastify: FastifyInstance): void {
  // What is for documents of a site alone is left out.
  const common = { originAgentCluster: false, xDownloadOptions: false, xXssProtection: false };
  const ofData = helmet({ ...common, contentSecurityPolicy: OF_DATA, crossOriginOpenerPolicy: false });
  const ofDocs = helmet({ ...common, contentSecurityPolicy: OF_DOCS });
  fastify.addHook('onRequest', (request, reply, done) => {
    const isDocs = request.url.startsWith(DOCS);
    if (!isDocs) void reply.header('cache-control', 'no-store');
    const secure = isDocs ? ofDocs : ofData;
    secure(request.raw, reply.raw, (error) => done(error as Error | undefined));
  });
}

/** Lets scripts of these sites call the API from a browser. Tokens are sent by hand, so no cookies are involved. */
export function allowOrigins(app: NestFastifyApplication, origin: string[]): void {
  const options = {
    origin,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-Match', 'If-None-Match', 'X-Request-Id'],
    exposedHeaders: [
      'Content-Disposition',
      'ETag',
      'Location',
      'Idempotency-Replayed',
      'RateLimit',
      'RateLimit-Policy',
      'Retry-After',
      'X-Request-Id',
    ],
    maxAge: 7_200,
  };
  app.enableCors({
    delegator: (request, done) => done(null, { ...options, preflight: isPreflight(request) }),
  });
}

/** Whether a browser asks what it may send. Any other OPTIONS is refused as a method: see `refuseMethods`. */
function isPreflight({ headers }: FastifyRequest): boolean {
  return Boolean(headers.origin && headers['access-control-request-method']);
}
