import { randomUUID } from 'node:crypto';
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AddressTooLong, ExpectationFailed, Malformed } from './problem.js';
import { problemOf } from './problem.answer.js';
import { PROBLEM_KINDS, type ProblemName } from './problem.kinds.js';
import { LONGEST_ADDRESS } from './request-head.js';

/** How long the last answer on a connection may take to leave. */
const FLUSH_MS = 1_000;

declare module 'fastify' {
  interface FastifyRequest {
    /** the status that its connection was closed with while its body was still to come */
    refusedWith?: number;
  }
}

/** The last request of each connection. */
const lastOf = new WeakMap<Socket, { request: FastifyRequest; reply: FastifyReply }>();

/** Knows which request a connection that is to be closed belongs to, and handles none whose connection was. */
export function watchConnections(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, reply, done) => {
    lastOf.set(request.raw.socket, { request, reply });
    done();
  });
  fastify.addHook('preValidation', (request, _reply, done) => {
    // Its caller was told that it failed, and may send it again.
    if (request.refusedWith === undefined) done();
  });
}

/** The request whose body a connection is still to bring, if any. */
function incompleteOf(socket: Socket) {
  const last = lastOf.get(socket);
  return last?.request.raw.complete ? undefined : last;
}

/** Answers as problems what Node.js would refuse with an empty answer, or none at all: see `serverOptions` too. */
export function refuseForeignRequests(fastify: FastifyInstance): void {
  const { server } = fastify;
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
  server.on('connect', (_request, socket: Socket) => {
    socket.on('error', () => undefined); // nobody else looks after this connection any more
    const detail = 'This service is no proxy: it does not take CONNECT.';
    hangUp(socket, 'method-not-allowed', detail, [`Allow: ${ALLOWED_SOMEWHERE}`]);
  });
  fastify.addHook('onRequest', ({ raw: { headers, httpVersion } }, reply, done) => {
    const failure = httpVersion === '1.1' ? failureOf(headers) : undefined;
    // What follows may be a body that the client sends or does not, depending on our answer.
    if (failure) void reply.header('connection', 'close');
    done(failure);
  });
}

/** Refuses addresses that no request of ours needs, before anything is made of them. */
export function refuseLongAddresses(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', ({ url }, _reply, done) => {
    done(url.length > LONGEST_ADDRESS ? new AddressTooLong() : undefined);
  });
}

/** What HTTP/1.1 demands of every request; older versions know neither header. */
function failureOf({ host, expect }: IncomingMessage['headers']): Error | undefined {
  if (host === undefined) return new Malformed('The header Host is missing.');
  if (expect !== undefined && !CONTINUE.test(expect)) return new ExpectationFailed();
  return undefined;
}

/** As Node.js looks for it. */
const CONTINUE = /(?:^|\W)100-continue(?:$|\W)/i;

const ALLOWED_SOMEWHERE = 'HEAD, GET, POST, PUT, PATCH, DELETE';

const KIND_OF_CODE: Record<string, ProblemName> = {
  ERR_HTTP_REQUEST_TIMEOUT: 'timeout',
  HPE_HEADER_OVERFLOW: 'headers-too-large',
};

/** Answers what Node.js could not read as HTTP, in the same form as everything else, and hangs up. */
export function refuseConnection(error: Error & { code?: string }, socket: Socket): void {
  const isAnswered = incompleteOf(socket)?.reply.raw.headersSent;
  if (error.code === 'ECONNRESET' || !socket.writable || isAnswered) {
    socket.destroy();
    return;
  }
  const kind = KIND_OF_CODE[error.code ?? ''];
  if (kind) hangUp(socket, kind, PROBLEM_KINDS[kind].meaning);
  else hangUp(socket, 'malformed', 'What was sent is no request of HTTP/1.1.');
}

/**
 * Answers on a connection that nobody else will answer on, and closes it: what its client still sends is not read, and
 * a request that it is in the middle of is not handled.
 */
function hangUp(socket: Socket, kind: ProblemName, detail: string, headers: string[] = []): void {
  const request_id = randomUUID();
  const { status, ...problem } = problemOf(kind, detail);
  const body = JSON.stringify({ ...problem, status, instance: '/', request_id });
  const incomplete = incompleteOf(socket);
  if (incomplete) incomplete.request.refusedWith = status;
  socket.pause();
  const close = () => socket.destroy();
  setTimeout(close, FLUSH_MS).unref();
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      `X-Request-Id: ${request_id}`,
      'Cache-Control: no-store',
      ...headers,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
    close,
  );
}
