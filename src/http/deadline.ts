import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { type Config } from '../config/config.js';
import { Unavailable } from './problem.js';
import { sendProblem } from './problem.filter.js';

declare module 'fastify' {
  interface FastifyRequest {
    deadline?: NodeJS.Timeout;
  }
}

/**
 * Answers 503 when a request takes too long to be done; what it answers later goes nowhere. What it began may still be
 * done: it is a write that an `Idempotency-Key` makes safe to send again.
 */
export function limitTime(fastify: FastifyInstance, { request_timeout_ms }: Pick<Config, 'request_timeout_ms'>): void {
  const logger = new Logger('Http');
  fastify.addHook('preHandler', (request, reply, done) => {
    // Once: an address without the id that belongs there comes here again, as one that does not exist.
    request.deadline ??= setTimeout(() => {
      if (reply.sent) return;
      sendProblem(request, reply, new Unavailable('This took too long. Try again in a moment.'), logger);
    }, request_timeout_ms);
    done();
  });
  fastify.addHook('onResponse', (request, _reply, done) => {
    clearTimeout(request.deadline);
    done();
  });
}
