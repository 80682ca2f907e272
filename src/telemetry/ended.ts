import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** How a request ended. */
export interface Ended {
  /** what it was answered with; 499 where its client left before the answer was complete, 500 where that broke off */
  status: number;
  /** in ms */
  duration: number;
  /** why the answer broke off, if it did */
  error?: Error;
}

/** What logs and metrics call it that a client did not wait for its answer. */
const CLIENT_LEFT = 499;

/** Calls `tell` once for every request that has ended, also where nobody is there any more to be answered. */
export function whenEnded(fastify: FastifyInstance, tell: (request: FastifyRequest, ended: Ended) => void): void {
  const errors = new WeakMap<FastifyRequest, Error>();
  fastify.addHook('onRequest', (request, reply, done) => {
    const began = performance.now();
    const { raw } = reply;
    raw.once('close', () => {
      const error = errors.get(request);
      const incomplete = request.refusedWith ?? (error ? 500 : CLIENT_LEFT);
      const status = raw.writableFinished ? reply.statusCode : incomplete;
      tell(request, { status, duration: performance.now() - began, error });
    });
    done();
  });
  fastify.addHook('onSend', (request, _reply, payload, done) => {
    if (payload instanceof Readable) payload.once('error', (error) => errors.set(request, error));
    done(null, payload);
  });
}
