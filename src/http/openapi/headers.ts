import { type Document } from './model.js';

/** The headers that many operations share (SPEC §6). */

type Headers = NonNullable<Document['components']['headers']>;
type Parameters = NonNullable<Document['components']['parameters']>;

const ETAG = { type: 'string', maxLength: 200, pattern: '^(W/)?"[^"]*"$' };
const ETAGS = { type: 'string', maxLength: 2_000, pattern: '^(\\*|(W/)?"[^"]*"(\\s*,\\s*(W/)?"[^"]*")*)$' };

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
    description: 'What is left of your limit, and in how many seconds it is whole again: `"default";r=599;t=60`',
    schema: { type: 'string', maxLength: 200, pattern: '^[\\x20-\\x7e]+$' },
  },
  'RateLimit-Policy': {
    description: 'Your limit, and the seconds that it is for: `"default";q=600;w=60`',
    schema: { type: 'string', maxLength: 200, pattern: '^[\\x20-\\x7e]+$' },
  },
  'Retry-After': {
    description: 'After how many seconds to try again',
    required: true,
    schema: { type: 'integer', format: 'int32', minimum: 0, maximum: 86_400 },
  },
  'WWW-Authenticate': {
    description: 'How to authenticate: `Bearer`',
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
      'Makes it safe to send the request again: for 24 hours the same key with the same body, be its fields in another ' +
      'order, gives the first answer again. With another body it is a 422, and a 409 while the first request still ' +
      'runs. Use a new UUID for each thing that you want done.',
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
    description: 'The `ETag` that your change is based on: it is a 412 if somebody else was faster',
    schema: ETAGS,
  },
};
