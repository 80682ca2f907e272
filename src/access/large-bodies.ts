import { Logger } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { sendProblem } from '../http/problem.answer.js';
import { type RateLimitGuard } from '../http/rate-limit.guard.js';
import { type AuthGuard } from './auth.guard.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** how many bytes a body may have on this route, where that is more than on others */
    bodyLimit?: number;
  }
}

/**
 * Lets the routes that say so with @RouteConfig take larger bodies, but from callers that are known alone, and
 * within their limit: what others send is not read, so that it cannot fill the memory.
 */
export function takeLargeBodies(fastify: FastifyInstance, auth: AuthGuard, rateLimit: RateLimitGuard): void {
  const logger = new Logger('Http');
  const requireCaller = async (request: FastifyRequest, reply: FastifyReply) => {
    try {
      await auth.requireCaller(request);
      rateLimit.count(request, reply);
    } catch (error) {
      sendProblem(request, reply, error, logger);
      await reply;
    }
  };
  fastify.addHook('onRoute', (route) => {
    if (!route.config?.bodyLimit) return;
    route.bodyLimit = route.config.bodyLimit;
    route.onRequest = [route.onRequest ?? [], requireCaller].flat();
  });
}
