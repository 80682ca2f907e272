import { Invalid } from '../http/problem.js';
import { MAX_GOALS, MAX_KEY_RESULTS } from './exchange.dto.js';

/** Counts what a file holds while it is read, before anything is made of it: there may be millions of entries. */
export class ImportSize {
  private goals = 0;
  private keyResults = 0;

  /** Counts goals. @throws Invalid when these are too many */
  addGoals(count: number): void {
    this.goals += count;
    if (this.goals > MAX_GOALS) throw Invalid.field('', `A file has at most ${MAX_GOALS} goals.`);
  }

  /** Counts key results. @throws Invalid when these are too many */
  addKeyResults(count: number): void {
    this.keyResults += count;
    if (this.keyResults > MAX_KEY_RESULTS)
      throw Invalid.field('', `A file has at most ${MAX_KEY_RESULTS} key results.`);
  }

  /** @throws Invalid when there was nothing to count */
  requireGoals(): void {
    if (this.goals === 0) throw Invalid.field('', 'There are no goals in the file.');
  }
}
