import { describe, expect, it } from '@jest/globals';
import { FailedAttempts } from '../../src/access/failed-attempts.js';

/** Whether the failures of one address are counted against another. */
function areOne(one: string, other: string): boolean {
  const attempts = new FailedAttempts();
  for (let n = 0; n < 60; n++) expect(attempts.count(one)).toBe(0);
  return attempts.count(other) > 0;
}

describe('credentials that failed', () => {
  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:2:ffff:ffff:ffff:ffff'],
    ['2001:db8::1', '2001:0DB8:0000:0000:5:6:7:8'],
    ['::1', '0:0:0:0:1::'],
    ['fe80::1%eth0', 'fe80::2%eth1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::ffff:c000:201', '192.0.2.1'],
    ['192.0.2.1:1234', '192.0.2.1:1234'],
  ])('are of one sender: %s and %s', (one, other) => {
    expect(areOne(one, other)).toBe(true);
  });

  it.each([
    ['2001:db8:1:2::1', '2001:db8:1:3::1'],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.2'],
    ['::1', '::ffff:0.0.0.1'],
    ['192.0.2.1', '192.0.2.2'],
    ['unknown', 'hidden'],
  ])('are of two senders: %s and %s', (one, other) => {
    expect(areOne(one, other)).toBe(false);
  });
});
