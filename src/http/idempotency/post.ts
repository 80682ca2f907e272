import { applyDecorators, Post as NestPost, UseInterceptors } from '@nestjs/common';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';

/** A POST: with an `Idempotency-Key` it is done once (SPEC §6). No other routes pay for that. */
export const Post = (path?: string) => applyDecorators(NestPost(path), UseInterceptors(IdempotencyInterceptor));

/** A POST whose service sees to that itself, in a transaction of its own: it takes `@Keyed()`. */
export const PostKeptByService = (path?: string) => NestPost(path);
