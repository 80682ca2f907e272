import { AsyncLocalStorage } from 'node:async_hooks';
import { QueueFull } from './queue-full.js';

/** What became of one item of a batch. */
export type Outcome<Result> = { value: Result } | { error: unknown };

/** Something that is counted, as by prom-client. */
export interface Count {
  inc(by?: number): void;
}

/** How often things happened, for whoever wants to know. */
export interface BatcherCounts {
  /** rounds that were run */
  rounds?: Count;
  /** items in them */
  items?: Count;
  /** rounds that failed for one item's sake, and whose items were then run one by one */
  split?: Count;
  /** items that found the queue full */
  refused?: Count;
  /** items that wait for their round now */
  waiting?: Count & { dec(by?: number): void };
}

/** What may be set; the defaults suit most uses. */
export interface BatcherOptions {
  /** items in a round, at most */
  batch?: number;
  /** items of one key that may wait for the round after: mostly DATABASE_QUEUE_SIZE */
  waiting?: number;
  /** Whether an error may be caused by a single item. If so, the items are run again one by one. Default: never. */
  mayBeOfOneItem?: (error: unknown) => boolean;
  /**
   * The longest, in ms, that the callers of one round are held until the next calls `answerPrevious`. Default: they are
   * answered as soon as the next is on its way.
   */
  holdMs?: number;
  counts?: BatcherCounts;
}

/** What does the work of one round: see {@link Batcher}. */
export type Run<Item, Result> = (key: string, items: Item[], answerPrevious: () => void) => Promise<Outcome<Result>[]>;

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * Lets work that arrives while other work of the same key is under way share the next round: one transaction, or one
 * statement, instead of one each. When nothing is under way an item starts at once. Every item gets its own outcome; the
 * queue is bounded.
 */
export class Batcher<Item, Result> {
  /** A round belongs to none of its callers: it must not run in the transaction or the log of the one who began it. */
  private readonly outside = AsyncLocalStorage.snapshot();
  private readonly queues = new Map<string, Waiting<Item, Result>[]>();
  private readonly options: Required<BatcherOptions>;

  /**
   * @param run does the work of one round: one outcome an item, in the items' order. What it throws is the outcome of
   *   every item, unless it may be the fault of one: see `mayBeOfOneItem`. It may call `answerPrevious` when it has nothing to do
   *   but to wait for the database: the callers of the round before are answered then. What they do next, such as
   *   sending more, does not get in its way.
   */
  constructor(
    private readonly run: Run<Item, Result>,
    options: BatcherOptions = {},
  ) {
    this.options = {
      batch: 64,
      waiting: 1_000,
      mayBeOfOneItem: () => false,
      holdMs: 0,
      counts: {},
      ...options,
    };
  }

  /**
   * The outcome of one item.
   * @throws QueueFull when too many of this key wait already
   */
  submit(key: string, item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      const { counts, waiting } = this.options;
      const queue = this.queues.get(key);
      if (queue && queue.length >= waiting) {
        counts.refused?.inc();
        reject(new QueueFull());
        return;
      }
      counts.waiting?.inc();
      if (queue) {
        queue.push({ item, resolve, reject });
      } else {
        this.queues.set(key, [{ item, resolve, reject }]);
        // Those that come with it, in this turn of the event loop, need not wait for it.
        this.outside(() => setImmediate(() => void this.drain(key)));
      }
    });
  }

  /** Runs rounds until nothing of this key waits any more. Never throws. */
  private async drain(key: string): Promise<void> {
    const queue = this.queues.get(key)!;
    let answerLast: () => void = () => undefined;
    while (queue.length > 0) {
      const round = queue.splice(0, this.options.batch);
      this.options.counts.waiting?.dec(round.length);
      const items = round.map(({ item }) => item);
      const outcomes = await this.outcomes(key, items, answerLast);
      answerLast();
      answerLast = once(() => settle(round, outcomes));
      // The next round is on its way to the database before the callers of this one are answered: that takes a while.
      if (queue.length > 0) this.hold(answerLast);
      else answerLast();
    }
    this.queues.delete(key);
  }

  private hold(answer: () => void): void {
    const { holdMs } = this.options;
    if (holdMs > 0) setTimeout(answer, holdMs);
    else setImmediate(answer);
  }

  private async outcomes(key: string, items: Item[], answerPrevious: () => void): Promise<Outcome<Result>[]> {
    const { counts, mayBeOfOneItem } = this.options;
    counts.rounds?.inc();
    counts.items?.inc(items.length);
    try {
      return await this.run(key, items, answerPrevious);
    } catch (error) {
      if (items.length === 1 || !mayBeOfOneItem(error)) return items.map(() => ({ error }));
      counts.split?.inc();
      return this.oneByOne(key, items);
    }
  }

  private async oneByOne(key: string, items: Item[]): Promise<Outcome<Result>[]> {
    const outcomes: Outcome<Result>[] = [];
    for (const item of items) {
      const alone = this.run(key, [item], () => undefined);
      const [outcome] = await alone.catch((error: unknown): Outcome<Result>[] => [{ error }]);
      outcomes.push(outcome!);
    }
    return outcomes;
  }
}

function once(work: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    work();
  };
}

function settle<Item, Result>(round: Waiting<Item, Result>[], outcomes: Outcome<Result>[]): void {
  round.forEach(({ resolve, reject }, n) => {
    const outcome = outcomes[n]!;
    if ('value' in outcome) resolve(outcome.value);
    else reject(outcome.error);
  });
}
