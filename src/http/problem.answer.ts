import { HttpException, type Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { errorCode } from '../database/error-code.js';
import { mediaTypesFor, mostOf } from './body.js';
import { databaseStatus, domainErrorOf, isRefusedValue } from './database-errors.js';
import { PROBLEM_KINDS, PROBLEM_TYPE, type ProblemName } from './problem.kinds.js';
import { DomainError, type FieldError, type Problem } from './problem.js';
import { pathIn } from './query-string.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** the `type` of the problem that it was answered with, for its line in the log */
    problem?: string;
  }
}

/** The kinds for the statuses that the framework, the router and the parser answer with: the first of each status. */
const KIND_OF_STATUS = new Map<number, ProblemName>(
  Object.entries(PROBLEM_KINDS)
    .reverse()
    .map(([name, { status }]) => [status, name as ProblemName]),
);

/** What the parser refuses bodies with, in words of ours. */
const OF_BODIES = new Map([
  [413, mostOf],
  [415, mediaTypesFor],
]);

/** Answers with the problem that `error` stands for: what Nest caught, and what Fastify meets before Nest does. */
export function sendProblem(request: FastifyRequest, reply: FastifyReply, error: unknown, logger: Logger): void {
  const problem = toProblem(error);
  request.problem = problem.type;
  // What we tell of on purpose was logged where it was found.
  if (problem.status >= 500 && !(error instanceof DomainError) && !hasLeft(request)) {
    logger.error({ request_id: request.id, error: error instanceof Error ? (error.stack ?? error.message) : error });
  } else if (isRefusedValue(error)) {
    // Its message may repeat the value, which is not ours to log.
    logger.warn({ request_id: request.id, error: `PostgreSQL refused a value: ${errorCode(error)}` });
  }
  if (problem.status === 401) void reply.header('www-authenticate', challengeTo(request));
  const ownRetryAfter = error instanceof DomainError ? error.retryAfter : undefined;
  const retryAfter = ownRetryAfter ?? (problem.status === 503 ? 1 : undefined);
  if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
  const detail = error instanceof DomainError ? undefined : OF_BODIES.get(problem.status)?.(request);
  const body = { ...problem, detail: detail ?? problem.detail, instance: pathOf(request), request_id: request.id };
  void reply
    .status(problem.status)
    .header('cache-control', 'no-store')
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(body));
}

/** Whether to send a token, or another one than this (RFC 6750). */
function challengeTo({ headers }: FastifyRequest): string {
  return /^Bearer +\S/i.test(headers.authorization ?? '') ? 'Bearer error="invalid_token"' : 'Bearer';
}

/** Whether the client went away before its request was complete. */
function hasLeft({ raw }: FastifyRequest): boolean {
  return raw.destroyed && !raw.complete;
}

/** What may stand in a path of a URI only in percent-encoding (RFC 3986), such as a stray %. */
const NOT_IN_PATHS = /%(?![0-9A-Fa-f]{2})|[^!$%&'()*+,\-./0-9:;=@A-Z_a-z~]/g;

/** How much of a path is repeated, in characters as they were sent: none of ours is longer. */
const LONGEST_PATH = 1_000;
/** The same as it is answered: Latin letters that should have been encoded become six characters each. */
export const LONGEST_INSTANCE = 6 * LONGEST_PATH;

/** The path of a request as a URI reference, also where what was sent is none. */
function pathOf({ url }: FastifyRequest): string {
  return pathIn(url).slice(0, LONGEST_PATH).replace(NOT_IN_PATHS, encodeURIComponent);
}

/** What was thrown as a problem, without anything of our insides (SPEC §6). */
export function toProblem(thrown: unknown): Problem {
  const error = domainErrorOf(thrown) ?? thrown;
  if (error instanceof DomainError) {
    return problemOf(error.kind, error.message, error.errors);
  }
  const status = databaseStatus(error) ?? httpStatus(error);
  const kind = KIND_OF_STATUS.get(status) ?? (status < 500 ? 'malformed' : 'internal');
  return problemOf(kind, publicDetail(error, PROBLEM_KINDS[kind].status));
}

/** A problem of a kind. */
export function problemOf(kind: ProblemName, detail?: string, errors?: FieldError[]): Problem {
  const { title, status } = PROBLEM_KINDS[kind];
  const said = errors?.map(({ pointer, detail }) => ({ pointer, detail: visible(detail) }));
  return { type: PROBLEM_TYPE + kind, title, status, detail: detail && visible(detail), errors: said };
}

/** A text for people that may repeat what the caller sent, such as the name of a field: control characters escaped. */
function visible(text: string): string {
  return text.replace(/\p{Cc}/gu, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function httpStatus(error: unknown): number {
  if (error instanceof HttpException) return error.getStatus();
  const status = (error as { statusCode?: unknown } | undefined)?.statusCode; // Fastify's own errors
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}

function publicDetail(error: unknown, status: number): string {
  if (status === 500) return PROBLEM_KINDS.internal.example;
  if (status === 503) return PROBLEM_KINDS.unavailable.example;
  if (status === 422) return 'A value of the request is not one that can be stored.';
  if (status === 409) return PROBLEM_KINDS.conflict.example;
  if (status === 404) return 'There is nothing at this address.';
  return error instanceof Error ? error.message : 'The request could not be read.';
}
