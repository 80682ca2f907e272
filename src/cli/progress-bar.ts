import { Presets, SingleBar } from 'cli-progress';
import { type OnProgress, type ProgressBar } from '../database/work-progress.js';

/** A bar on stderr where that is a terminal, and nothing elsewhere: what is piped stays clean. */
export function progressBar(what: string, total: number): ProgressBar {
  const bar = new SingleBar(
    {
      format: `${what} {bar} {percentage}% | {value} of {total} | {eta_formatted}`,
      stream: process.stderr,
      noTTYOutput: false,
      // Else an interrupted bar leaves a terminal that wraps no more.
      linewrap: true,
    },
    Presets.shades_classic,
  );
  bar.start(total, 0);
  return { update: (done) => bar.update(done), stop: () => bar.stop() };
}

/** The same for work that tells its total as it goes on: the bar begins when something is told for the first time. */
export function progressOf(what: string): { onProgress: OnProgress; stop: () => void } {
  let bar: ProgressBar | undefined;
  return {
    onProgress: (done, total) => (bar ??= progressBar(what, total)).update(done),
    stop: () => bar?.stop(),
  };
}
