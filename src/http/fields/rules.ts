import { isEmail, isUUID } from 'class-validator';

/**
 * The rules of what is sent, whichever field it is sent for. Each tells what is wrong with a value, in the words of the
 * answer, or nothing.
 */

/** A rule. */
export type Problem = (value: unknown) => string | undefined;

/** Text of `min` to `max` characters. */
export function textProblem(value: unknown, min: number, max: number): string | undefined {
  if (typeof value !== 'string') return 'must be a string';
  if (value.includes('\0') || !value.isWellFormed()) return 'must not contain NUL or unpaired surrogates';
  const length = [...value].length;
  if (length < min || length > max) return `must have ${min} to ${max} characters, not ${length}`;
  return undefined;
}

/** An email address. */
export function emailProblem(value: unknown): string | undefined {
  // Text first: what looks for an address in an unpaired surrogate throws.
  return textProblem(value, 1, 320) === undefined && isEmail(value) ? undefined : 'must be an email address';
}

/** A UUID. */
export function uuidProblem(value: unknown): string | undefined {
  return isUUID(value, 'loose') ? undefined : 'must be a UUID';
}

/** One of a few words. */
export function choiceProblem(words: readonly string[], others = ''): Problem {
  return (value) => (words.includes(value as string) ? undefined : `must be one of ${words.join(', ')}${others}`);
}

/** true or false. */
export function flagProblem(value: unknown): string | undefined {
  return typeof value === 'boolean' ? undefined : 'must be true or false';
}

/** A quantity from `min` to `max` with up to `decimals` decimals. */
export function decimalProblem(value: unknown, min: number, max: number, decimals: number): string | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'must be a number';
  if (value < min || value > max) return `must be from ${min} to ${max}`;
  if (decimalsOf(value) > decimals) return `must have at most ${decimals} decimals`;
  return undefined;
}

/** How many decimals the shortest text of a number has that reads back as the same number. */
function decimalsOf(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  const decimals = digits.split('.')[1]?.length ?? 0;
  return Math.max(0, decimals - Number(exponent));
}

/** A calendar date. */
export function dateProblem(value: unknown): string | undefined {
  return isCalendarDate(value) ? undefined : 'must be a calendar date, YYYY-MM-DD';
}

/** An instant. */
export function instantProblem(value: unknown): string | undefined {
  return isInstant(value) ? undefined : 'must be an RFC 3339 date and time with offset';
}

function isCalendarDate(value: unknown): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value) || value < '0001') return false;
  const date = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value);
}

/** An offset can lead out of the years that four digits can write. */
const FIRST_INSTANT = Date.parse('0001-01-01T00:00:00Z');
const LAST_INSTANT = Date.parse('9999-12-31T23:59:59.999Z');

function isInstant(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const match = /^(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})$/.exec(value);
  if (!match || !isCalendarDate(match[1])) return false;
  const time = Date.parse(value);
  return time >= FIRST_INSTANT && time <= LAST_INSTANT;
}

/** Text without what is blank around it, as every field of text is taken; anything else as it is. */
export function trimmed(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() : value;
}

/** Text in lower case; anything else as it is. */
export function lowerCased(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value;
}
