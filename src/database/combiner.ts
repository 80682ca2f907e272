/** What became of one item of a batch. */
export type Outcome<Result> = { value: Result } | { error: unknown };

/** More work waits than the service is willing to queue. */
export class QueueFull extends Error {}

interface Waiting<Item, Result> {
  item: Item;
  resolve: (result: Result) => void;
  reject: (error: unknown) => void;
}

/**
 * Lets work that arrives while other work of the same key is under way share the next round: one transaction, or one
 * statement, instead of one each. When nothing is under way an item starts at once, alone. Every item gets its own
 * outcome; the queue is bounded.
 */
export class Combiner<Item, Result> {
  private readonly queues = new Map<string, Waiting<Item, Result>[]>();
  /** How many rounds were run, and how many items in them. */
  readonly stats = { rounds: 0, items: 0 };

  /**
   * @param run does the work of one round: one outcome an item, in the items' order; if it throws, every item fails so
   */
  constructor(
    private readonly run: (key: string, items: Item[]) => Promise<Outcome<Result>[]>,
    private readonly limits = { batch: 64, waiting: 1_000 },
  ) {}

  /**
   * The outcome of one item.
   * @throws QueueFull when too many of this key wait already
   */
  submit(key: string, item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      const queue = this.queues.get(key);
      if (!queue) {
        const started = [{ item, resolve, reject }];
        this.queues.set(key, []);
        void this.drain(key, started);
      } else if (queue.length < this.limits.waiting) {
        queue.push({ item, resolve, reject });
      } else {
        reject(new QueueFull());
      }
    });
  }

  /** Runs rounds until nothing of this key waits any more. Never throws. */
  private async drain(key: string, first: Waiting<Item, Result>[]): Promise<void> {
    const queue = this.queues.get(key)!;
    for (let round = first; round.length > 0; round = queue.splice(0, this.limits.batch)) {
      this.stats.rounds++;
      this.stats.items += round.length;
      try {
        const outcomes = await this.run(
          key,
          round.map(({ item }) => item),
        );
        round.forEach(({ resolve, reject }, i) => {
          const outcome = outcomes[i]!;
          if ('value' in outcome) resolve(outcome.value);
          else reject(outcome.error);
        });
      } catch (error) {
        for (const { reject } of round) reject(error);
      }
    }
    this.queues.delete(key);
  }
}
