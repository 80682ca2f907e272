import { Presets, SingleBar } from 'cli-progress';

/** Told how far long work has come. */
export interface ProgressBar {
  /** `done` of the total, counted from 0 */
  update(done: number): void;
  /** Leaves the bar as it is, for whatever is printed next. */
  stop(): void;
}

/** A bar on stderr where that is a terminal, and nothing elsewhere: what is piped stays clean. */
export function progressBar(what: string, total: number): ProgressBar {
  const bar = new SingleBar(
    {
      format: `${what} {bar} {percentage}% | {value} of {total} | {eta_formatted}`,
      stream: process.stderr,
      noTTYOutput: false,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { update: (done) => bar.update(done), stop: () => bar.stop() };
}
