import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type JsonText } from './json-text.js';
import { HasETag } from './openapi/decorators.js';
import { Malformed, PreconditionFailed } from './problem.js';
import { pathIn } from './query-string.js';
import { RouteConfig } from './route-config.js';
import { sha256 } from './sha256.js';

/**
 * Conditional requests (SPEC §6, RFC 9110). The tag of a resource is a hash of its JSON as the caller may see it, so it
 * changes whenever anything in there does, such as a progress that a check-in elsewhere moved, and needs no column of
 * its own. What a goal shows of its parent has a hash of its own in it: a write need not be refused because somebody has
 * checked in elsewhere below that. A write decides on `If-Match` inside its transaction, under the company's lock.
 */

declare module 'fastify' {
  interface FastifyContextConfig {
    /** the answer is one resource and gets an ETag; `newUnder`: see {@link Tagged} */
    tagged?: { newUnder?: string };
  }
}

/**
 * A route that reads, makes, changes or deletes one resource: its answer gets an `ETag`, a new one a `Location` too.
 * @param newUnder what new ones are found under, where that is not the last part of the address that makes them
 */
export const Tagged = (newUnder?: string) => applyDecorators(RouteConfig({ tagged: { newUnder } }), HasETag());

/** Where what a resource shows of another one begins, up to its end. In a text it would have its quotes escaped. */
const OF_ANOTHER = /, ?"parent_goal" ?:/;

/** Where the answer to a new check-in tells, beside the check-in itself, what it has changed. */
const EFFECTS = /, ?"key_result" ?:/;

/** A new resource as it will be read. */
function withoutEffects(text: string): string {
  const end = text.search(EFFECTS);
  return end < 0 ? text : `${text.slice(0, end)}}`;
}

/** The strong entity tag of a representation: the hash of what is its own and, behind a dot, of the rest. */
function etagOf(text: string): string {
  const end = text.search(OF_ANOTHER);
  return end < 0 ? `"${hash(text)}"` : `"${hash(text.slice(0, end))}.${hash(text.slice(end))}"`;
}

const hash = (text: string): string => sha256(text).toString('base64url').slice(0, 27);

/** Whether what is the resource's own is the same in both. */
function isOwnSame(tag: string, other: string): boolean {
  const own = (whole: string) => whole.split(/[".]/, 2)[1];
  return own(tag) === own(other);
}

/** What a resource must still be for a write to happen, from `If-Match`. */
export class Precondition {
  /** @param tags strong entity tags; '*' = whatever it is, if only it is there */
  constructor(private readonly tags: string[] | '*') {}

  /**
   * Call it under the lock that the write holds.
   * @param current the resource as it is now, as this caller may see it
   * @throws PreconditionFailed
   */
  async require(current: () => Promise<JsonText>): Promise<void> {
    if (this.tags === '*') return;
    const { text } = await current();
    const now = etagOf(text);
    if (!this.tags.some((tag) => isOwnSame(tag, now))) {
      throw new PreconditionFailed('It has changed since you read it: read it again, then decide.');
    }
  }
}

/** The precondition of a write, in a controller method's parameters; undefined without `If-Match`. @throws Malformed */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): Precondition | undefined => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (header === undefined) return undefined;
  if (header.trim() === '*') return new Precondition('*');
  const tags = readTags(header);
  if (!tags) throw new Malformed('If-Match must be * or a list of entity tags, each in double quotes.');
  // A weak tag is never the same by the strong comparison that If-Match asks for.
  return new Precondition(tags.filter((tag) => !tag.startsWith('W/')));
});

/** Adds the tags, says where a new resource is, and answers 304 where the caller's tag still holds. */
export function useEtags(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (request: FastifyRequest, reply: FastifyReply, payload: unknown) => {
    const { tagged } = request.routeOptions.config;
    if (!tagged || typeof payload !== 'string') return payload;
    if (reply.statusCode !== 200 && reply.statusCode !== 201) return payload;
    const isNew = reply.statusCode === 201;
    const etag = etagOf(isNew ? withoutEffects(payload) : payload);
    void reply.header('etag', etag);
    if (isNew) void reply.header('location', `${collectionOf(request, tagged.newUnder)}/${idIn(payload)}`);
    if (!isRead(request)) return payload;
    // Kept by the caller alone, and asked for again each time.
    void reply.header('cache-control', 'private, no-cache').header('vary', varyOf(reply));
    if (!isKnown(request.headers['if-none-match'], etag)) return payload;
    void reply.code(304).removeHeader('content-type').removeHeader('content-length');
    return '';
  });
}

/** What the answer varies with: besides what it says already, who asks. */
function varyOf(reply: FastifyReply): string {
  return [reply.getHeader('vary'), 'Authorization'].filter(Boolean).join(', ');
}

/** The path that a new resource is found under. */
function collectionOf({ url }: FastifyRequest, newUnder?: string): string {
  const path = pathIn(url);
  return newUnder === undefined ? path : path.replace(/[^/]+$/, newUnder);
}

/** The id that every resource begins with. */
function idIn(json: string): string {
  return /"id" ?: ?"([^"]+)"/.exec(json)?.[1] ?? '';
}

function isRead({ method }: FastifyRequest): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** Whether `If-None-Match` names the tag, by the weak comparison; one that cannot be read names nothing. */
function isKnown(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  if (header.trim() === '*') return true;
  return readTags(header)?.some((tag) => tag.replace(/^W\//, '') === etag) ?? false;
}

const TAG = /(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/g;

/** The entity tags of a list; undefined when it is not one. */
function readTags(header: string): string[] | undefined {
  const tags = header.match(TAG);
  const between = header.split(TAG);
  const separated = between.every(
    (gap, n) => /^[ \t,]*$/.test(gap) && (gap.includes(',') || n === 0 || n === between.length - 1),
  );
  return tags && separated ? [...tags] : undefined;
}
