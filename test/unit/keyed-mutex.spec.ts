import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { QueueFull } from '../../src/database/queue-full.js';
import { KeyedMutex } from '../../src/database/keyed-mutex.js';
import { Tally } from '../support/tally.js';

/** Work that ends when it is told to. */
function held() {
  let end!: (result: string) => void;
  let fail!: (error: Error) => void;
  const result = new Promise<string>((resolve, reject) => ([end, fail] = [resolve, reject]));
  return { work: () => result, end, fail };
}

describe('KeyedMutex', () => {
  afterEach(() => void jest.useRealTimers());

  it('runs one at a time, in the order in which they came', async () => {
    const mutex = new KeyedMutex({ waiting: 10, timeoutMs: 0 });
    const log: string[] = [];
    const names = ['a', 'b', 'c'];
    await Promise.all(
      names.map((name) =>
        mutex.runExclusive('key', async () => {
          log.push(`${name} begins`);
          await sleep(5);
          log.push(`${name} ends`);
        }),
      ),
    );
    expect(log).toEqual(names.flatMap((name) => [`${name} begins`, `${name} ends`]));
  });

  it('keeps keys apart', async () => {
    const mutex = new KeyedMutex({ waiting: 0, timeoutMs: 0 });
    const first = held();
    const taken = mutex.runExclusive('a', first.work);
    expect(await mutex.runExclusive('b', () => Promise.resolve('done'))).toBe('done');
    first.end('later');
    expect(await taken).toBe('later');
  });

  it('goes on after work that fails', async () => {
    const mutex = new KeyedMutex({ waiting: 10, timeoutMs: 0 });
    const first = held();
    const failing = mutex.runExclusive('key', first.work);
    const next = mutex.runExclusive('key', () => Promise.resolve('done'));
    first.fail(new Error('no'));
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('done');
  });

  it('refuses what it is not willing to queue', async () => {
    const mutex = new KeyedMutex({ waiting: 1, timeoutMs: 0 });
    const first = held();
    const taken = [mutex.runExclusive('key', first.work), mutex.runExclusive('key', () => Promise.resolve('second'))];
    await expect(mutex.runExclusive('key', () => Promise.resolve('third'))).rejects.toThrow(QueueFull);
    first.end('first');
    expect(await Promise.all(taken)).toEqual(['first', 'second']);
    expect(await mutex.runExclusive('key', () => Promise.resolve('fourth'))).toBe('fourth');
  });

  it('gives up after a while on those that only wait', async () => {
    const mutex = new KeyedMutex({ waiting: 10, timeoutMs: 20 });
    const first = held();
    const taken = mutex.runExclusive('key', first.work);
    let ran = false;
    const impatient = mutex.runExclusive('key', () => Promise.resolve((ran = true)));
    await expect(impatient).rejects.toThrow(QueueFull);
    const last = mutex.runExclusive('key', () => Promise.resolve('last'));
    first.end('first');
    expect(await taken).toBe('first');
    expect(await last).toBe('last');
    expect(ran).toBe(false);
  });

  it('gives up on none that run, however long that takes, nor on others in their place', async () => {
    const counts = { waiting: new Tally(), refused: new Tally() };
    jest.useFakeTimers();
    const mutex = new KeyedMutex({ waiting: 10, timeoutMs: 300, counts });
    const [first, second] = [held(), held()];
    const taken = [mutex.runExclusive('key', first.work), mutex.runExclusive('key', second.work)];
    expect(counts).toEqual({ waiting: { n: 1 }, refused: { n: 0 } });
    first.end('first');
    expect(await taken[0]).toBe('first');
    await jest.advanceTimersByTimeAsync(200);
    // While it waits, the patience of the second would be at an end, whose turn it is.
    const third = mutex.runExclusive('key', () => Promise.resolve('third'));
    await jest.advanceTimersByTimeAsync(200);
    expect(counts).toEqual({ waiting: { n: 1 }, refused: { n: 0 } });
    second.end('second');
    expect(await Promise.all([taken[1], third])).toEqual(['second', 'third']);
    expect(counts).toEqual({ waiting: { n: 0 }, refused: { n: 0 } });
  });
});
