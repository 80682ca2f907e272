import { ApiProperty } from '@nestjs/swagger';

/** The kinds of fields that answers are made of: documentation only, PostgreSQL builds the answers. */

interface ShownOptions {
  description: string;
  example?: unknown;
  nullable?: boolean;
}

function shown(schema: object, { description, example, nullable }: ShownOptions): PropertyDecorator {
  return ApiProperty({
    ...schema,
    description,
    ...(example !== undefined && { example }),
    ...(nullable && { nullable: true }),
  });
}

export const ShownText = (options: ShownOptions) => shown({ type: 'string' }, options);
export const ShownId = (options: ShownOptions) => shown({ type: 'string', format: 'uuid' }, options);
export const ShownIds = (options: ShownOptions) =>
  shown({ type: 'array', items: { type: 'string', format: 'uuid' } }, options);
export const ShownFlag = (options: ShownOptions) => shown({ type: 'boolean' }, options);
export const ShownNumber = (options: ShownOptions) => shown({ type: 'number' }, options);
export const ShownCount = (options: ShownOptions) => shown({ type: 'integer', minimum: 0 }, options);
export const ShownDate = (options: ShownOptions) => shown({ type: 'string', format: 'date' }, options);
export const ShownInstant = (options: ShownOptions) => shown({ type: 'string', format: 'date-time' }, options);
export const ShownProgress = (options: ShownOptions) => shown({ type: 'number', minimum: 0, maximum: 100 }, options);
export const ShownChoice = ({ of, ...options }: ShownOptions & { of: readonly string[] }) =>
  shown({ type: 'string', enum: options.nullable ? [...of, null] : [...of] }, options);
