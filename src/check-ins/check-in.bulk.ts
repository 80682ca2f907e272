import { Conflict, DomainError, type FieldError, Forbidden, Invalid } from '../http/problem.js';

/**
 * Does the same with every item of a bulk, and fails for all that cannot be done at once, naming each by its index.
 * @throws Invalid if an item is not valid or names what is not there, else Forbidden, else Conflict
 */
export function inBulk<Item, Result>(items: Item[], work: (item: Item, index: number) => Result): Result[] {
  const results: Result[] = [];
  const failures: { index: number; error: DomainError }[] = [];
  items.forEach((item, index) => {
    try {
      results.push(work(item, index));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      failures.push({ index, error });
    }
  });
  if (failures.length > 0) throw asOne(failures);
  return results;
}

function asOne(failures: { index: number; error: DomainError }[]): DomainError {
  const errors = failures.flatMap(({ index, error }) => errorsAt(`/items/${index}`, error));
  const detail = `${failures.length} of the items cannot be recorded, so none was: see errors.`;
  const status = (of: number) => failures.some(({ error }) => error.status === of);
  if (status(422) || status(404)) return new Invalid(errors, detail);
  return status(403) ? new Forbidden(detail, errors) : new Conflict(detail, errors);
}

function errorsAt(pointer: string, error: DomainError): FieldError[] {
  if (error.errors) return error.errors.map((field) => ({ ...field, pointer: pointer + field.pointer }));
  return [{ pointer: error.status === 404 ? `${pointer}/goal_key_result_id` : pointer, detail: error.message }];
}
