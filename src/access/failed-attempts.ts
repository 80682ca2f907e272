import { isIPv6 } from 'node:net';
import { Injectable } from '@nestjs/common';
import ipaddr from 'ipaddr.js';
import { MinuteCounter } from '../http/minute-counter.js';

/** Far more than a client with an old token needs to notice, far less than guessing does. */
const MAX_FAILURES = 60;
/** Beyond it the address that failed the longest ago is forgotten. */
const MAX_ADDRESSES = 10_000;

/**
 * Counts the credentials that failed, by the address that sent them: within a minute, from the 61st on, they answer 429.
 * Of IPv6 it is the /64 network: that is the least that a customer is given, and more addresses than anybody can count.
 * Credentials that are good are never held up by bad ones from the same address, behind which a whole office may sit.
 * Bounded in memory; each instance counts for itself.
 */
@Injectable()
export class FailedAttempts {
  private readonly failures = new MinuteCounter(MAX_ADDRESSES);

  /** Counts one. @returns the seconds to wait where there were too many, else 0 */
  count(address: string): number {
    const { hits, seconds } = this.failures.count(senderOf(address));
    return hits > MAX_FAILURES ? seconds : 0;
  }
}

/** Whom an address belongs to. One that a proxy names need not be one. */
function senderOf(address: string): string {
  if (!isIPv6(address)) return address;
  const parsed = ipaddr.process(address); // IPv4 that is written as IPv6 becomes what it is
  return parsed instanceof ipaddr.IPv6 ? parsed.parts.slice(0, 4).join(':') : parsed.toString();
}
