import { LRUCache } from 'lru-cache';

const MINUTE_MS = 60_000;

interface Window {
  hits: number;
  /** in milliseconds of the clock */
  ends: number;
}

/**
 * Counts hits by name, each name within minutes that begin with its first hit. Bounded in memory: beyond `max` names
 * the one that was hit the longest ago is forgotten. Each process counts for itself.
 */
export class MinuteCounter {
  private readonly windows: LRUCache<string, Window>;

  constructor(max: number) {
    this.windows = new LRUCache({ max });
  }

  /** Counts one. @returns how many there were in this minute, and how many seconds it still has */
  count(name: string): { hits: number; seconds: number } {
    const now = Date.now();
    let window = this.windows.get(name);
    if (!window || window.ends <= now) {
      window = { hits: 0, ends: now + MINUTE_MS };
      this.windows.set(name, window);
    }
    return { hits: ++window.hits, seconds: Math.ceil((window.ends - now) / 1_000) };
  }
}
