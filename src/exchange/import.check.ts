import { setImmediate as breathe } from 'node:timers/promises';
import { Invalid } from '../http/problem.js';
import { RequestValidationPipe } from '../http/validation.js';
import { ImportGoal, ImportKeyResult, MAX_GOALS, MAX_KEY_RESULTS } from './exchange.dto.js';
import { type Failures } from './failures.js';
import { type Placed, type PlacedGoal } from './import.file.js';

/** A key result of a file whose fields are right. */
export interface CheckedKeyResult {
  at: string;
  fields: ImportKeyResult;
}

/** The same of a goal. */
export interface CheckedGoal {
  at: string;
  fields: ImportGoal;
  key_results: CheckedKeyResult[];
}

const pipe = new RequestValidationPipe();

/** @throws Invalid when the file has no goals, or too many */
export function requireSize(goals: PlacedGoal[]): void {
  const keyResults = goals.reduce((sum, goal) => sum + goal.key_results.length, 0);
  if (goals.length === 0) throw Invalid.field('', 'There are no goals in the file.');
  if (goals.length > MAX_GOALS) throw Invalid.field('', `A file has at most ${MAX_GOALS} goals, not ${goals.length}.`);
  if (keyResults > MAX_KEY_RESULTS) {
    throw Invalid.field('', `A file has at most ${MAX_KEY_RESULTS} key results, not ${keyResults}.`);
  }
}

/** Checks every field by the rules of single requests. @returns what is right; the rest is noted in `failures` */
export async function checkFields(goals: PlacedGoal[], failures: Failures): Promise<CheckedGoal[]> {
  const checked: CheckedGoal[] = [];
  for (const [n, { at, fields, key_results }] of goals.entries()) {
    const goal = await checkedAs(ImportGoal, { at, fields }, failures);
    const keyResults: CheckedKeyResult[] = [];
    for (const keyResult of key_results) {
      const right = await checkedAs(ImportKeyResult, keyResult, failures);
      if (right) keyResults.push({ at: keyResult.at, fields: right });
    }
    if (goal) checked.push({ at, fields: goal, key_results: keyResults });
    if (n % 100 === 0) await breathe(); // others are served in between
  }
  return checked;
}

async function checkedAs<T>(type: new () => T, { at, fields }: Placed, failures: Failures): Promise<T | undefined> {
  try {
    return (await pipe.transform(fields, { type: 'body', metatype: type })) as T;
  } catch (error) {
    failures.add(at, error);
    return undefined;
  }
}
