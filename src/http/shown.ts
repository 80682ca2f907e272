import { ApiProperty } from '@nestjs/swagger';
import { PLAIN_TEXT, UUID } from './fields.js';

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
/** Beyond every quantity that the service takes. */
const QUANTITY = { minimum: -100_000_000_000, maximum: 100_000_000_000 };

export const ShownText = ({
  max = 10_000,
  pattern = PLAIN_TEXT,
  ...options
}: ShownOptions & { max?: number; pattern?: string }) => shown({ type: 'string', maxLength: max, pattern }, options);
export const ShownEmail = (options: ShownOptions) =>
  shown({ type: 'string', format: 'email', maxLength: 320 }, options);
export const ShownId = (options: ShownOptions) => shown(UUID, options);
export const ShownIds = ({ max = MOST, ...options }: ShownOptions & { max?: number }) =>
  shown({ type: 'array', items: UUID, maxItems: max }, options);
export const ShownFlag = (options: ShownOptions) => shown({ type: 'boolean' }, options);
export const ShownNumber = (options: ShownOptions) => shown({ type: 'number', ...QUANTITY }, options);
export const ShownCount = (options: ShownOptions) =>
  shown({ type: 'integer', format: 'int32', minimum: 0, maximum: INT32_MAX }, options);
export const ShownDate = (options: ShownOptions) => shown({ type: 'string', format: 'date', maxLength: 10 }, options);
export const ShownInstant = (options: ShownOptions) =>
  shown({ type: 'string', format: 'date-time', maxLength: 40 }, options);
export const ShownProgress = (options: ShownOptions) => shown({ type: 'number', minimum: 0, maximum: 100 }, options);
export const ShownChoice = ({ of, ...options }: ShownOptions & { of: readonly string[] }) =>
  shown({ type: 'string', enum: options.nullable ? [...of, null] : [...of] }, options);
export const ShownChoices = ({ of, ...options }: ShownOptions & { of: readonly string[] }) =>
  shown({ type: 'array', items: { type: 'string', enum: [...of] }, maxItems: of.length }, options);

/** An object of its own. */
export const ShownObject = (type: () => new () => object, options: ShownOptions) =>
  shown({ type: () => type() }, options);

/** A list of objects. */
export const ShownList = (type: () => new () => object, { max = MOST, ...options }: ShownOptions & { max?: number }) =>
  shown({ type: () => type(), isArray: true, maxItems: max }, options);
