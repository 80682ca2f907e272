import { Failures, type Wording } from '../http/failures.js';

/** How it is said what is wrong with a bulk. That something is not there is said of the field that names it. */
const OF_A_BULK: Wording = {
  detail: (refused) => `${refused} of the items cannot be recorded, so none was: see errors.`,
  pointer: (pointer, error) => (error.status === 404 ? '/goal_key_result_id' : pointer),
};

/**
 * Does the same with every item of a bulk, and fails for all that cannot be done at once, naming each by its index.
 * @throws Invalid if an item is not valid or names what is not there, else Forbidden, else Conflict
 */
export function inBulk<Item, Result>(items: Item[], work: (item: Item, index: number) => Result): Result[] {
  const failures = new Failures(OF_A_BULK);
  const results = items.map((item, index) => failures.attempt(`/items/${index}`, () => work(item, index)));
  failures.throwIfAny();
  return results.filter((result) => result !== undefined);
}
