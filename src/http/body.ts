import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Malformed, UnsupportedEncoding } from './problem.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** what bodies may be on this route, where that is not JSON alone */
    mediaTypes?: readonly string[];
  }
}

/** How deep a body may be nested: no request of ours needs more than four levels, and the validation has its stack. */
const MAX_DEPTH = 32;

/**
 * Bodies are JSON of a bounded depth, as it is; any other type, and what is compressed, is a 415 (SPEC §6). Of fields that
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
    // Many clients name the type with every request, also with those that have no body.
    if (request.method === 'DELETE' && body === '') done(null, undefined);
    else if (isTooDeep(body)) done(new Malformed(`The body is nested more than ${MAX_DEPTH} levels deep.`));
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

const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * A body as text, which is UTF-8 (SPEC §1): to take another encoding for it would store something else than was sent.
 * @throws Malformed when it is not UTF-8, and {@link unsupported} when it says itself that it is not
 */
export function textIn({ headers }: FastifyRequest, bytes: Buffer): string {
  const charset = /;\s*charset="?([^\s;"]*)/i.exec(headers['content-type'] ?? '')?.[1] ?? 'utf-8';
  if (!/^utf-?8$/i.test(charset)) throw unsupported();
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Malformed('The body is not UTF-8.');
  }
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

/** Whether a JSON is nested deeper than what walks through it can bear. */
export function isTooDeep(json: string): boolean {
  return depthOf(json) > MAX_DEPTH;
}

/** Whether a value that was read from JSON is an object, and neither a list nor null. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = new Set([0x5b, 0x7b]);
const CLOSING = new Set([0x5d, 0x7d]);

/** How many brackets are open at once at most, not counting those in strings. */
function depthOf(json: string): number {
  let open = 0;
  let deepest = 0;
  for (let i = 0; i < json.length; i++) {
    const code = json.charCodeAt(i);
    if (code === QUOTE) i = endOfString(json, i);
    else if (OPENING.has(code)) deepest = Math.max(deepest, ++open);
    else if (CLOSING.has(code)) open--;
  }
  return deepest;
}

function endOfString(json: string, start: number): number {
  let i = start + 1;
  while (i < json.length && json.charCodeAt(i) !== QUOTE) i += json.charCodeAt(i) === BACKSLASH ? 2 : 1;
  return i;
}
