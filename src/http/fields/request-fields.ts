import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { ArrayMinSize, IsArray, IsInt, IsObject, Max, Min, ValidateIf, ValidateNested } from 'class-validator';
import 'reflect-metadata';
import { type FieldError } from '../problem.js';
import { type QueryKind, SaidAs } from '../query-string.js';
import { EMAIL, EXTERNAL_ID, MAX_EXTERNAL_ID, PLAIN_TEXT, UUID } from './bounds.js';
import { atMost, check, checkEach, distinct, each, toList } from './checks.js';
import {
  choiceProblem,
  dateProblem,
  decimalProblem,
  emailProblem,
  flagProblem,
  instantProblem,
  lowerCased,
  textProblem,
  trimmed,
  uuidProblem,
} from './rules.js';

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

/** An email address. */
export function Email(options: FieldOptions) {
  return field(options, EMAIL, [
    Transform(({ value }: { value: unknown }) => trimmed(value)),
    check('email', emailProblem),
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
  const { of, nullable = false } = options;
  const others = nullable ? ', or null' : '';
  return field(options, { type: 'string', enum: [...of] }, [check('choice', choiceProblem(of, others))]);
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
    check('decimal', (value) => decimalProblem(value, min, max, decimals)),
  ]);
}

/** A calendar date, YYYY-MM-DD. */
export function CalendarDate(options: FieldOptions) {
  return field(options, { type: 'string', format: 'date', maxLength: 10 }, [check('date', dateProblem)]);
}

/** An instant, RFC 3339 with any offset. */
export function Instant(options: FieldOptions) {
  return field(options, { type: 'string', format: 'date-time', maxLength: 40 }, [check('instant', instantProblem)]);
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

function externalIds(longest: number, more?: { orOne: boolean }): PropertyDecorator {
  return checkEach('external ids', (id) => textProblem(id, 1, longest), more);
}
