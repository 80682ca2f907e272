import { Injectable } from '@nestjs/common';
import { MinuteCounter } from '../http/minute-counter.js';

/** Far more than a client with an old token needs to notice, far less than guessing does. */
const MAX_FAILURES = 60;
/** Beyond it the address that failed the longest ago is forgotten. */
const MAX_ADDRESSES = 10_000;

/**
 * Counts the credentials that failed, by the address that sent them: within a minute, from the 61st on, they answer 429.
 * Credentials that are good are never held up by bad ones from the same address, behind which a whole office may sit.
 * Bounded in memory; each instance counts for itself.
 */
@Injectable()
export class FailedAttempts {
  private readonly failures = new MinuteCounter(MAX_ADDRESSES);

  /** Counts one. @returns the seconds to wait where there were too many, else 0 */
  count(address: string): number {
    const { hits, seconds } = this.failures.count(address);
    return hits > MAX_FAILURES ? seconds : 0;
  }
}
