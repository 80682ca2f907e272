import { describe, expect, it } from '@jest/globals';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Tally } from '../support/tally.js';
import { until } from '../support/until.js';
import { Batcher, type Outcome } from '../../src/database/batcher.js';
import { QueueFull } from '../../src/database/queue-full.js';

/** A round that waits until it is let go. */
function gate() {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

const double = (items: number[]): Outcome<number>[] => items.map((item) => ({ value: 2 * item }));

const newCounts = () => ({
  rounds: new Tally(),
  items: new Tally(),
  split: new Tally(),
  refused: new Tally(),
  waiting: new Tally(),
});

describe('Batcher', () => {
  it('runs what comes at once together, and what comes meanwhile in the next rounds', async () => {
    const { opened, open } = gate();
    const rounds: number[][] = [];
    const counts = newCounts();
    const batcher = new Batcher<number, number>(
      async (_, items) => {
        rounds.push(items);
        if (rounds.length === 1) await opened;
        return double(items);
      },
      { batch: 3, counts },
    );
    const first = [1, 2].map((item) => batcher.submit('key', item));
    await nextTurn();
    const then = [3, 4, 5, 6].map((item) => batcher.submit('key', item));
    open();

    expect(await Promise.all([...first, ...then])).toEqual([2, 4, 6, 8, 10, 12]);
    expect(rounds).toEqual([[1, 2], [3, 4, 5], [6]]);
    expect(counts).toEqual({
      rounds: { n: 3 },
      items: { n: 6 },
      split: { n: 0 },
      refused: { n: 0 },
      waiting: { n: 0 },
    });
  });

  it('answers the callers of a round when the next says so, or after a while', async () => {
    const gates = [gate(), gate(), gate()];
    let rounds = 0;
    let answerPrevious!: () => void;
    const batcher = new Batcher<number, number>(
      async (_, items, answer) => {
        answerPrevious = answer;
        await gates[rounds++]!.opened;
        return double(items);
      },
      { holdMs: 1_000 },
    );
    const answered: number[] = [];
    const submit = (item: number) => batcher.submit('key', item).then((result) => answered.push(result));
    const all = [submit(1)];
    await nextTurn();
    all.push(submit(2));
    gates[0]!.open();
    await until(() => rounds === 2);
    await nextTurn();
    expect(answered).toEqual([]);
    answerPrevious();
    await nextTurn();
    expect(answered).toEqual([2]);

    all.push(submit(3));
    gates[1]!.open();
    await until(() => rounds === 3);
    expect(answered).toEqual([2]);
    await until(() => answered.length === 2); // not told so: it is still running
    gates[2]!.open();
    await Promise.all(all);
    expect(answered).toEqual([2, 4, 6]);
  });

  it('keeps keys apart', async () => {
    const { opened, open } = gate();
    const batcher = new Batcher<number, string>(async (key, items) => {
      if (key === 'slow') await opened;
      return items.map((item) => ({ value: `${key} ${item}` }));
    });
    const slow = batcher.submit('slow', 1);

    expect(await batcher.submit('quick', 2)).toBe('quick 2');
    open();
    expect(await slow).toBe('slow 1');
  });

  it('gives every item its own outcome', async () => {
    const bad = new Error('odd');
    const batcher = new Batcher<number, number>((_, items) =>
      Promise.resolve(items.map((item) => (item % 2 ? { error: bad } : { value: item }))),
    );
    const [first, second, third] = await Promise.allSettled([1, 2, 3].map((item) => batcher.submit('key', item)));

    expect(first).toEqual({ status: 'rejected', reason: bad });
    expect(second).toEqual({ status: 'fulfilled', value: 2 });
    expect(third).toEqual({ status: 'rejected', reason: bad });
  });

  it('runs the items alone when one of them may have failed the round', async () => {
    const refusal = new Error('refused');
    const rounds: number[][] = [];
    const counts = newCounts();
    const batcher = new Batcher<number, number>(
      async (_, items) => {
        rounds.push(items);
        await Promise.resolve();
        if (items.includes(3)) throw refusal;
        return double(items);
      },
      { mayBeOfOneItem: (error) => error === refusal, counts },
    );
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map((item) => batcher.submit('key', item)));

    expect(outcomes.map((outcome) => (outcome.status === 'fulfilled' ? outcome.value : outcome.reason))).toEqual([
      2,
      4,
      refusal,
      8,
    ]);
    expect(rounds).toEqual([[1, 2, 3, 4], [1], [2], [3], [4]]);
    expect(counts).toEqual({
      rounds: { n: 1 },
      items: { n: 4 },
      split: { n: 1 },
      refused: { n: 0 },
      waiting: { n: 0 },
    });
  });

  it('fails all items of a round when the failure is nobody’s, and goes on with the next', async () => {
    let away = true;
    const batcher = new Batcher<number, number>(async (_, items) => {
      await Promise.resolve();
      if (away) throw new Error('away');
      return double(items);
    });
    await expect(batcher.submit('key', 1)).rejects.toThrow('away');
    away = false;
    expect(await batcher.submit('key', 1)).toBe(2);
  });

  it('refuses what it is not willing to queue', async () => {
    const { opened, open } = gate();
    const counts = newCounts();
    const batcher = new Batcher<number, number>(
      async (_, items) => {
        await opened;
        return double(items);
      },
      { waiting: 2, counts },
    );
    const first = batcher.submit('key', 1);
    await nextTurn();
    const answers = [first, ...[2, 3].map((item) => batcher.submit('key', item))];
    await expect(batcher.submit('key', 4)).rejects.toThrow(QueueFull);
    expect(counts.waiting.n).toBe(2);
    open();

    expect(await Promise.all(answers)).toEqual([2, 4, 6]);
    expect(counts.refused.n).toBe(1);
    expect(counts.waiting.n).toBe(0);
  });
});
