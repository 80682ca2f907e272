import { execFile } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startApp, type TestApp, type TestCompany } from './support/app.js';
import { goalOf, keyResultOf } from './support/builders.js';
import { emptyDirectory } from './support/directory.js';
import { hire } from './support/people.js';

/** The programs of docs/recipes.md, run as a reader would. */

let app: TestApp;
let company: TestCompany;
let directory: string;
let programs: string[];

beforeAll(async () => {
  app = await startApp();
  company = await app.company();
  directory = await emptyDirectory();
  const recipes = await readFile('docs/recipes.md', 'utf8');
  programs = [...recipes.matchAll(/^```js\n(.*?)^```$/gms)].map(([, program]) => program!);
});
afterAll(async () => {
  await app.close();
  await rm(directory, { recursive: true, force: true });
});

/** @returns the lines that it prints */
async function run(program: string, token = company.token): Promise<string[]> {
  await writeFile(join(directory, 'recipe.mjs'), program);
  const env = { ...process.env, OKR_URL: `${app.url}/api/v1`, OKR_TOKEN: token };
  const { stdout } = await promisify(execFile)(process.execPath, ['recipe.mjs'], { cwd: directory, env });
  return stdout.trimEnd().split('\n');
}

it('all do what they say', async () => {
  const [bot, hr, bi, move, history] = programs;
  expect(programs).toHaveLength(5);
  const goal = await goalOf(company.api, { title: 'Grow', is_shared: true });
  await keyResultOf(company.api, goal.id);

  expect(await run(bot!)).toEqual(['Grow: 1 %', '1 of 1 stale key results checked in']);
  expect(await run(bot!)).toEqual(['0 of 0 stale key results checked in']);
  await keyResultOf(company.api, goal.id); // new in the same week
  const member = await hire(app, company);
  expect(await run(bot!, member.token)).toEqual(['0 of 1 stale key results checked in']);
  await keyResultOf(company.api, goal.id, { assign_to_ids: [member.id] });
  expect(await run(bot!, member.token)).toEqual(['Grow: 0.67 %', '1 of 2 stale key results checked in']);
  expect(await run(bot!)).toEqual(['Grow: 1 %', '1 of 1 stale key results checked in']);
  expect(await run(hr!)).toEqual([
    'departments: 1 created, 0 updated, 0 unchanged',
    'employees: 3 created, 0 updated, 0 unchanged',
    'teams: 1 created, 0 updated, 0 unchanged',
  ]);
  expect(await run(move!)).toEqual(['would import 2 goals', 'imported 2 goals']);
  const done = ['Answer within the hour: 3 check-ins, completed with 50 %'];
  expect(await run(history!)).toEqual(done);
  expect(await run(history!)).toEqual(done); // records nothing twice
  const { items } = await company.api.must('GET', '/goals?text=hour');
  const { goal_key_results } = await company.api.must('GET', `/goals/${items[0].id}`);
  expect(goal_key_results).toMatchObject([{ check_ins_count: 4, current_value: 150 }]);
  expect(await run(bi!)).toEqual(['goals.csv and history.csv: 2 goals at the top, 180 days']);
  expect(await readFile(join(directory, 'goals.csv'), 'utf8')).toContain('Answer within the hour');
});
