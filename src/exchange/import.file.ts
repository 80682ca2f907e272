import { parse } from 'csv-parse/sync';
import { isTooDeep } from '../http/body.js';
import { Invalid, Malformed, unknownField } from '../http/problem.js';
import { type Failures } from './failures.js';
import { type Format, GOAL_RECORD, KEY_RESULT_RECORD } from './layout.js';
import { fieldsOf } from './spreadsheet.js';

/** Reading files: what their lines hold, before anything is checked. */

/** A file as it came: text, or JSON that was read already. */
export interface ImportFile {
  format: Format;
  content: unknown;
}

/** Something in a file, and where: a JSON pointer, `/goals/3` or, by line, `/lines/7`. */
export interface Placed {
  at: string;
  fields: unknown;
}

/** A goal in a file with its key results. */
export interface PlacedGoal extends Placed {
  key_results: Placed[];
}

/** What a JSON file may say beside its goals, for people to read. */
const REMARKS = ['source', 'license', 'note'];

/** @throws Malformed when it cannot be read at all; what single lines do not say right is noted in `failures` */
export function readFile({ format, content }: ImportFile, failures: Failures): PlacedGoal[] {
  if (format === 'json') return readJson(content);
  if (typeof content !== 'string') throw new Malformed('The body must be the text of the file.');
  return format === 'csv' ? readCsv(content, failures) : readJsonLines(content, failures);
}

function readJson(content: unknown): PlacedGoal[] {
  if (!isObject(content)) throw Invalid.field('', 'the body must be a JSON object');
  const unknown = Object.keys(content).filter((name) => name !== 'goals' && !REMARKS.includes(name));
  if (unknown.length > 0) throw new Invalid(unknown.map(unknownField));
  if (!Array.isArray(content.goals)) throw Invalid.field('/goals', 'must be a list of goals');
  return content.goals.map((goal, n) => placed(`/goals/${n}`, goal));
}

function readJsonLines(text: string, failures: Failures): PlacedGoal[] {
  return text.split('\n').flatMap((line, n) => {
    if (line.trim() === '') return [];
    const at = `/lines/${n + 1}`;
    const goal = failures.attempt(at, () => parsed(line.replace(/^\ufeff/, '')));
    return goal === undefined ? [] : [placed(at, goal)];
  });
}

function parsed(line: string): unknown {
  if (isTooDeep(line)) throw new Invalid([{ pointer: '', detail: 'is nested too deep' }]);
  try {
    return JSON.parse(line);
  } catch {
    throw new Invalid([{ pointer: '', detail: 'is not JSON' }]);
  }
}

/** A goal that holds its key results. */
function placed(at: string, goal: unknown): PlacedGoal {
  if (!isObject(goal) || !Array.isArray(goal.key_results ?? [])) return { at, fields: goal, key_results: [] };
  const { key_results, ...fields } = goal;
  const keyResults = ((key_results ?? []) as unknown[]).map((fields, n) => ({ at: `${at}/key_results/${n}`, fields }));
  return { at, fields, key_results: keyResults };
}

/** Rows of goals, and rows of key results that name their goal as parent. */
function readCsv(text: string, failures: Failures): PlacedGoal[] {
  const goals: PlacedGoal[] = [];
  const byKey = new Map<unknown, PlacedGoal>();
  const keyResults: { at: string; fields: Record<string, unknown> }[] = [];
  for (const { at, row } of rowsIn(text)) {
    const { record, ...fields } = fieldsOf(row);
    if (record === GOAL_RECORD) {
      const goal = { at, fields, key_results: [] };
      goals.push(goal);
      byKey.set(fields.key, goal);
    } else if (record === KEY_RESULT_RECORD) {
      keyResults.push({ at, fields });
    } else {
      failures.add(at, Invalid.field('/record', `must be ${GOAL_RECORD} or ${KEY_RESULT_RECORD}`));
    }
  }
  for (const { at, fields } of keyResults) {
    const { parent, ...own } = fields;
    const goal = byKey.get(parent);
    if (goal) goal.key_results.push({ at, fields: own });
    else failures.add(at, Invalid.field('/parent', 'must be the key of a goal in the file'));
  }
  return goals;
}

/** The rows with the lines that they begin on. @throws Malformed */
function rowsIn(text: string): { at: string; row: Record<string, string> }[] {
  try {
    const rows = parse(text, { columns: true, bom: true, info: true, skip_empty_lines: true }) as unknown as {
      record: Record<string, string>;
      info: { lines: number };
    }[];
    return rows.map(({ record, info }) => {
      const breaks = Object.values(record).reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
      return { at: `/lines/${info.lines - breaks}`, row: record };
    });
  } catch (error) {
    throw new Malformed(`The CSV cannot be read: ${(error as Error).message}`);
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
