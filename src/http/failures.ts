import { Conflict, DomainError, type FieldError, Forbidden, Invalid, MOST_ERRORS, notAll } from './problem.js';

/** How a request of many parts says what is wrong with some of them. */
export interface Wording {
  /** what became of the request, for so many parts that were refused */
  detail: (refused: number) => string;
  /** where in a part an error is, from where it would be in a request for that part alone; empty = the part itself */
  pointer: (pointer: string, error: DomainError) => string;
}

/** Collects everything that is wrong with a request of many parts, each with its place, to be said at once. */
export class Failures {
  /** the first of them */
  private readonly errors: FieldError[] = [];
  private errorsCount = 0;
  private refused = 0;
  private readonly statuses = new Set<number>();

  constructor(private readonly wording: Wording) {}

  /** Does something that may be refused. @returns what it gives, or undefined */
  attempt<T>(at: string, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      this.add(at, error);
      return undefined;
    }
  }

  /** Notes a refusal. @throws the error, if it is none */
  add(at: string, error: unknown): void {
    if (!(error instanceof DomainError)) throw error;
    const fields = error.errors ?? [{ pointer: '', detail: error.message }];
    for (const { pointer, detail } of fields.slice(0, MOST_ERRORS - this.errors.length)) {
      this.errors.push({ pointer: at + this.wording.pointer(pointer, error), detail });
    }
    this.errorsCount += fields.length;
    this.refused++;
    this.statuses.add(error.status);
  }

  /**
   * @throws Invalid if anything is not valid or names what is not there, else Forbidden, else Conflict; naming each
   *   place, up to a thousand
   */
  throwIfAny(): void {
    if (this.refused === 0) return;
    const { errors, errorsCount, statuses } = this;
    const detail = this.wording.detail(this.refused) + notAll(errors.length, errorsCount);
    if (statuses.has(422) || statuses.has(404)) throw new Invalid(errors, detail);
    throw statuses.has(403) ? new Forbidden(detail, errors) : new Conflict(detail, errors);
  }
}
