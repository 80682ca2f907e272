import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsObject,
  Max,
  Min,
  ValidateBy,
  type ValidateByOptions,
  ValidateIf,
  ValidateNested,
  isEmail,
  isUUID,
} from 'class-validator';
import 'reflect-metadata';
import { type FieldError } from './problem.js';
import { type QueryKind, SaidAs } from './query-string.js';

/**
 * The kinds of fields that requests are made of. One decorator says what a field takes, checks it and documents it, so
 * that the three cannot differ.
 */

/** What every kind can say beside its own. */
interface FieldOptions {
  description: string;
  example?: unknown;
  /** may be left out */
  optional?: boolean;
  /** may be null, which clears it */
  nullable?: boolean;
  /** what an omitted field means; only documentation */
  default?: unknown;
}

/** Text without NUL, as a pattern for the document. */
export const PLAIN_TEXT = '^[^\\u0000]*$';
const EXTERNAL_ID = { type: 'string', minLength: 1, pattern: PLAIN_TEXT };
/** A UUID in the document. */
export const UUID = { type: 'string', format: 'uuid', maxLength: 36 };

/** The largest quantity, in either direction. */
export const MAX_VALUE = 100_000_000_000;
/** The largest weight. */
export const MAX_WEIGHT = 1_000_000;
/** How long titles, descriptions and names may be, in characters. */
export const MAX_TITLE = 500;
export const MAX_DESCRIPTION = 10_000;
export const MAX_NAME = 200;
/** How long the ids of other systems may be. */
export const MAX_EXTERNAL_ID = 200;

/** How many values a filter takes. */
const MOST_OF_A_FILTER = 200;

const NOT_EMPTY = { message: 'must not be an empty list' };

const LIST_MAX = 'http:list-max';

/** Marks a filter that takes one value or a list of them; the document tells a body from a query string by it. */
export const ONE_OR_MANY = 'x-one-or-many';
const oneOrMany = (one: object, max: number) => ({
  type: 'array',
  items: one,
  [ONE_OR_MANY]: { type: 'array', items: one, minItems: 1, maxItems: max },
});

function field(options: FieldOptions, schema: object, checks: PropertyDecorator[], kind?: QueryKind) {
  const { optional = false, nullable = false, description, example, default: byDefault } = options;
  const documented = {
    ...schema,
    description,
    required: !optional,
    ...(nullable && { nullable: true }),
    ...(example !== undefined && { example }),
    ...(byDefault !== undefined && { default: byDefault }),
  };
  return applyDecorators(
    ApiProperty(documented),
    // Unlike IsOptional, which lets null pass everywhere.
    ValidateIf((_, value) => !(optional && value === undefined) && !(nullable && value === null)),
    ...(kind ? [SaidAs(kind)] : []),
    ...checks,
  );
}

/** Text, trimmed, of `min` to `max` characters, without NUL or unpaired surrogates. */
export function Text(options: FieldOptions & { min?: number; max: number; format?: string }) {
  const { min = 0, max, format } = options;
  return field(
    options,
    { type: 'string', minLength: min, maxLength: max, ...(format ? { format } : { pattern: PLAIN_TEXT }) },
    [
      Transform(({ value }: { value: unknown }) => trimmed(value)),
      check('text', (value) => textProblem(value, min, max)),
    ],
  );
}

/** An email address in the document; it may have letters of any alphabet. */
export const EMAIL = { type: 'string', format: 'idn-email', maxLength: 320 };

/** An email address. */
export function Email(options: FieldOptions) {
  return field(options, EMAIL, [
    Transform(({ value }: { value: unknown }) => trimmed(value)),
    // Text first: what looks for an address in an unpaired surrogate throws.
    check('email', (value) =>
      textProblem(value, 1, 320) === undefined && isEmail(value) ? undefined : 'must be an email address',
    ),
  ]);
}

