import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { findingsOf } from '../../src/cli/verify.command.js';
import { startApp, type TestApp } from '../support/app.js';
import { Player, type Step, steps } from '../support/player.js';

let app: TestApp;

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT: 'off' });
});
afterAll(() => app.close());

describe('any history of writes', () => {
  it('leaves every goal at what its leaves give, after every step', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 30, maxLength: 60, size: 'max' }), async (history: Step[]) => {
        const company = await app.company();
        const player = new Player(company.api);
        for (const step of history) {
          await player.play(step);
          await player.compare();
        }
        await player.compareKeyResults();
        expect(await findingsOf(app.app, company.id)).toEqual([]);
      }),
      { numRuns: 8, interruptAfterTimeLimit: 40_000 },
    );
  }, 120_000);
});
