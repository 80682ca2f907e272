import { jest } from '@jest/globals';

const EVERYTHING_BUT_INTERVALS = [
  ...(['Date', 'hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'] as const),
  ...(['setTimeout', 'clearTimeout'] as const),
];
const EVERYTHING_BUT_DATE = [
  ...(['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'] as const),
  ...(['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const),
];

/** Runs `work` while the clock of the application is so many minutes ahead of that of the database, or behind it. */
export async function withClockAhead<T>(minutes: number, work: () => Promise<T>): Promise<T> {
  jest.useFakeTimers({ now: Date.now() + minutes * 60_000, doNotFake: EVERYTHING_BUT_DATE });
  try {
    return await work();
  } finally {
    jest.useRealTimers();
  }
}

/** Does whatever `begin` lets happen at intervals as if so much time had passed, in ms. */
export async function withIntervalsAhead<T>(ms: number, begin: () => Promise<T>): Promise<T> {
  jest.useFakeTimers({ doNotFake: EVERYTHING_BUT_INTERVALS });
  try {
    const begun = await begin();
    jest.advanceTimersByTime(ms);
    return begun;
  } finally {
    jest.useRealTimers();
  }
}
