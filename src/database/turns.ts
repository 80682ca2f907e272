import { QueueFull } from './queue-full.js';

/** What may be set. */
export interface TurnsOptions {
  /** how many of one key may wait */
  waiting: number;
  /** how long one of them waits, in ms; 0 = as long as it takes */
  patienceMs: number;
}

/** Lets one piece of work of a key run at a time; the others wait, in the order in which they came. */
export class Turns {
  /** Those who wait, for each key that somebody is at. */
  private readonly queues = new Map<string, (() => void)[]>();

  constructor(private readonly options: TurnsOptions) {}

  /**
   * Does the work when it is its turn.
   * @throws QueueFull when too many of this key wait already, or it has waited for too long
   */
  async take<T>(key: string, work: () => Promise<T>): Promise<T> {
    await this.turn(key);
    try {
      return await work();
    } finally {
      this.passOn(key);
    }
  }

  private turn(key: string): Promise<void> | undefined {
    const queue = this.queues.get(key);
    if (!queue) {
      this.queues.set(key, []);
      return undefined;
    }
    const { waiting, patienceMs } = this.options;
    if (queue.length >= waiting) throw new QueueFull();
    return new Promise((resolve, reject) => {
      queue.push(begin);
      const leaving = patienceMs > 0 ? setTimeout(leave, patienceMs) : undefined;
      function begin() {
        clearTimeout(leaving);
        resolve();
      }
      function leave() {
        queue!.splice(queue!.indexOf(begin), 1);
        reject(new QueueFull());
      }
    });
  }

  private passOn(key: string): void {
    const next = this.queues.get(key)!.shift();
    if (next) next();
    else this.queues.delete(key);
  }
}
