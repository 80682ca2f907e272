import { Logger, RequestMethod, VersioningType } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppModule } from './app.module.js';
import { type Config } from './config/config.js';
import { serialize } from './http/json-text.js';
import { newId } from './http/ids.js';
import { ProblemFilter, sendProblem } from './http/problem.filter.js';
import { RequestValidationPipe } from './http/validation.js';

const BODY_LIMIT = 1024 * 1024;

/** Builds the application: the same one for the server, the tests and the OpenAPI document. Connects to the database. */
export async function createApp(config: Config): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    genReqId: () => newId(),
    // What the router and the parser refuse before Nest sees it.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      sendProblem(request, reply, error, new Logger('Http')),
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config), adapter, {
    bufferLogs: false,
    abortOnError: false,
  });
  adapter.getInstance().setReplySerializer(serialize);
  app.setGlobalPrefix('api', { exclude: [{ path: 'health/*path', method: RequestMethod.GET }] });
  app.enableVersioning({ type: VersioningType.URI, defaultVersion: '1' });
  app.useGlobalPipes(new RequestValidationPipe());
  app.useGlobalFilters(new ProblemFilter());
  app.enableShutdownHooks();
  return app;
}
