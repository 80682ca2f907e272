import { parse } from 'csv-parse/sync';
import { isObject } from '../http/json-value.js';
import { trimmed } from '../http/fields/rules.js';
import { type Failures } from '../http/failures.js';
import { JsonBounds } from '../http/json-bounds.js';
import { DomainError, Invalid, Malformed, unknownField } from '../http/problem.js';
import { MAX_GOALS, MAX_KEY_RESULTS } from './exchange.dto.js';
import { ImportSize } from './import.size.js';
import { COLUMNS, type Format, GOAL_RECORD, KEY_RESULT_RECORD } from './layout.js';
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

/** A goal in a file with its key results; undefined where it has something else than a list in their place. */
export interface PlacedGoal extends Placed {
  key_results: Placed[] | undefined;
}

/** What a JSON file may say beside its goals, for people to read. */
const REMARKS = ['source', 'license', 'note'];

/** Rows of goals and of key results. */
const MAX_ROWS = MAX_GOALS + MAX_KEY_RESULTS;
/** Twice as many as such rows have, for the commas in their texts. */
const MAX_COMMAS = MAX_ROWS * 2 * Object.keys(COLUMNS).length;

/**
 * @throws Malformed when it cannot be read at all; Invalid when it holds no goals or too much, or names every line that
 *   does not say anything right
 */
export function readFile(file: ImportFile, failures: Failures): PlacedGoal[] {
  const size = new ImportSize();
  const goals = goalsIn(file, size, failures);
  failures.throwIfAny();
  size.requireGoals();
  return goals;
}

function goalsIn({ format, content }: ImportFile, size: ImportSize, failures: Failures): PlacedGoal[] {
  if (format === 'json') return readJson(content, size);
  if (typeof content !== 'string') throw new Malformed('The body must be the text of the file.');
  return format === 'csv' ? readCsv(content, size, failures) : readJsonLines(content, size, failures);
}

function readJson(content: unknown, size: ImportSize): PlacedGoal[] {
  if (!isObject(content)) throw Invalid.field('', 'the body must be a JSON object');
  const unknown = Object.keys(content).filter((name) => name !== 'goals' && !REMARKS.includes(name));
  if (unknown.length > 0) throw new Invalid(unknown.map(unknownField));
  if (!Array.isArray(content.goals)) throw Invalid.field('/goals', 'must be a list of goals');
  size.addGoals(content.goals.length);
  return content.goals.map((goal, n) => placed(`/goals/${n}`, goal, size));
}

function readJsonLines(text: string, size: ImportSize, failures: Failures): PlacedGoal[] {
  const goals: PlacedGoal[] = [];
  const bounds = new JsonBounds();
  for (const { number, line } of linesOf(text)) {
    size.addGoals(1);
    const at = `/lines/${number}`;
    const goal = failures.attempt(at, () => parsed(line.replace(/^\ufeff/, ''), bounds));
    if (goal !== undefined) goals.push(placed(at, goal, size));
  }
  return goals;
}

/** The lines that say something, one by one. */
function* linesOf(text: string): Generator<{ number: number; line: string }> {
  for (let start = 0, number = 1; start < text.length; number++) {
    const next = text.indexOf('\n', start);
    const end = next < 0 ? text.length : next;
    const line = text.slice(start, end);
    if (line.trim() !== '') yield { number, line };
    start = end + 1;
  }
}

function parsed(line: string, bounds: JsonBounds): unknown {
  const excess = bounds.excessIn(line);
  if (excess) throw Invalid.field('', excess);
  try {
    return JSON.parse(line);
  } catch {
    throw Invalid.field('', 'is not JSON');
  }
}

/** A goal that holds its key results. */
function placed(at: string, goal: unknown, size: ImportSize): PlacedGoal {
  if (!isObject(goal)) return { at, fields: goal, key_results: [] };
  const { key_results, ...fields } = goal;
  const list = key_results ?? [];
  if (!Array.isArray(list)) return { at, fields, key_results: undefined };
  size.addKeyResults(list.length);
  return { at, fields, key_results: list.map((fields: unknown, n) => ({ at: `${at}/key_results/${n}`, fields })) };
}

