import { MAX_DEPTH } from './json-bounds.js';
import { PROBLEM_KINDS, type ProblemName } from './problem.kinds.js';

/** A field that is wrong: `pointer` is a JSON pointer into the body (`/title`) or the name of a query parameter (`/limit`). */
export interface FieldError {
  pointer: string;
  detail: string;
}

/** How many errors an answer lists: more help nobody. */
export const MOST_ERRORS = 1_000;

/** How much of a name that somebody made up is repeated. */
const LONGEST_NAME = 100;

/** The longest pointer: names of tildes, which are escaped, as deep as a line of a file may be nested, and its place. */
export const LONGEST_POINTER = (MAX_DEPTH + 2) * (2 * LONGEST_NAME + '/…'.length);

/** Says that there are more errors than are listed, if there are. */
export function notAll(listed: number, all: number): string {
  return all > listed ? ` The first ${listed} of ${all} are listed.` : '';
}

/** The JSON pointer to a field of the body, whatever its name is (RFC 6901), as far as {@link recognizable}. */
export function pointerTo(name: string): string {
  return `/${recognizable(name).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** What is wrong about a field that a request does not have. */
export function unknownField(name: string): FieldError {
  return { pointer: pointerTo(name), detail: `${recognizable(name)} is not a field of this request` };
}

/** The beginning of a name that somebody made up: it may have millions of characters. Those of our fields are shorter. */
function recognizable(name: string): string {
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME).replace(/[\ud800-\udbff]$/, '')}…` : name;
}

/** What every error answer says (RFC 9457, SPEC §6). `request_id` and `instance` are added by the filter. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  detail?: string;
  errors?: FieldError[];
}

/** A failure that the caller is told about; anything else that is thrown is a fault of ours and answers 500. */
export abstract class DomainError extends Error {
  /** the last part of the problem's `type` URI: stable, for programs to match on */
  abstract readonly kind: ProblemName;
  /** seconds after which trying again makes sense, for 429 and 503 */
  readonly retryAfter?: number;

  constructor(
    detail: string,
    readonly errors?: FieldError[],
  ) {
    super(detail);
  }

  /** The HTTP status that it is answered with. */
  get status(): number {
    return PROBLEM_KINDS[this.kind].status;
  }
}

/** 404: not there, or not for this caller; the two cannot be told apart (SPEC §4). */
export class NotFound extends DomainError {
  readonly kind = 'not-found';

  constructor(what: string) {
    super(`There is no such ${what}, or you may not see it.`);
  }
}

/** 401: no credentials, or none that count. */
export class Unauthenticated extends DomainError {
  readonly kind = 'unauthenticated';
}

/** 403: visible, but not for this caller to do (SPEC §4). */
export class Forbidden extends DomainError {
  readonly kind = 'forbidden';
}

/** 405: the address exists, but not for this method. */
export class MethodNotAllowed extends DomainError {
  readonly kind = 'method-not-allowed';
}

/** 406: the answer has no form that the caller accepts. */
export class NotAcceptable extends DomainError {
  readonly kind = 'not-acceptable';
}

/** 409: against the present state of the resource. */
export class Conflict extends DomainError {
  readonly kind = 'conflict';

  /** One field that does not go with the present state. */
  static field(pointer: string, detail: string): Conflict {
    return new Conflict(detail, [{ pointer, detail }]);
  }
}

/** 409: a request with the same Idempotency-Key is under way. */
export class StillRunning extends DomainError {
  readonly kind = 'still-running';
  override readonly retryAfter = 1;

  constructor() {
    super('A request with this Idempotency-Key is still running.');
  }
}

/** 422: an Idempotency-Key that was used for another request. */
export class KeyReused extends DomainError {
  readonly kind = 'key-reused';

  constructor() {
    super('This Idempotency-Key was used for another request within the last 24 hours.');
  }
}

/** 412: the resource is no longer what the caller said it must be. */
export class PreconditionFailed extends DomainError {
  readonly kind = 'precondition-failed';
}

/** 414: an address that is longer than any request of ours. */
export class AddressTooLong extends DomainError {
  readonly kind = 'uri-too-long';

  constructor() {
    super(PROBLEM_KINDS['uri-too-long'].example);
  }
}

/** 415: a body that is compressed; what a small one unpacks to could fill the memory. */
export class UnsupportedEncoding extends DomainError {
  readonly kind = 'unsupported-media-type';

  constructor() {
    super('Bodies are taken uncompressed: leave the header Content-Encoding out, or say identity.');
  }
}

/** 417: the header Expect asks for what this service does not do. */
export class ExpectationFailed extends DomainError {
  readonly kind = 'expectation-failed';

  constructor() {
    super('The header Expect may ask for 100-continue only.');
  }
}

/** 422: well-formed, but not valid; names every field that is wrong. */
export class Invalid extends DomainError {
  readonly kind = 'invalid';

  /** @param errors of which the first thousand are named */
  constructor(errors: FieldError[], detail = 'The request is well-formed, but not valid: see errors.') {
    const listed = errors.slice(0, MOST_ERRORS);
    super(detail + notAll(listed.length, errors.length), listed);
  }

  /** One wrong field. */
  static field(pointer: string, detail: string): Invalid {
    return new Invalid([{ pointer, detail }]);
  }
}

/** 429: too much of it; the answer says when to come back. */
export class TooManyRequests extends DomainError {
  readonly kind = 'too-many-requests';

  constructor(
    detail: string,
    override readonly retryAfter: number,
  ) {
    super(detail);
  }
}

/** 503: something that we depend on is away for now. */
export class Unavailable extends DomainError {
  readonly kind = 'unavailable';
}

/** 400: cannot be read at all. */
export class Malformed extends DomainError {
  readonly kind = 'malformed';
}
