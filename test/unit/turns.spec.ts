import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { QueueFull } from '../../src/database/queue-full.js';
import { newTurnCounts, Turns } from '../../src/database/turns.js';

/** Work that ends when it is told to. */
function held() {
  let end!: (result: string) => void;
  let fail!: (error: Error) => void;
  const result = new Promise<string>((resolve, reject) => ([end, fail] = [resolve, reject]));
  return { work: () => result, end, fail };
}

describe('turns', () => {
  afterEach(() => void jest.useRealTimers());

  it('are taken one at a time, in the order in which they were asked for', async () => {
    const turns = new Turns({ waiting: 10, patienceMs: 0 });
    const log: string[] = [];
    const names = ['a', 'b', 'c'];
    await Promise.all(
      names.map((name) =>
        turns.take('key', async () => {
          log.push(`${name} begins`);
          await sleep(5);
          log.push(`${name} ends`);
        }),
      ),
    );
    expect(log).toEqual(names.flatMap((name) => [`${name} begins`, `${name} ends`]));
  });

  it('of different keys do not wait for one another', async () => {
    const turns = new Turns({ waiting: 0, patienceMs: 0 });
    const first = held();
    const taken = turns.take('a', first.work);
    expect(await turns.take('b', () => Promise.resolve('done'))).toBe('done');
    first.end('later');
    expect(await taken).toBe('later');
  });

  it('are passed on by work that fails', async () => {
    const turns = new Turns({ waiting: 10, patienceMs: 0 });
    const first = held();
    const failing = turns.take('key', first.work);
    const next = turns.take('key', () => Promise.resolve('done'));
    first.fail(new Error('no'));
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('done');
  });

  it('are refused where too many wait', async () => {
    const turns = new Turns({ waiting: 1, patienceMs: 0 });
    const first = held();
    const taken = [turns.take('key', first.work), turns.take('key', () => Promise.resolve('second'))];
    await expect(turns.take('key', () => Promise.resolve('third'))).rejects.toThrow(QueueFull);
    first.end('first');
    expect(await Promise.all(taken)).toEqual(['first', 'second']);
    expect(await turns.take('key', () => Promise.resolve('fourth'))).toBe('fourth');
  });

  it('are given up after a while, by those whose turn it is not', async () => {
    const turns = new Turns({ waiting: 10, patienceMs: 20 });
    const first = held();
    const taken = turns.take('key', first.work);
    let ran = false;
    const impatient = turns.take('key', () => Promise.resolve((ran = true)));
    await expect(impatient).rejects.toThrow(QueueFull);
    const last = turns.take('key', () => Promise.resolve('last'));
    first.end('first');
    expect(await taken).toBe('first');
    expect(await last).toBe('last');
    expect(ran).toBe(false);
  });

  it('are not given up by those whose turn it is, however long that takes, nor in the place of others', async () => {
    const counts = newTurnCounts();
    jest.useFakeTimers();
    const turns = new Turns({ waiting: 10, patienceMs: 300, counts });
    const [first, second] = [held(), held()];
    const taken = [turns.take('key', first.work), turns.take('key', second.work)];
    expect(counts).toEqual({ waiting: 1, refused: 0 });
    first.end('first');
    expect(await taken[0]).toBe('first');
    await jest.advanceTimersByTimeAsync(200);
    // While it waits, the patience of the second would be at an end, whose turn it is.
    const third = turns.take('key', () => Promise.resolve('third'));
    await jest.advanceTimersByTimeAsync(200);
    expect(counts).toEqual({ waiting: 1, refused: 0 });
    second.end('second');
    expect(await Promise.all([taken[1], third])).toEqual(['second', 'third']);
    expect(counts).toEqual({ waiting: 0, refused: 0 });
  });
});
