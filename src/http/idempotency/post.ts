import { applyDecorators, Post as NestPost, SetMetadata, UseInterceptors } from '@nestjs/common';
import { BESIDE_WRITES, IdempotencyInterceptor } from './idempotency.interceptor.js';

/** A POST that writes under its company's lock: with an `Idempotency-Key` it is done once (SPEC §6). No other routes pay for that. */
export const Post = (path?: string) => applyDecorators(NestPost(path), UseInterceptors(IdempotencyInterceptor));

/** A POST that does not take that lock, and so waits for nobody who does. */
export const PostBesideWrites = (path?: string) => applyDecorators(Post(path), SetMetadata(BESIDE_WRITES, true));

/** A POST whose service sees to that itself, in a transaction of its own: it takes `@Keyed()`. */
export const PostKeptByService = (path?: string) => NestPost(path);
