import { COLUMNS, GOAL_RECORD, KEY_RESULT_RECORD, LIST_SEPARATOR } from './layout.js';

/** Between the cells of a CSV file and the fields of goals and key results. */

type Fields = Record<string, unknown>;

/** What spreadsheets take for a formula, be it behind apostrophes of ours. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

/** A text that no spreadsheet runs as a formula: with an apostrophe in front where it looks like one. */
const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** The text as it was before {@link guarded}. */
export const unguarded = (text: string): string => (text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text);

/** The rows of one goal: its own, and one for each key result, which names the goal as its parent. */
export function rowsOf({ key_results, ...goal }: Fields): string[][] {
  const keyResults = (key_results as Fields[]).map((keyResult) => ({
    record: KEY_RESULT_RECORD,
    parent: goal.key,
    ...keyResult,
  }));
  return [{ record: GOAL_RECORD, ...goal }, ...keyResults].map((fields: Fields) =>
    Object.keys(COLUMNS).map((column) => cellOf(fields[column])),
  );
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return guarded(value.join(`${LIST_SEPARATOR} `));
  return typeof value === 'string' ? guarded(value) : JSON.stringify(value);
}

/** The fields of a row; what a cell cannot be is left as its text, for the rules to refuse. An empty cell says nothing. */
export function fieldsOf(row: Record<string, string>): Fields {
  const filled = Object.entries(row).filter(([, cell]) => cell !== '');
  return Object.fromEntries(filled.map(([column, cell]) => [column, valueOf(column, unguarded(cell))]));
}

function valueOf(column: string, cell: string): unknown {
  const kind = Object.hasOwn(COLUMNS, column) ? COLUMNS[column] : 'text';
  if (kind === 'number') return /^\s*-?\d+(\.\d+)?\s*$/.test(cell) ? Number(cell) : cell;
  if (kind === 'flag') return { true: true, false: false }[cell.trim().toLowerCase()] ?? cell;
  if (kind === 'list') return listed(cell);
  return cell;
}

function listed(cell: string): string[] {
  return cell
    .split(LIST_SEPARATOR)
    .map((name) => name.trim())
    .filter(Boolean);
}
