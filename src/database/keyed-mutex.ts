import { QueueFull } from './queue-full.js';

/** What may be set. */
export interface MutexOptions {
  /** how many of one key may wait */
  waiting: number;
  /** how long one of them waits, in ms; 0 = as long as it takes */
  timeoutMs: number;
  counts?: MutexCounts;
}

/** How many there are, of all keys. */
export interface MutexCounts {
  /** that wait now */
  waiting: number;
  /** that were refused */
  refused: number;
}

/** Nobody has come yet. */
export const newMutexCounts = (): MutexCounts => ({ waiting: 0, refused: 0 });

/** Lets one piece of work of a key run at a time. The others wait in the order in which they came, in a bounded queue. */
export class KeyedMutex {
  /** Those who wait, for each key that somebody is at. */
  private readonly queues = new Map<string, (() => void)[]>();

  private readonly counts: MutexCounts;

  constructor(private readonly options: MutexOptions) {
    this.counts = options.counts ?? newMutexCounts();
  }

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
    const { waiting, timeoutMs } = this.options;
    if (queue.length >= waiting) throw this.refusal();
    this.counts.waiting++;
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
    }).finally(() => this.counts.waiting--);
  }

  private refusal(): QueueFull {
    this.counts.refused++;
    return new QueueFull();
  }

  private passOn(key: string): void {
    const next = this.queues.get(key)!.shift();
    if (next) next();
    else this.queues.delete(key);
  }
}
