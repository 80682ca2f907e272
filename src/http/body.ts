import type { FastifyInstance, FastifyRequest } from 'fastify';
import { JsonBounds } from './json-bounds.js';
import { decoded } from './json-value.js';
import { Malformed, UnsupportedEncoding } from './problem.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** what bodies may be on this route, where that is not JSON alone */
    mediaTypes?: readonly string[];
  }
}

/**
 * Bodies are JSON within bounds, as it is; any other type, and what is compressed, is a 415 (SPEC §6). Of fields that
 * are there twice the last counts.
 */
export function readJsonOnly(fastify: FastifyInstance): void {
  fastify.addHook('preParsing', (request, _reply, _body, done) => {
    done(hasBody(request) && isEncoded(request) ? new UnsupportedEncoding() : null);
  });
  const parse = fastify.getDefaultJsonParser('error', 'error');
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    const body = textIn(request, bytes as Buffer);
    const excess = new JsonBounds().excessIn(body);
    // Many clients name the type with every request, also with those that have no body.
    if (request.method === 'DELETE' && body === '') done(null, undefined);
    else if (excess) done(new Malformed(`The body ${excess}.`));
    else
      void parse(request, body, (error, value) =>
        done(error && isJson(body) ? new Malformed(TO_PROTOTYPES) : error, value),
      );
  });
}

/** What the parser refuses of a body that is JSON. */
const TO_PROTOTYPES =
  'The body has a field that leads to a prototype: none may be named __proto__, and none constructor that holds prototype.';

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Of other methods no body is read. */
function hasBody({ method }: FastifyRequest): boolean {
  return method !== 'GET' && method !== 'HEAD';
}

function isEncoded({ headers }: FastifyRequest): boolean {
  return !['', 'identity'].includes((headers['content-encoding'] ?? '').trim().toLowerCase());
}

/**
 * A body as text, which is UTF-8 (SPEC §1): to take another encoding for it would store something else than was sent.
 * @throws Malformed when it is not UTF-8, and {@link unsupported} when it says itself that it is not
 */
export function textIn({ headers }: FastifyRequest, bytes: Buffer): string {
  const charset = /;\s*charset="?([^\s;"]*)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8';
  if (!/^utf-?8$/i.test(charset)) throw unsupported();
  const text = decoded(bytes);
  if (text === undefined) throw new Malformed('The body is not UTF-8.');
  return text;
}

/** A 415 as Fastify's own ones are. */
export function unsupported(): Error {
  return Object.assign(new Error('Unsupported Media Type'), { statusCode: 415 });
}

/** What every 415 says: which media types there are for the request. */
export function mediaTypesFor({ routeOptions }: FastifyRequest): string {
  const { mediaTypes = ['application/json'] } = routeOptions.config;
  return `The header Content-Type must name what this operation takes: ${mediaTypes.join(' or ')}, in UTF-8.`;
}

/** What every 413 says: how much the body of the request may have. */
export function mostOf({ routeOptions: { bodyLimit = 0 } }: FastifyRequest): string {
  return `The body may have at most ${bodyLimit / (1024 * 1024)} MB.`;
}
