import { type ArgumentMetadata, Injectable, ValidationPipe, type ValidationError } from '@nestjs/common';
import { fromQuery, overlongLists } from './fields.js';
import { type FieldError, Invalid, pointerTo, unknownField } from './problem.js';

/** Names that class-transformer and Nest leave out without a word: those that every object has already. */
const UNSPOKEN = [...Object.getOwnPropertyNames(Object.prototype), 'prototype'];

/**
 * Checks bodies and queries against their DTOs. Unknown fields are errors; every wrong field is named by a JSON
 * pointer (SPEC §1, §6).
 */
@Injectable()
export class RequestValidationPipe extends ValidationPipe {
  constructor() {
    super({
      transform: true,
      whitelist: true,
      forbidNonWhitelisted: true,
      stopAtFirstError: true,
      exceptionFactory: (errors) => new Invalid(flatten(errors, '')),
    });
  }

  /** @throws Invalid */
  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { type, metatype } = metadata;
    const isDto = metatype !== undefined && this.toValidate(metadata);
    if (type === 'body' && isDto && !isPlainObject(value)) {
      throw new Invalid([{ pointer: '', detail: 'the body must be a JSON object' }]);
    }
    const unspoken = isDto ? UNSPOKEN.filter((name) => Object.hasOwn(value as object, name)) : [];
    if (unspoken.length > 0) {
      throw new Invalid(unspoken.map(unknownField));
    }
    const overlong = type === 'body' && isDto ? overlongLists(value as object, metatype.prototype as object) : [];
    if (overlong.length > 0) throw new Invalid(overlong);
    const prepared =
      type === 'query' && isDto ? fromQuery(value as Record<string, unknown>, metatype.prototype as object) : value;
    return super.transform(prepared, metadata);
  }
}

function isPlainObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function flatten(errors: ValidationError[], path: string): FieldError[] {
  return errors.flatMap((error) => {
    const pointer = path + pointerTo(error.property);
    const own = Object.entries(error.constraints ?? {}).map(([rule, message]) => ({
      pointer,
      detail: rule === 'whitelistValidation' ? unknownField(error.property).detail : message,
    }));
    return [...own, ...flatten(error.children ?? [], pointer)];
  });
}
