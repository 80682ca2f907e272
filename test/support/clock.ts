import { jest } from '@jest/globals';

const EVERYTHING_BUT_DATE = [
  ...(['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'] as const),
  ...(['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const),
];

/** Runs `work` while the clock of the application is a minute ahead of that of the database. */
export async function withClockAhead<T>(work: () => Promise<T>): Promise<T> {
  jest.useFakeTimers({ now: Date.now() + 60_000, doNotFake: EVERYTHING_BUT_DATE });
  try {
    return await work();
  } finally {
    jest.useRealTimers();
  }
}