/** A UUID, in lower case as we write them. */
export function Id(options: FieldOptions) {
  return field(options, UUID, [
    Transform(({ value }: { value: unknown }) => lowerCased(value)),
    check('uuid', uuidProblem),
  ]);
}

/** A list of different UUIDs, in lower case as we write them. */
export function Ids(options: FieldOptions & { max?: number }) {
  const max = options.max ?? 1_000;
  return field(options, { type: 'array', items: UUID, maxItems: max, uniqueItems: true }, [
    each(lowerCased),
    IsArray({ message: 'must be a list of UUIDs' }),
    atMost(max),
    distinct(),
    checkEach('uuids', uuidProblem),
  ]);
}

/** A list of different ids of another system, each of at most `longest` characters. It may be left out. */
export function ExternalIds(options: Omit<FieldOptions, 'optional'> & { max: number; longest?: number }) {
  const { max, longest = MAX_EXTERNAL_ID } = options;
  return field(
    { ...options, optional: true },
    { type: 'array', items: { ...EXTERNAL_ID, maxLength: longest }, maxItems: max, uniqueItems: true },
    [each(trimmed), IsArray({ message: 'must be a list of ids' }), atMost(max), distinct(), externalIds(longest)],
  );
}

/** One of a few words. */
export function Choice(options: FieldOptions & { of: readonly string[] }) {
  return field(options, { type: 'string', enum: [...options.of] }, [check('choice', choiceProblem(options.of))]);
}

/** A list of some of a few words. */
export function Choices(options: FieldOptions & { of: readonly string[] }) {
  const { of } = options;
  return field(
    options,
    { type: 'array', items: { type: 'string', enum: [...of] }, maxItems: of.length, uniqueItems: true },
    [IsArray({ message: 'must be a list' }), atMost(of.length), distinct(), checkEach('choices', choiceProblem(of))],
  );
}

/** A filter that takes one UUID or a list of them, and means any of them. */
export function AnyIdOf(options: Omit<FieldOptions, 'optional'>) {
  const one = UUID;
  return field(
    { ...options, optional: true },
    oneOrMany(one, MOST_OF_A_FILTER),
    [toList(), ArrayMinSize(1, NOT_EMPTY), atMost(MOST_OF_A_FILTER), checkEach('uuids', uuidProblem, { orOne: true })],
    'list',
  );
}

/**
 * A filter that takes one id of another system or a list of them, and means any of them. A query string repeats it for
 * each: there may be commas in them.
 */
export function AnyExternalIdOf(options: Omit<FieldOptions, 'optional'>) {
  const one = { ...EXTERNAL_ID, maxLength: MAX_EXTERNAL_ID };
  return field({ ...options, optional: true }, oneOrMany(one, MOST_OF_A_FILTER), [
    toList(),
    each(trimmed),
    ArrayMinSize(1, NOT_EMPTY),
    atMost(MOST_OF_A_FILTER),
    externalIds(MAX_EXTERNAL_ID, { orOne: true }),
  ]);
}

/** A filter that takes one word or a list of them, and means any of them. */
export function AnyChoiceOf(options: Omit<FieldOptions, 'optional'> & { of: readonly string[] }) {
  const one = { type: 'string', enum: [...options.of] };
  return field(
    { ...options, optional: true },
    oneOrMany(one, options.of.length),
    [
      toList(),
      ArrayMinSize(1, NOT_EMPTY),
      atMost(options.of.length),
      checkEach('choices', choiceProblem(options.of), { orOne: true }),
    ],
    'list',
  );
}

/** true or false. */
export function Flag(options: FieldOptions) {
  return field(options, { type: 'boolean' }, [check('flag', flagProblem)], 'flag');
}

