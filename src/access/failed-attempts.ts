import { Injectable } from '@nestjs/common';

const WINDOW_MS = 60_000;
/** Far more than a client with an old token needs to notice, far less than guessing does. */
const MAX_FAILURES = 60;
/** Beyond it the address that is longest without a new window is forgotten. */
const MAX_ADDRESSES = 10_000;

interface Window {
  ends: number;
  failures: number;
}

/**
 * Counts the credentials that failed, by the address that sent them: within a minute, from the 61st on, they answer 429.
 * Credentials that are good are never held up by bad ones from the same address, behind which a whole office may sit.
 * Bounded in memory; each instance counts for itself.
 */
@Injectable()
export class FailedAttempts {
  private readonly windows = new Map<string, Window>();

  /** Counts one. @returns the seconds to wait where there were too many, else 0 */
  count(address: string): number {
    const now = Date.now();
    let window = this.windows.get(address);
    if (!window || window.ends <= now) {
      window = { ends: now + WINDOW_MS, failures: 0 };
      this.windows.delete(address); // so that the map stays in the order of the windows' ends
      this.windows.set(address, window);
      if (this.windows.size > MAX_ADDRESSES) this.windows.delete(this.windows.keys().next().value!);
    }
    window.failures++;
    return window.failures > MAX_FAILURES ? Math.ceil((window.ends - now) / 1_000) : 0;
  }
}
