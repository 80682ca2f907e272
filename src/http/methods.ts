import { Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { MethodNotAllowed } from './problem.js';
import { sendProblem } from './problem.answer.js';
import { pathIn } from './query-string.js';

/**
 * Answers 405 with `Allow` where an address exists, but not for the method (SPEC §6): a router alone takes that for an
 * unknown address.
 */
export function refuseMethods(fastify: FastifyInstance): void {
  const routes = new Map<string, Set<string>>();
  const logger = new Logger('Http');
  fastify.addHook('onRoute', ({ url, method }) => {
    if (url.includes('*')) return;
    const methods = routes.get(url) ?? new Set();
    for (const one of [method].flat()) methods.add(one);
    routes.set(url, methods);
  });
  fastify.addHook('onRequest', async (request, reply) => {
    const path = pathIn(request.url);
    // What has a route of its own is not to be taken for an id, because that route is for another method.
    const own = routes.get(path);
    if (own ? own.has(request.method) : isRouted(request)) return;
    const allowed = own ? [...own] : allowedAt(routes, path);
    if (allowed.length === 0) return;
    void reply.header('allow', allowed.join(', '));
    sendProblem(request, reply, new MethodNotAllowed(`This address takes ${allowed.join(', ')}.`), logger);
    await reply;
  });
}

/** Whether there is a route for the request. For OPTIONS there is none of ours: what answers browsers takes any path. */
function isRouted({ is404, method }: FastifyRequest): boolean {
  return !is404 && method !== 'OPTIONS';
}

/** The methods of every route that the path fits: `:name` in a route stands for one segment. */
function allowedAt(routes: Map<string, Set<string>>, path: string): string[] {
  const given = path.split('/');
  const fits = (route: string) => {
    const wanted = route.split('/');
    return (
      wanted.length === given.length &&
      wanted.every((segment, n) => segment === given[n] || (segment.startsWith(':') && given[n] !== ''))
    );
  };
  return [...new Set([...routes].flatMap(([route, methods]) => (fits(route) ? [...methods] : [])))];
}
