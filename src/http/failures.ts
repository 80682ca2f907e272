import { Conflict, DomainError, type FieldError, Forbidden, Invalid } from './problem.js';

/** How many errors an answer lists: more help nobody. */
const MOST = 1_000;

/** How a request of many parts says what is wrong with some of them. */
export interface Wording {
  /** what became of the request, for so many parts that were refused */
  detail: (refused: number) => string;
  /** where in a part an error is, from where it would be in a request for that part alone; empty = the part itself */
  pointer: (pointer: string, error: DomainError) => string;
}

/** Collects everything that is wrong with a request of many parts, each with its place, to be said at once. */
export class Failures {
  private readonly found: { at: string; error: DomainError }[] = [];

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
    this.found.push({ at, error });
  }

  /**
   * @throws Invalid if anything is not valid or names what is not there, else Forbidden, else Conflict; naming each
   *   place, up to a thousand
   */
  throwIfAny(): void {
    if (this.found.length === 0) return;
    const all = this.found.flatMap(({ at, error }) => this.placed(at, error));
    const errors = all.slice(0, MOST);
    const more = all.length > MOST ? ` The first ${MOST} of ${all.length} are listed.` : '';
    const detail = this.wording.detail(this.found.length) + more;
    const some = (status: number) => this.found.some(({ error }) => error.status === status);
    if (some(422) || some(404)) throw new Invalid(errors, detail);
    throw some(403) ? new Forbidden(detail, errors) : new Conflict(detail, errors);
  }

  private placed(at: string, error: DomainError): FieldError[] {
    const fields = error.errors ?? [{ pointer: '', detail: error.message }];
    return fields.map(({ pointer, detail }) => ({ pointer: at + this.wording.pointer(pointer, error), detail }));
  }
}
