/** Told, as work that takes long goes on, how much of the total is done: of whatever the work counts. */
export type OnProgress = (done: number, total: number) => void;

/** Shows how far a part of such work has come. */
export interface ProgressBar {
  /** `done` of the total, counted from 0 */
  update(done: number): void;
  /** Leaves the bar as it is, for whatever is printed next. */
  stop(): void;
}
