import { type ArgumentMetadata, Injectable, ValidationPipe, type ValidationError } from '@nestjs/common';
import { isObject } from './body.js';
import { entryErrors } from './fields/checks.js';
import { overlongLists } from './fields/request-fields.js';
import { type FieldError, Invalid, pointerTo, unknownField } from './problem.js';
import { fromQuery } from './query-string.js';

/** Names that class-transformer and Nest leave out without a word: those that every object has already. */
const UNSPOKEN = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);

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
    if (metatype === undefined || !this.toValidate(metadata)) return super.transform(value, metadata);
    const prototype = metatype.prototype as object;
    if (type === 'query') return this.checked(fromQuery(value as Record<string, unknown>, prototype), metadata);
    if (!isObject(value)) throw new Invalid([{ pointer: '', detail: 'the body must be a JSON object' }]);
    const overlong = overlongLists(value, prototype);
    if (overlong.length > 0) throw new Invalid(overlong);
    return this.checked(value, metadata);
  }

  private checked(value: object, metadata: ArgumentMetadata): Promise<unknown> {
    const unspoken = unspokenIn(value, '');
    if (unspoken.length > 0) throw new Invalid(unspoken);
    return super.transform(value, metadata);
  }
}

/** The fields, however deep, that would be left out without a word. */
function unspokenIn(value: unknown, path: string): FieldError[] {
  if (Array.isArray(value)) return value.flatMap((item, n) => unspokenIn(item, `${path}/${n}`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, inner]) => {
    const pointer = path + pointerTo(name);
    return UNSPOKEN.has(name) ? [{ ...unknownField(name), pointer }] : unspokenIn(inner, pointer);
  });
}

function flatten(errors: ValidationError[], path: string): FieldError[] {
  return errors.flatMap((error) => {
    const pointer = path + pointerTo(error.property);
    const own = Object.entries(error.constraints ?? {}).flatMap(
      ([rule, message]) =>
        entryErrors(pointer, error.value, error.contexts?.[rule]) ?? [
          { pointer, detail: detailOf(error, rule, message) },
        ],
    );
    return [...own, ...flatten(error.children ?? [], pointer)];
  });
}

function detailOf({ property, value }: ValidationError, rule: string, message: string): string {
  if (rule === 'whitelistValidation') return unknownField(property).detail;
  return value === undefined ? 'is required' : message;
}
