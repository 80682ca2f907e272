import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp, type TestCompany } from './support/app.js';
import { checkInOn, goalOf, keyResultOf } from './support/builders.js';

/** The published OKRs of a real company, with the progress that each goal must show (computed elsewhere). */
interface RealGoal {
  key: string;
  title: string;
  parent: string | null;
  key_results: { title: string; metric_type: string; weight: number; value: number }[];
  expected_progress: number;
}

let app: TestApp;
let company: TestCompany;
let goals: RealGoal[];
/** ids of goals by the keys of the file */
const ids = new Map<string, string>();
/** what the last check-in above or on each goal said of it, by id */
const told = new Map<string, number>();

beforeAll(async () => {
  ({ goals } = JSON.parse(await readFile('test/data/okrs-2018-q3.json', 'utf8')));
  app = await startApp();
});
afterAll(() => app.close());

describe('the OKRs of a real company', () => {
  it('are loaded as a new user would: company, goals from the top, key results, check-ins', async () => {
    company = await app.company();
    const { api } = company;
    for (const { key, title, parent } of goals) {
      const goal = await goalOf(api, { title, parent_goal_id: parent && ids.get(parent) });
      ids.set(key, goal.id);
    }
    for (const goal of goals) {
      for (const { value, ...fields } of goal.key_results) {
        const keyResult = await keyResultOf(api, ids.get(goal.key)!, { ...fields, target_value: undefined });
        const answer = await checkInOn(api, keyResult, value);
        for (const { id, progress } of answer.goals) told.set(id, progress);
      }
    }
    expect([ids.size, goals.flatMap(({ key_results }) => key_results).length]).toEqual([50, 138]);
  });

  it('show the progress that each of the 50 goals must have, to 0.01', async () => {
    const shown = await Promise.all(
      goals.map(async ({ key }) => (await company.api.must('GET', `/goals/${ids.get(key)}`)).progress as number),
    );
    expect(off(shown)).toEqual([]);
  });

  it('have it in the answer of the last check-in already', () => {
    // A goal below which nobody checked in has never been told of: it has none of the 138 key results.
    const unheard = goals.filter(({ key }) => !told.has(ids.get(key)!));
    expect(unheard.map(({ key }) => key)).toEqual([]);
    expect(off(goals.map(({ key }) => told.get(ids.get(key)!)!))).toEqual([]);
  });
});

/** The goals whose progress is not what it must be: key, shown, expected. */
function off(shown: number[]): [string, number, number][] {
  return goals
    .map(({ key, expected_progress }, n): [string, number, number] => [key, shown[n]!, expected_progress])
    .filter(([, progress, expected]) => Math.abs(progress - expected) > 0.01 + 1e-9);
}
