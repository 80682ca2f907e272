import { ApiProperty } from '@nestjs/swagger';
import { EMAIL, MAX_VALUE, MAX_WEIGHT, PLAIN_TEXT, UUID } from './bounds.js';

/** The kinds of fields that answers are made of: documentation only, PostgreSQL builds the answers. */

interface ShownOptions {
  description: string;
  example?: unknown;
  nullable?: boolean;
  /** only in some answers */
  optional?: boolean;
}

function shown(schema: object, { description, example, nullable, optional }: ShownOptions): PropertyDecorator {
  return ApiProperty({
    ...schema,
    description,
    ...(example !== undefined && { example }),
    ...(nullable && { nullable: true }),
    ...(optional && { required: false }),
  });
}

const MOST = 10_000;
const INT32_MAX = 2_147_483_647;

/** Text of up to `max` characters. */
export const ShownText = ({
  max = 10_000,
  pattern = PLAIN_TEXT,
  ...options
}: ShownOptions & { max?: number; pattern?: string }) => shown({ type: 'string', maxLength: max, pattern }, options);

/** An email address. */
export const ShownEmail = (options: ShownOptions) => shown(EMAIL, options);

/** A UUID. */
export const ShownId = (options: ShownOptions) => shown(UUID, options);

/** A list of up to `max` UUIDs. */
export const ShownIds = ({ max = MOST, ...options }: ShownOptions & { max?: number }) =>
  shown({ type: 'array', items: UUID, maxItems: max }, options);

/** true or false. */
export const ShownFlag = (options: ShownOptions) => shown({ type: 'boolean' }, options);

/** A quantity, such as a value or a weight. */
export const ShownNumber = (options: ShownOptions) =>
  shown({ type: 'number', minimum: -MAX_VALUE, maximum: MAX_VALUE }, options);

/** How much something counts. */
export const ShownWeight = (options: ShownOptions) =>
  shown({ type: 'number', minimum: 0, maximum: MAX_WEIGHT }, options);

/** A whole number from 0. */
export const ShownCount = (options: ShownOptions) =>
  shown({ type: 'integer', format: 'int32', minimum: 0, maximum: INT32_MAX }, options);

/** A calendar date, YYYY-MM-DD. */
export const ShownDate = (options: ShownOptions) => shown({ type: 'string', format: 'date', maxLength: 10 }, options);

/** An instant, RFC 3339 in UTC. */
export const ShownInstant = (options: ShownOptions) =>
  shown({ type: 'string', format: 'date-time', maxLength: 40 }, options);

/** A progress in percent, 0 to 100. */
export const ShownProgress = (options: ShownOptions) => shown({ type: 'number', minimum: 0, maximum: 100 }, options);

/** One of a few words. */
export const ShownChoice = ({ of, ...options }: ShownOptions & { of: readonly string[] }) =>
  shown({ type: 'string', enum: options.nullable ? [...of, null] : [...of] }, options);

/** A list of some of a few words. */
export const ShownChoices = ({ of, ...options }: ShownOptions & { of: readonly string[] }) =>
  shown({ type: 'array', items: { type: 'string', enum: [...of] }, maxItems: of.length }, options);

/** An object of its own. */
export const ShownObject = (type: () => new () => object, options: ShownOptions) =>
  shown({ type: () => type() }, options);

/** A list of objects. */
export const ShownList = (type: () => new () => object, { max = MOST, ...options }: ShownOptions & { max?: number }) =>
  shown({ type: () => type(), isArray: true, maxItems: max }, options);
