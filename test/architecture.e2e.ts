import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFile, mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { emptyDirectory } from './support/directory.js';

/** Files that import what they must not, with the rule that says so. */
const FORBIDDEN: [file: string, imports: string, rule: string][] = [
  ['src/access/one.ts', 'src/goals/index.ts', 'access-knows-no-feature'],
  ['src/progress/one.ts', 'src/goals/index.ts', 'progress-knows-no-feature'],
  ['src/progress/progress.ts', 'src/database/database.ts', 'arithmetic-is-pure'],
  ['src/goals/one.ts', 'src/check-ins/check-ins.service.ts', 'features-by-their-index'],
  ['src/app.module.ts', 'src/goals/goals.service.ts', 'the-app-takes-modules-only'],
  ['src/http/one.ts', 'src/access/levels.ts', 'http-knows-no-feature'],
  ['src/database/one.ts', 'src/http/problem.ts', 'database-at-the-bottom'],
  ['src/config/one.ts', 'src/http/problem.ts', 'config-at-the-bottom'],
  ['src/directory/one.ts', 'src/goals/index.ts', 'directory-is-below-goals'],
  ['src/key-results/one.ts', 'src/check-ins/index.ts', 'key-results-are-below-check-ins-and-goals'],
  ['src/check-ins/one.ts', 'src/goals/index.ts', 'check-ins-do-not-know-goals'],
  ['src/seed/one.ts', 'src/cli/progress-bar.ts', 'nothing-is-built-on-the-command-line'],
  ['src/telemetry/one.ts', 'src/goals/index.ts', 'telemetry-only-watches'],
  ['src/health/one.ts', 'src/exchange/index.ts', 'nothing-is-built-on-exchange'],
  ['src/demo/one.ts', 'src/history/index.ts', 'nothing-is-built-on-history'],
  ['src/chart/one.ts', 'src/chart/other.ts', 'no-circles'],
];

const ALLOWED: [file: string, imports: string][] = [
  ['src/goals/two.ts', 'src/check-ins/index.ts'],
  ['src/check-ins/two.ts', 'src/key-results/index.ts'],
  ['src/key-results/two.ts', 'src/progress/progress.service.ts'],
  ['src/access/two.ts', 'src/http/problem.ts'],
];

/** What dependency-cruiser says of all it looked at. */
interface Summary {
  violations: { from: string; to: string; rule: { name: string } }[];
  ruleSetUsed: { forbidden: { name: string }[] };
}

let directory: string;

beforeAll(async () => {
  directory = await emptyDirectory();
  const write = async (file: string, text: string) => {
    await mkdir(dirname(join(directory, file)), { recursive: true });
    await writeFile(join(directory, file), text);
  };
  const cases = [...FORBIDDEN, ...ALLOWED];
  for (const [, imported] of cases) await write(imported, 'export const it = 1;\n');
  await write('src/chart/other.ts', "export { it } from './one.js';\n"); // closes the circle
  for (const [file, imported] of cases) {
    const path = relative(dirname(file), imported).replace(/\.ts$/, '.js');
    await write(file, `export { it } from '${path.startsWith('.') ? path : `./${path}`}';\n`);
  }
  await write('package.json', '{"type":"module"}');
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json']) await copyFile(file, join(directory, file));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

describe('the rule of who may import whom', () => {
  it('catches every import against the direction, and nothing else', async () => {
    const depcruise = spawn(
      process.execPath,
      [resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs'), 'src', '--output-type', 'json'],
      { cwd: directory, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    let output = '';
    depcruise.stdout.on('data', (data) => (output += String(data)));
    await once(depcruise, 'close');
    const { violations, ruleSetUsed } = JSON.parse(output).summary as Summary;
    const found = violations.map(({ from, to, rule }) => `${from} → ${to}: ${rule.name}`);
    expect(found).toEqual(expect.arrayContaining(FORBIDDEN.map(([from, to, rule]) => `${from} → ${to}: ${rule}`)));
    const rules = ruleSetUsed.forbidden.map(({ name }) => name);
    expect(new Set(FORBIDDEN.map(([, , rule]) => rule))).toEqual(new Set(rules));
    expect(found.filter((line) => ALLOWED.some(([file]) => line.startsWith(file)))).toEqual([]);
  });
});
