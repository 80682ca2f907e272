import { inKB, LARGEST_HEAD, LONGEST_ADDRESS } from './request-head.js';

/** What a problem's `type` stands for. The document and docs/errors.md are made from this table. */
export interface ProblemKind {
  status: number;
  title: string;
  /** when it is answered */
  meaning: string;
  /** what a caller does about it */
  remedy: string;
  /** what `detail` may say */
  example: string;
}

/** Every kind of problem that the service answers with, by the last part of its stable `type` (SPEC §6). */
export const PROBLEM_KINDS = {
  malformed: {
    status: 400,
    title: 'Malformed request',
    meaning:
      'The request cannot be read: broken JSON, a broken URL or header (`If-Match`, `Idempotency-Key`), or a cursor ' +
      'of another list.',
    remedy: 'Correct the request; the same one never succeeds.',
    example: "Body is not valid JSON but content-type is set to 'application/json'",
  },
  unauthenticated: {
    status: 401,
    title: 'Not authenticated',
    meaning: 'There is no token, or it is unknown, expired or revoked, or its employee is inactive.',
    remedy: 'Send a valid token: `Authorization: Bearer …`.',
    example: 'Send a token: Authorization: Bearer …',
  },
  forbidden: {
    status: 403,
    title: 'Not allowed',
    meaning: 'You may see it, but not do this; or your token lacks a scope.',
    remedy: 'Ask someone with the rights, or use a token with the scope that `detail` names.',
    example: 'Your token lacks the scope goals:write.',
  },
  'not-found': {
    status: 404,
    title: 'Not found',
    meaning: 'It does not exist, or you may not see it: the two cannot be told apart.',
    remedy: 'Check the id, and whether you should be able to view it.',
    example: 'There is no such goal, or you may not see it.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'Method not allowed',
    meaning: 'The path exists, but not for this method; the header `Allow` names the methods that it takes.',
    remedy: 'Use one of the methods in `Allow`.',
    example: 'This address takes GET, HEAD, PATCH, DELETE.',
  },
  'not-acceptable': {
    status: 406,
    title: 'Not acceptable',
    meaning: 'The header `Accept` refuses every media type that the answer could have.',
    remedy: 'Accept `application/json`, or leave the header out.',
    example: 'The answer is application/json, which the header Accept refuses.',
  },
  timeout: {
    status: 408,
    title: 'The request took too long',
    meaning: 'The request did not arrive whole in time.',
    remedy: 'Send it again.',
    example: 'The request did not arrive in time.',
  },
  conflict: {
    status: 409,
    title: 'Conflict with the present state',
    meaning: 'The request is valid, but the present state does not allow it.',
    remedy: 'Read the resource again and decide anew.',
    example: 'The change conflicts with one that was made at the same time. Read again and retry.',
  },
  'still-running': {
    status: 409,
    title: 'Still running',
    meaning: 'A request with the same `Idempotency-Key` is under way.',
    remedy: 'Send it again after the seconds in `Retry-After`: you get the answer to the first one.',
    example: 'A request with this Idempotency-Key is still running.',
  },
  'precondition-failed': {
    status: 412,
    title: 'Precondition failed',
    meaning: 'The resource has changed since the version that `If-Match` names.',
    remedy: 'Read it again, apply your change to what it is now, and send its new `ETag`.',
    example: 'It has changed since you read it: read it again, then decide.',
  },
  'too-large': {
    status: 413,
    title: 'Body too large',
    meaning: 'The body is larger than this operation takes: `detail` says how large it may be.',
    remedy: 'Send less at once.',
    example: 'The body may have at most 1 MB.',
  },
  'uri-too-long': {
    status: 414,
    title: 'URI too long',
    meaning: `The address is longer than ${inKB(LONGEST_ADDRESS)}.`,
    remedy: 'Use the operation that takes a body, such as `POST /goals/search`.',
    example: `The address is longer than ${inKB(LONGEST_ADDRESS)}: POST /goals/search takes its filters in a body.`,
  },
  'unsupported-media-type': {
    status: 415,
    title: 'Unsupported media type',
    meaning:
      'The header `Content-Type` is missing, or names a type that this operation does not take. All take JSON in UTF-8, ' +
      'the import of goals JSON Lines and CSV as well. Or `Content-Encoding` says that the body is compressed, which ' +
      'none take.',
    remedy: 'Send JSON as it is, with `Content-Type: application/json` and no `Content-Encoding`.',
    example: 'The header Content-Type must name what this operation takes: application/json, in UTF-8.',
  },
  'expectation-failed': {
    status: 417,
    title: 'Expectation failed',
    meaning: 'The header `Expect` asks for what this service does not do.',
    remedy: 'Leave the header out, or send `100-continue`.',
    example: 'The header Expect may ask for 100-continue only.',
  },
  invalid: {
    status: 422,
    title: 'Not valid',
    meaning:
      'The request can be read, but its content is not valid: `errors` names every field that is wrong. Each field is ' +
      'checked by itself first, then all together, then what they refer to is looked up; where a step finds something, ' +
      'the next one is not taken.',
    remedy: 'Correct the fields that `errors` points at.',
    example: 'The request is well-formed, but not valid: see errors.',
  },
  'key-reused': {
    status: 422,
    title: 'Key used for another request',
    meaning: 'The `Idempotency-Key` belongs to an earlier request with another body, address or scopes.',
    remedy: 'Use a new key for a new request, and the same body when you send one again.',
    example: 'This Idempotency-Key was used for another request within the last 24 hours.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Too many requests',
    meaning:
      'You have sent more requests than your limit allows, or too many invalid credentials came from your address.',
    remedy: 'Wait for the seconds in `Retry-After`. `RateLimit` tells what is left before it comes to this.',
    example: 'You have used up your requests of this minute.',
  },
  'headers-too-large': {
    status: 431,
    title: 'Address and headers too large',
    meaning: `The address and the headers together are larger than ${inKB(LARGEST_HEAD)}.`,
    remedy:
      'Send fewer or shorter headers; if it is the address that is long, use `POST /goals/search`, which takes a body.',
    example: `The address and the headers together are larger than ${inKB(LARGEST_HEAD)}.`,
  },
  internal: {
    status: 500,
    title: 'Internal error',
    meaning: 'An error in the service itself.',
    remedy: 'Report it and quote the `request_id`.',
    example: 'Something went wrong on our side. Quote the request_id when you report it.',
  },
  unavailable: {
    status: 503,
    title: 'Temporarily unavailable',
    meaning:
      'The database is away or too busy, or the request took too long. Usually nothing was changed; but a request ' +
      'that took too long may still be completed, and one whose connection broke during the commit may have been ' +
      'saved.',
    remedy:
      'Send the same request again after the seconds in `Retry-After`: a POST with its `Idempotency-Key`, a PATCH or ' +
      'DELETE with its `If-Match`, and it is not done twice.',
    example: 'The service cannot do this right now. Try again in a moment.',
  },
} as const satisfies Record<string, ProblemKind>;

/** The last part of a problem's `type`. */
export type ProblemName = keyof typeof PROBLEM_KINDS;

/** The base of every problem's `type`. */
export const PROBLEM_TYPE = 'urn:okr:problem:';
