import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Config } from '../config/config.js';
import { sendProblem } from './problem.answer.js';
import { refuseConnection } from './refusals.js';
import { LARGEST_HEAD } from './request-head.js';

/** What every body may have, unless its route says more with @RouteConfig. */
const BODY_LIMIT = 1024 * 1024;

/** An id that somebody in front of us gave the request: fit for a log line and a header. */
const TRUSTED_ID = /^[A-Za-z0-9._:-]{8,128}$/;

/** How often requests that come too slowly are looked for within the time that they have. */
const CHECKS_PER_TIMEOUT = 4;

/** How the server reads requests: how much, how long, and what it answers to what is no request at all (SPEC §6). */
export function serverOptions({
  request_timeout_ms,
  trusted_proxies,
}: Pick<Config, 'request_timeout_ms' | 'trusted_proxies'>) {
  return {
    // Whose X-Forwarded-For tells the address of a client.
    trustProxy: trusted_proxies.length > 0 && trusted_proxies,
    bodyLimit: BODY_LIMIT,
    // A request must have come whole by then, its headers too: slow clients hold no connection for long.
    requestTimeout: request_timeout_ms,
    // What is too long to be an id names nothing, as any other text that is none: see refuseLongAddresses.
    routerOptions: { maxParamLength: LARGEST_HEAD },
    http: {
      maxHeaderSize: LARGEST_HEAD, // Node.js counts the address too
      requireHostHeader: false, // Node.js would refuse it without a word: see refuseForeignRequests
      // Here, too: else Node.js compares that of the headers with its own default, and refuses a longer one.
      requestTimeout: request_timeout_ms,
      headersTimeout: request_timeout_ms,
      connectionsCheckingInterval: Math.max(50, Math.min(5_000, request_timeout_ms / CHECKS_PER_TIMEOUT)),
    },
    // A connection on which nothing moves, be it that the caller does not read the answer.
    connectionTimeout: 2 * request_timeout_ms,
    genReqId: ({ headers }: Pick<IncomingMessage, 'headers'>) => {
      const given = headers['x-request-id'];
      return typeof given === 'string' && TRUSTED_ID.test(given) ? given : randomUUID();
    },
    return503OnClosing: false, // as a problem: see refuseWhenClosing
    // What the router and the parser refuse before Nest sees it.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      void reply.header('x-request-id', request.id);
      sendProblem(request, reply, error, new Logger('Http'));
    },
    clientErrorHandler: refuseConnection,
  };
}

/** Gives every answer the id of its request. */
export function nameRequests(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.header('x-request-id', request.id);
    done();
  });
}
