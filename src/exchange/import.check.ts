import { setImmediate as yieldToOthers } from 'node:timers/promises';
import { isObject } from '../http/json-value.js';
import { type Failures } from '../http/failures.js';
import { Invalid } from '../http/problem.js';
import { RequestValidationPipe } from '../http/validation.js';
import { MAX_KEY_RESULTS_OF_A_GOAL } from '../key-results/index.js';
import { ImportGoal, ImportKeyResult } from './exchange.dto.js';
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

/** After so many goals and key results others are served in between. */
const SHARE = 100;

const pipe = new RequestValidationPipe();

/** Checks every field by the rules of single requests. @returns what is right; the rest is noted in `failures` */
export async function checkFields(goals: PlacedGoal[], failures: Failures): Promise<CheckedGoal[]> {
  const checked: CheckedGoal[] = [];
  let seen = 0;
  for (const { at, fields, key_results } of goals) {
    const goal = await checkedAs(ImportGoal, { at, fields }, failures);
    if (!key_results) {
      failures.add(at, Invalid.field('/key_results', 'must be a list of key results'));
      continue;
    }
    if (key_results.length > MAX_KEY_RESULTS_OF_A_GOAL) {
      failures.add(at, Invalid.field('/key_results', `must hold at most ${MAX_KEY_RESULTS_OF_A_GOAL} key results`));
      continue;
    }
    const keyResults: CheckedKeyResult[] = [];
    for (const keyResult of key_results) {
      const right = await checkedAs(ImportKeyResult, keyResult, failures);
      if (right) keyResults.push({ at: keyResult.at, fields: right });
      if (++seen % SHARE === 0) await yieldToOthers();
    }
    if (goal) checked.push({ at, fields: goal, key_results: keyResults });
    if (++seen % SHARE === 0) await yieldToOthers();
  }
  return checked;
}

async function checkedAs<T>(type: new () => T, { at, fields }: Placed, failures: Failures): Promise<T | undefined> {
  try {
    if (!isObject(fields)) throw Invalid.field('', 'must be an object');
    return (await pipe.transform(fields, { type: 'body', metatype: type })) as T;
  } catch (error) {
    failures.add(at, error);
    return undefined;
  }
}
