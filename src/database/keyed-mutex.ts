import { QueueFull } from './queue-full.js';

/** What may be set. */
export interface MutexOptions {
  /** how many of one key may wait */
  waiting: number;
  /** how long one of them waits, in ms; 0 = as long as it takes */
  timeoutMs: number;
  counts?: MutexCounts;
}

/** How many there are, of all keys, for whoever wants to know: counted as by prom-client. */
export interface MutexCounts {
  /** that wait now */
  waiting: { inc(): void; dec(): void };
  /** that were refused */
  refused: { inc(): void };
}

/** Lets one piece of work of a key run at a time. The others wait in the order in which they came, in a bounded queue. */
export class KeyedMutex {
  /** Those who wait, for each key that somebody is at. */
  private readonly queues = new Map<string, (() => void)[]>();

  constructor(private readonly options: MutexOptions) {}

  /**
   * Does the work when it is its turn.
   * @throws QueueFull when too many of this key wait already, or it has waited for too long
   */
  async runExclusive<T>(key: string, work: () => Promise<T>): Promise<T> {
    await this.turn(key);
    try {
      return await work();
    } finally {
      this.passOn(key);
    }
  }

  /** Whether somebody is at it. */
  isLocked(key: string): boolean {
    return this.queues.has(key);
  }

  private turn(key: string): Promise<void> | undefined {
    const queue = this.queues.get(key);
    if (!queue) {
      this.queues.set(key, []);
      return undefined;
    }
    const { waiting, timeoutMs, counts } = this.options;
    if (queue.length >= waiting) throw this.refusal();
    counts?.waiting.inc();
    return new Promise<void>((resolve, reject) => {
      const leave = () => {
        queue.splice(queue.indexOf(begin), 1);
        reject(this.refusal());
      };
      const leaving = timeoutMs > 0 ? setTimeout(leave, timeoutMs) : undefined;
      const begin = () => {
        clearTimeout(leaving); // else it would leave in the place of somebody else
        resolve();
      };
      queue.push(begin);
    }).finally(() => counts?.waiting.dec());
  }

  private refusal(): QueueFull {
    this.options.counts?.refused.inc();
    return new QueueFull();
  }

  private passOn(key: string): void {
    const next = this.queues.get(key)!.shift();
    if (next) next();
    else this.queues.delete(key);
  }
}
