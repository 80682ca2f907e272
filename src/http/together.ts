import { DomainError, Invalid } from './problem.js';

/** Several checks of one request: what is not valid is named at once, whichever of them finds it (SPEC §6). */

/**
 * Does them one after the other.
 * @returns what they give
 * @throws Invalid naming every field that any of them names, else what the first throws
 */
export function together<T extends unknown[]>(...checks: { [K in keyof T]: () => T[K] }): T {
  const refusals: DomainError[] = [];
  const results = checks.map((check) => {
    try {
      return check();
    } catch (error) {
      return void refusals.push(asRefusal(error));
    }
  });
  refuse(refusals);
  return results as T;
}

/** Waits for those that are under way. @throws as {@link together} does; at once what is no refusal */
export async function allTogether(...checks: (Promise<unknown> | undefined)[]): Promise<void> {
  const found = await Promise.all(checks.map(async (check) => check?.then(() => undefined, asRefusal)));
  refuse(found.filter((refusal) => refusal !== undefined));
}

function asRefusal(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  throw error;
}

function refuse(refusals: DomainError[]): void {
  const [first] = refusals;
  if (!first) return;
  const errors = refusals.flatMap((refusal) => (refusal instanceof Invalid ? (refusal.errors ?? []) : []));
  throw errors.length > 0 ? new Invalid(errors) : first;
}