/** A filter that takes true, false or a list of them, and means any of them. */
export function AnyFlagOf(options: Omit<FieldOptions, 'optional'>) {
  const one = { type: 'boolean' };
  return field(
    { ...options, optional: true },
    oneOrMany(one, 2),
    [toList(), ArrayMinSize(1, NOT_EMPTY), atMost(2), checkEach('flags', flagProblem, { orOne: true })],
    'flags',
  );
}

/** A whole number. */
export function Whole(options: FieldOptions & { min: number; max: number }) {
  const { min, max } = options;
  const message = `must be a whole number from ${min} to ${max}`;
  return field(
    options,
    { type: 'integer', format: 'int32', minimum: min, maximum: max },
    [IsInt({ message }), Min(min, { message }), Max(max, { message })],
    'number',
  );
}

/** A quantity with up to `decimals` decimals: more are refused, never rounded (SPEC §2). */
export function Decimal(options: FieldOptions & { min: number; max: number; decimals?: number }) {
  const { min, max, decimals = 4 } = options;
  return field(options, { type: 'number', minimum: min, maximum: max }, [
    check('decimal', (value) => {
      if (typeof value !== 'number' || !Number.isFinite(value)) return 'must be a number';
      if (value < min || value > max) return `must be from ${min} to ${max}`;
      if (decimalsOf(value) > decimals) return `must have at most ${decimals} decimals`;
      return undefined;
    }),
  ]);
}

/** A calendar date, YYYY-MM-DD. */
export function CalendarDate(options: FieldOptions) {
  return field(options, { type: 'string', format: 'date', maxLength: 10 }, [
    check('date', (value) => (isCalendarDate(value) ? undefined : 'must be a calendar date, YYYY-MM-DD')),
  ]);
}

/** An instant, RFC 3339 with any offset. */
export function Instant(options: FieldOptions) {
  return field(options, { type: 'string', format: 'date-time', maxLength: 40 }, [
    check('instant', (value) => (isInstant(value) ? undefined : 'must be an RFC 3339 date and time with offset')),
  ]);
}

/** An object of its own. */
export function ObjectOf(type: () => new () => object, { description }: { description: string }) {
  return applyDecorators(
    ApiProperty({ type: () => type(), description }), // Nest knows a lazy type by its name: `type`
    IsObject({ message: 'must be an object' }),
    ValidateNested(),
    Type(type),
  );
}

/** A list of objects. */
export function ListOf(type: () => new () => object, options: FieldOptions & { min?: number; max: number }) {
  const { min = 0, max } = options;
  return applyDecorators(
    (target: object, name: string | symbol) => Reflect.defineMetadata(LIST_MAX, max, target, name),
    ApiProperty({
      type: () => type(),
      isArray: true,
      minItems: min,
      maxItems: max,
      description: options.description,
      required: !options.optional,
    }),
    ValidateIf((_, value) => !(options.optional && value === undefined)),
    check('list', (value) =>
      // ValidateNested takes a list in the list for a list of lists.
      Array.isArray(value) && value.length >= min && value.length <= max && !value.some(Array.isArray)
        ? undefined
        : `must be a list of ${min} to ${max} objects`,
    ),
    ValidateNested({ each: true, message: 'must be an object' }),
    Type(type),
  );
}

/** A text that is taken as it is, such as a cursor: whoever reads it sees whether it is one of ours. */
export function Opaque(options: FieldOptions & { max: number }) {
  return field(options, { type: 'string', maxLength: options.max, pattern: PLAIN_TEXT }, [
    check('text', (value) => textProblem(value, 0, options.max)),
  ]);
}

/** A field that a body may not have, with the reason instead of a mere "not a field". */
export function Refused(reason: string) {
  return applyDecorators(
    ValidateIf((_, value) => value !== undefined),
    check('refused', () => reason),
  );
}

/** The lists of objects in a body that are too long, known before millions of entries are turned into objects. */
export function overlongLists(body: object, prototype: object): FieldError[] {
  return Object.entries(body).flatMap(([name, value]) => {
    const max = Reflect.getMetadata(LIST_MAX, prototype, name) as number | undefined;
    if (max === undefined || !Array.isArray(value) || value.length <= max) return [];
    return [{ pointer: `/${name}`, detail: `must be a list of at most ${max} objects, not ${value.length}` }];
  });
}

