import { describe } from '@jest/globals';
import { appendFileSync } from 'node:fs';

/**
 * `describe`, where this machine has what the tests need; else they are skipped, and `why` is printed when all tests are over
 * (global-teardown.js), where it is not lost among the others.
 * @param why what is missing, if anything
 */
export function describeUnless(why: string | undefined): typeof describe | typeof describe.skip {
  if (why === undefined) return describe;
  appendFileSync(process.env.TEST_SKIPPED!, `Skipped: ${why}\n`);
  return describe.skip;
}
