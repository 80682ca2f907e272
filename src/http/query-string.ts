import { type Type as ClassOf } from '@nestjs/common';
import { OmitType } from '@nestjs/swagger';
import type { FastifyInstance } from 'fastify';
import 'reflect-metadata';
import { Malformed } from './problem.js';

/** How query strings are read: all of it is text, and the fields of a DTO say what theirs stands for. */

/** What the text of a field is, where it is more than text. */
export type QueryKind = 'flag' | 'number' | 'list' | 'flags';

const QUERY_KINDS = 'http:query-kinds';

/** Marks a field that a query string says as a flag, a number or a list. */
export function SaidAs(kind: QueryKind): PropertyDecorator {
  return (prototype, name) =>
    Reflect.defineMetadata(QUERY_KINDS, new Map([...kindsIn(prototype), [name, kind]]), prototype);
}

/** The DTO of a query without some of its fields: as OmitType, which forgets how a query string says the rest. */
export function QueryWithout<T extends object, K extends keyof T>(query: ClassOf<T>, names: readonly K[]) {
  const without = OmitType(query, names);
  Reflect.defineMetadata(QUERY_KINDS, kindsIn(query.prototype as object), without.prototype as object);
  return without;
}

/** What a query string can only say in text, as the DTO's field wants it. */
export function fromQuery(query: Record<string, unknown>, prototype: object): Record<string, unknown> {
  const kinds = kindsIn(prototype);
  return Object.fromEntries(
    Object.entries(query).map(([name, value]) => {
      const kind = kinds.get(name);
      if (Array.isArray(value)) return [name, value.flatMap((text: string) => convert(text, kind))];
      return [name, convert(value as string, kind)];
    }),
  );
}

/** Answers 400 to a query string that cannot be read, as the router does to a path: a parser would take it as it stands. */
export function refuseBrokenQueries(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', ({ url }, _reply, done) => {
    done(isReadable(url) ? undefined : new Malformed('The query string is not UTF-8 in percent-encoding.'));
  });
}

function isReadable(url: string): boolean {
  if (!url.includes('%')) return true;
  try {
    decodeURIComponent(url);
    return true;
  } catch {
    return false;
  }
}

/** What stands before the query string of a request. */
export function pathIn(url: string): string {
  return url.split('?', 1)[0]!;
}

/** How the fields of a DTO are said in a query string, where that is not as text. */
function kindsIn(prototype: object): Map<string | symbol, QueryKind> {
  return (
    (Reflect.getMetadata(QUERY_KINDS, prototype) as Map<string | symbol, QueryKind> | undefined) ??
    new Map<string | symbol, QueryKind>()
  );
}

function convert(text: string, kind: QueryKind | undefined): unknown {
  if (kind === 'flag') return toFlag(text);
  if (kind === 'flags') return text.split(',').map(toFlag);
  if (kind === 'number') return /^-?\d+$/.test(text) ? Number(text) : text;
  if (kind === 'list') return text.split(',');
  return text;
}

function toFlag(text: string): unknown {
  return text === 'true' ? true : text === 'false' ? false : text;
}
