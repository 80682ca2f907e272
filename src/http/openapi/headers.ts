import { type Document } from './model.js';

/** The headers that many operations share (SPEC §6). */

type Headers = NonNullable<Document['components']['headers']>;
type Parameters = NonNullable<Document['components']['parameters']>;

const ETAG = { type: 'string', maxLength: 200, pattern: '^(W/)?"[^"]*"$' };
const ETAGS = { type: 'string', maxLength: 2_000, pattern: '^(\\*|(W/)?"[^"]*"(\\s*,\\s*(W/)?"[^"]*")*)$' };

const RETRY_AFTER = { type: 'integer', format: 'int32', minimum: 0, maximum: 86_400 };

/** Those of answers. */
export const ANSWER_HEADERS: Headers = {
  ETag: {
    description: 'The version of the resource, for `If-Match` and `If-None-Match`',
    required: true,
    schema: ETAG,
  },
  Location: {
    description: 'Where the new resource is',
    required: true,
    schema: { type: 'string', format: 'uri-reference', maxLength: 1_000 },
  },
  'Idempotency-Replayed': {
    description: 'Present when this is the stored answer of an earlier request with the same `Idempotency-Key`',
    schema: { type: 'string', enum: ['true'] },
  },
  'X-Request-Id': {
    description: 'Quote it when you report a problem: the log has it too',
    required: true,
    schema: { type: 'string', maxLength: 200, pattern: '^[\\x21-\\x7e]+$' },
  },
  RateLimit: {
    description: 'What is left of your limit, and the seconds until it is reset: `"default";r=599;t=60`',
    schema: { type: 'string', maxLength: 200, pattern: '^[\\x20-\\x7e]+$' },
  },
  'RateLimit-Policy': {
    description: 'Your limit, and the seconds that it is for; all your tokens share it: `"default";q=600;w=60`',
    schema: { type: 'string', maxLength: 200, pattern: '^[\\x20-\\x7e]+$' },
  },
  'Retry-After': {
    description: 'Seconds to wait before trying again',
    required: true,
    schema: RETRY_AFTER,
  },
  'Retry-After-While-Running': {
    description: 'Seconds to wait while a request with the same `Idempotency-Key` is running',
    schema: RETRY_AFTER,
  },
  'WWW-Authenticate': {
    description: 'How to authenticate: `Bearer`, with `error="invalid_token"` where the token that came is no good',
    required: true,
    schema: { type: 'string', maxLength: 200, pattern: '^Bearer' },
  },
};

/** Those of requests. They have no examples: Swagger UI would send them with every request. */
export const REQUEST_HEADERS: Parameters = {
  'Idempotency-Key': {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description:
      'Makes retries safe: for 24 hours, the same key with the same body gives the first answer again; the order of ' +
      'fields does not matter. Another body or address, or other scopes of the token, is a 422; 409 while the first ' +
      'request is still running. A request that failed can be sent again with its key. Keys are your own. Use a new UUID ' +
      'for each operation.',
    schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
  },
  'If-None-Match': {
    name: 'If-None-Match',
    in: 'header',
    required: false,
    description: 'The `ETag` that you have: while it is the present one, the answer is 304 without a body',
    schema: ETAGS,
  },
  'If-Match': {
    name: 'If-Match',
    in: 'header',
    required: false,
    description:
      'The `ETag` that your change is based on; 412 if the resource has changed since. A check-in changes ' +
      'its goal; what a goal shows of its parent may change',
    schema: ETAGS,
  },
};
