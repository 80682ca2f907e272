import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { type Config } from '../config/config.js';
import { Unavailable } from './problem.js';
import { sendProblem } from './problem.answer.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** how many times as long as on other routes an answer may take */
    patience?: number;
  }
  interface FastifyRequest {
    deadline?: NodeJS.Timeout;
  }
}

/**
 * Answers 503 once a request has run too long without an answer; what it answers later is dropped. The work is not
 * cancelled: a write may still commit, and an `Idempotency-Key` makes it safe to send again.
 */
export function limitTime(fastify: FastifyInstance, { request_timeout_ms }: Pick<Config, 'request_timeout_ms'>): void {
  const logger = new Logger('Http');
  fastify.addHook('preHandler', (request, reply, done) => {
    const { patience = 1 } = request.routeOptions.config;
    // Once: an address without the id that belongs there comes here again, as one that does not exist.
    if (!request.deadline && !reply.raw.destroyed) {
      const timer = setTimeout(() => {
        // What is on its way, such as a long export to a slow reader, is answered in time.
        if (reply.raw.headersSent) return;
        sendProblem(request, reply, new Unavailable('This took too long. Try again in a moment.'), logger);
      }, request_timeout_ms * patience);
      request.deadline = timer;
      reply.raw.once('close', () => clearTimeout(timer)); // answered, or nobody is there any more
    }
    done();
  });
}
