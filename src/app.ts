import { type INestApplication, RequestMethod, VersioningType } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type OpenAPIObject } from '@nestjs/swagger';
import { AuthGuard } from './access/auth.guard.js';
import { takeLargeBodies } from './access/large-bodies.js';
import { AppModule } from './app.module.js';
import { type Config, readConfig } from './config/config.js';
import { AcceptGuard } from './http/accept.guard.js';
import { readJsonOnly } from './http/body.js';
import { refuseWhenClosing } from './http/closing.js';
import { limitTime } from './http/deadline.js';
import { serialize } from './http/json-text.js';
import { useEtags } from './http/etag.js';
import { refuseMethods } from './http/methods.js';
import { openApiDocument } from './http/openapi/document.js';
import { serveDocs } from './http/openapi/serve.js';
import { ProblemFilter } from './http/problem.filter.js';
import { refuseBrokenQueries } from './http/query-string.js';
import { RateLimitGuard } from './http/rate-limit.guard.js';
import { refuseForeignRequests, refuseLongAddresses, watchConnections } from './http/refusals.js';
import { allowOrigins, secureHeaders } from './http/security-headers.js';
import { nameRequests, serverOptions } from './http/server-options.js';
import { UnknownParametersGuard } from './http/unknown-parameters.guard.js';
import { RequestValidationPipe } from './http/validation.js';
import { Metrics } from './telemetry/metrics.js';
import { whenEnded } from './telemetry/ended.js';
import { createLogger, logRequest } from './telemetry/logs.js';

/** Builds the application: the same one for the server and the tests. It connects when it is initialised. */
export async function createApp(config: Config): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter(serverOptions(config));
  const logger = await createLogger(config);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config), adapter, {
    logger,
    abortOnError: false,
    bodyParser: false, // see readJsonOnly
  });
  const fastify = adapter.getInstance();
  readJsonOnly(fastify);
  const metrics = app.get(Metrics, { strict: false });
  // Before all hooks that may refuse a request: of those the next ones hear nothing.
  whenEnded(fastify, (request, ended) => {
    logRequest(logger, request, ended);
    metrics.observe(request, ended);
  });
  nameRequests(fastify);
  watchConnections(fastify);
  refuseForeignRequests(fastify);
  refuseLongAddresses(fastify);
  secureHeaders(fastify);
  if (config.cors_origins.length > 0) allowOrigins(app, config.cors_origins);
  refuseWhenClosing(fastify);
  limitTime(fastify, config);
  refuseBrokenQueries(fastify);
  fastify.setReplySerializer(serialize);
  takeLargeBodies(fastify, app.get(AuthGuard, { strict: false }), app.get(RateLimitGuard, { strict: false }));
  refuseMethods(fastify);
  useEtags(fastify);
  placeRoutes(app);
  app.useGlobalGuards(new AcceptGuard(), new UnknownParametersGuard());
  app.useGlobalPipes(new RequestValidationPipe());
  app.useGlobalFilters(new ProblemFilter());
  serveDocs(app);
  return app;
}

/** The OpenAPI document of the application, from its routes alone: nothing is started, no database is needed. */
export async function documentOfRoutes(): Promise<OpenAPIObject> {
  const app = await NestFactory.create(AppModule.with(readConfig({})), new FastifyAdapter(), {
    preview: true,
    logger: ['error'],
    abortOnError: false,
  });
  placeRoutes(app);
  return openApiDocument(app);
}

/** Where the routes are: under a prefix and a version, but for what orchestrators ask. */
function placeRoutes(app: INestApplication): void {
  app.setGlobalPrefix('api', {
    exclude: ['health/*path', 'metrics'].map((path) => ({ path, method: RequestMethod.GET })),
  });
  app.enableVersioning({ type: VersioningType.URI, defaultVersion: '1' });
}
