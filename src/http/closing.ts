import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Logger } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { Unavailable } from './problem.js';
import { sendProblem } from './problem.answer.js';
import { PROBLEM_KINDS } from './problem.kinds.js';

/** How long, in ms, connections on which nothing was asked stay open once the service is closing: a request may be on its way. */
const UNUSED_MS = 500;

/**
 * Once the service is closing, requests that still come over open connections are told to go elsewhere, and every
 * answer ends its connection. Those under way finish.
 */
export function refuseWhenClosing(fastify: FastifyInstance): void {
  const logger = new Logger('Http');
  const open = watchOpen(fastify);
  let closing = false;
  fastify.addHook('preClose', async () => {
    closing = true;
    // When a server closes, Node.js cuts off answers that are written and still on their way to a slow reader, and waits
    // for connections on which nothing was ever asked.
    await open.lastLeft();
    open.endUnused(UNUSED_MS);
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    if (closing) sendProblem(request, reply, new Unavailable(PROBLEM_KINDS.unavailable.example), logger);
    else done();
  });
  fastify.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) reply.header('connection', 'close');
    done(null, payload);
  });
  fastify.addHook('onResponse', ({ raw: { socket } }, _reply, done) => {
    // Its headers may have left before: those of a long export.
    if (closing) socket.destroySoon();
    done();
  });
}

/** Knows the connections that are open, and the answers under way on them. */
function watchOpen({ server }: FastifyInstance) {
  const connections = new Set<Socket>();
  const answers = new Set<ServerResponse>();
  server.on('connection', (socket: Socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });
  server.on('request', (_request, answer: ServerResponse) => {
    answers.add(answer);
    answer.once('close', () => answers.delete(answer));
  });
  const leaving = () => [...answers].find((answer) => answer.writableEnded && !answer.writableFinished);
  return {
    /** Waits until no answer is written that has not left. */
    async lastLeft() {
      for (let answer = leaving(); answer; answer = leaving()) {
        await new Promise((resolve) => answer.once('close', resolve));
      }
    },
    /** Ends the connections on which nothing was ever asked, if nothing is in time. */
    endUnused(afterMs: number) {
      for (const socket of connections) if (socket.bytesRead === 0) socket.setTimeout(afterMs, () => socket.destroy());
    },
  };
}
