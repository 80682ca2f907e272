import { RouteConfig as NestRouteConfig } from '@nestjs/platform-fastify';
import type { FastifyContextConfig } from 'fastify';

/** Where Nest's adapter looks for what a route says. */
const { KEY } = NestRouteConfig({});

/** Tells Fastify something of a route, beside whatever other decorators tell it: Nest's own would replace that. */
export const RouteConfig =
  (config: FastifyContextConfig): MethodDecorator =>
  (_target, _name, { value }) => {
    const handler = value as object;
    const others = Reflect.getMetadata(KEY, handler) as FastifyContextConfig | undefined;
    Reflect.defineMetadata(KEY, { ...others, ...config }, handler);
  };