/** Rows of goals, and rows of key results that name their goal as parent. */
function readCsv(text: string, size: ImportSize, failures: Failures): PlacedGoal[] {
  const goals: PlacedGoal[] = [];
  const byKey = new Map<unknown, { key_results: Placed[] }>();
  const keyResults: { at: string; fields: Record<string, unknown> }[] = [];
  for (const { at, row } of rowsIn(text)) {
    const { record, ...fields } = fieldsOf(row);
    const kind = trimmed(record);
    if (kind === GOAL_RECORD) {
      size.addGoals(1);
      const goal = { at, fields, key_results: [] };
      goals.push(goal);
      byKey.set(trimmed(fields.key), goal);
    } else if (kind === KEY_RESULT_RECORD) {
      size.addKeyResults(1);
      keyResults.push({ at, fields });
    } else {
      failures.add(at, Invalid.field('/record', `must be ${GOAL_RECORD} or ${KEY_RESULT_RECORD}`));
    }
  }
  for (const { at, fields } of keyResults) {
    const { parent, ...own } = fields;
    const goal = byKey.get(trimmed(parent)); // keys are compared as their fields will have them
    if (goal) goal.key_results.push({ at, fields: own });
    else failures.add(at, Invalid.field('/parent', 'must be the key of a goal in the file'));
  }
  return goals;
}

/** What the parser gives of the first row. */
interface ParsedHeader {
  record: string[];
  info: ParsedRow['info'];
}

/** What the parser gives of a row: beside its cells where it ends, and how many empty lines were before that. */
interface ParsedRow {
  record: Record<string, string>;
  info: { bytes: number; empty_lines: number };
}

/**
 * The rows with the lines that they begin on, up to the first that is too many for any file.
 * @throws Malformed; Invalid as {@link requireKnownColumns} does
 */
function rowsIn(text: string): { at: string; row: Record<string, string> }[] {
  requireFewCells(text);
  const bytes = Buffer.from(text);
  const options = { bom: true, info: true, skip_empty_lines: true } as const;
  try {
    const [header] = parse(bytes, { ...options, to: 1 }) as unknown as ParsedHeader[];
    if (header) requireKnownColumns(header);
    const rows = parse(bytes, { ...options, columns: named, to: MAX_ROWS + 1 }) as unknown as ParsedRow[];
    const lineAt = lineCounter(bytes);
    return rows.map(({ record, info }, n) => {
      const before = (rows[n - 1] ?? header!).info;
      const line = lineAt(before.bytes) + info.empty_lines - before.empty_lines;
      return { at: `/lines/${line}`, row: record };
    });
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw new Malformed(`The CSV cannot be read: ${(error as Error).message}`);
  }
}

const CR = 0x0d;
const LF = 0x0a;

/**
 * Tells the numbers of lines as an editor counts them, whatever ends them: LF, CRLF, which is one end, or CR.
 * @returns the line that a place in the text is on; to be asked from the first place to the last
 */
function lineCounter(text: Buffer): (place: number) => number {
  let line = 1;
  let at = 0;
  return (place) => {
    for (; at < place; at++) if (text[at] === CR || (text[at] === LF && text[at - 1] !== CR)) line++;
    return line;
  };
}

const NO_RECORD =
  'The first line must name the columns in lower case, separated by commas: there is none that is called record.';

/** The columns by their names in the first row; one without a name gets its number. */
const named = (header: string[]): string[] => header.map((name, n) => name || `column ${n + 1}`);

/**
 * Refuses a first row by itself: a name that is misspelled would go unnoticed where its cells are empty (SPEC §1).
 * @throws Invalid naming a column that is there twice, or all that are unknown, or telling that none says what the rows are
 */
function requireKnownColumns({ record: header, info }: ParsedHeader): void {
  const seen = new Set<string>();
  const repeated = named(header).find((name) => seen.size === seen.add(name).size);
  if (repeated !== undefined) throw Invalid.field('', `The file has the column ${repeated} twice.`);
  // As spreadsheets of many countries write it: with semicolons, all of the line is one name.
  if (!seen.has('record')) throw Invalid.field('', NO_RECORD);
  // Those without a name are what spreadsheets add: they are refused where something is in them.
  const unknown = header.filter((name) => name !== '' && !Object.hasOwn(COLUMNS, name)).map(unknownField);
  const at = `/lines/${info.empty_lines + 1}`;
  if (unknown.length > 0) throw new Invalid(unknown.map(({ pointer, detail }) => ({ pointer: at + pointer, detail })));
}

/** Of the parser's memory a cell takes many times its one comma. @throws Malformed */
function requireFewCells(text: string): void {
  let commas = 0;
  for (let at = text.indexOf(','); at >= 0; at = text.indexOf(',', at + 1)) {
    if (++commas > MAX_COMMAS) throw new Malformed(`The CSV has more cells than ${MAX_ROWS} rows can have.`);
  }
}
