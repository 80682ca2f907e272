import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { Unavailable } from './problem.js';
import { sendProblem } from './problem.answer.js';
import { PROBLEM_KINDS } from './problem.kinds.js';

/**
 * Once the service is closing, requests that still come over open connections are told to go elsewhere, and every
 * answer ends its connection. Those under way finish.
 */
export function refuseWhenClosing(fastify: FastifyInstance): void {
  const logger = new Logger('Http');
  let closing = false;
  fastify.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    if (closing) sendProblem(request, reply, new Unavailable(PROBLEM_KINDS.unavailable.example), logger);
    else done();
  });
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) reply.header('connection', 'close');
    done(null, payload);
  });
}
