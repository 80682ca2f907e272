import { Conflict, DomainError, type FieldError, Forbidden, Invalid } from '../http/problem.js';

/** How many errors an answer lists: more help nobody. */
const MOST = 1_000;

/** What the fields of single calls are called in a file. */
const IN_A_FILE: Record<string, string> = {
  owner_employee_id: 'owner',
  owner_department_id: 'owner',
  owner_team_id: 'owner',
  parent_goal_id: 'parent',
};

/** Collects everything that is wrong with a file, each with its place, to be said at once. */
export class Failures {
  private readonly found: { at: string; error: DomainError }[] = [];

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

  /** @throws Invalid if anything is not valid, else Forbidden, else Conflict; naming each place, up to a thousand */
  throwIfAny(): void {
    if (this.found.length === 0) return;
    const all = this.found.flatMap(({ at, error }) => placed(at, error));
    const errors = all.slice(0, MOST);
    const more = all.length > MOST ? ` The first ${MOST} of ${all.length} are listed.` : '';
    const detail = `The file was not imported: see errors.${more}`;
    if (this.found.some(({ error }) => error.status === 422)) throw new Invalid(errors, detail);
    throw this.found.some(({ error }) => error.status === 403)
      ? new Forbidden(detail, errors)
      : new Conflict(detail, errors);
  }
}

function placed(at: string, error: DomainError): FieldError[] {
  if (!error.errors) return [{ pointer: at, detail: error.message }];
  return error.errors.map(({ pointer, detail }) => ({ pointer: at + inAFile(pointer), detail }));
}

function inAFile(pointer: string): string {
  return pointer
    .split('/')
    .map((name) => IN_A_FILE[name] ?? name)
    .join('/');
}