function toList(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (value === undefined || Array.isArray(value) ? value : [value]));
}

/** Changes each entry of a list; what is none stays as it is. */
function each(change: (entry: unknown) => unknown): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map(change) : value));
}

/** Text without what is blank around it, as every field of text is taken; anything else as it is. */
export function trimmed(value: unknown): unknown {
  return typeof value === 'string' ? value.trim() : value;
}

function lowerCased(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

function textProblem(value: unknown, min: number, max: number): string | undefined {
  if (typeof value !== 'string') return 'must be a string';
  if (value.includes('\0') || !value.isWellFormed()) return 'must not contain NUL or unpaired surrogates';
  const length = [...value].length;
  if (length < min || length > max) return `must have ${min} to ${max} characters, not ${length}`;
  return undefined;
}

function externalIds(longest: number, more?: { orOne: boolean }): PropertyDecorator {
  return checkEach('external ids', (id) => textProblem(id, 1, longest), more);
}

function uuidProblem(value: unknown): string | undefined {
  return isUUID(value, 'loose') ? undefined : 'must be a UUID';
}

function choiceProblem(words: readonly string[]): Problem {
  return (value) => (words.includes(value as string) ? undefined : `must be one of ${words.join(', ')}`);
}

function flagProblem(value: unknown): string | undefined {
  return typeof value === 'boolean' ? undefined : 'must be true or false';
}

/** By a set: comparing each with each, as class-validator does, takes a third of a second for ten thousand. */
function distinct(): PropertyDecorator {
  return check('distinct', (value) =>
    Array.isArray(value) && new Set(value).size < value.length ? 'must not name anything twice' : undefined,
  );
}

function atMost(max: number): PropertyDecorator {
  return ArrayMaxSize(max, { message: `must have at most ${max} entries` });
}

/** What is wrong with a value, or undefined. */
type Problem = (value: unknown) => string | undefined;

/** What the error of a rule for lists knows of it. @see entryErrors */
interface EachRule {
  problem: Problem;
  /** the request may have had one value instead of a list */
  orOne: boolean;
}

/** A rule of our own for each entry of a list. @param orOne one value may stand for a list of it */
function checkEach(name: string, problem: Problem, { orOne = false } = {}): PropertyDecorator {
  const problemIn = (value: unknown) => (value as unknown[]).map(problem).find((one) => one !== undefined);
  return ValidateBy(validatorOf(name, problemIn), { context: { problem, orOne } satisfies EachRule });
}

/** The errors of a list's entries, by what a rule for each of them left in the list's own; undefined for other rules. */
export function entryErrors(pointer: string, list: unknown, context: unknown): FieldError[] | undefined {
  if (context === undefined) return undefined;
  const { problem, orOne } = context as EachRule;
  const entries = list as unknown[];
  return entries.flatMap((entry, n) => {
    const detail = problem(entry);
    const at = orOne && entries.length === 1 ? pointer : `${pointer}/${n}`;
    return detail === undefined ? [] : [{ pointer: at, detail }];
  });
}

/** A rule of our own. */
function check(name: string, problem: Problem): PropertyDecorator {
  return ValidateBy(validatorOf(name, problem));
}

function validatorOf(name: string, problem: Problem): ValidateByOptions {
  return {
    name,
    validator: {
      validate: (value) => problem(value) === undefined,
      defaultMessage: (args) => problem(args?.value) ?? 'is not valid',
    },
  };
}

/** How many decimals the shortest text of a number has that reads back as the same number. */
function decimalsOf(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  const decimals = digits.split('.')[1]?.length ?? 0;
  return Math.max(0, decimals - Number(exponent));
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
