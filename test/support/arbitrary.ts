import fc from 'fast-check';

/** Anything that JSON can say, and some that it can only say badly. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0.1 + 0.2,
    1e21,
    -1e308,
    2 ** 53,
    '',
    ' ',
    '\0',
    '\ud800',
    'x'.repeat(600),
    '2026-02-30',
    '9999-12-31',
    '+010000-01-01T00:00:00Z',
    "'; DROP TABLE goals; --",
    '%',
    '🎯',
    [],
    [[]],
    {},
    { a: { b: [] } },
  ),
);

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 10 }),
  fc.constantFrom('a', 'Ünï', 'goal 1', '\\', '"', '_'),
);

const FORMATS: Record<string, (ids: string[]) => fc.Arbitrary<unknown>> = {
  uuid: (ids) => fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...ids) }, { weight: 1, arbitrary: fc.uuid() }),
  date: () =>
    fc
      .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10)),
  'date-time': () => fc.date({ noInvalidDate: true }).map((day) => day.toISOString()),
  'idn-email': () => fc.uuid().map((name) => `${name.slice(0, 13)}@example.com`),
};

/**
 * Values for a schema of the document: valid ones for the most part, and some that break it in one place or in many.
 * @param ids what a UUID may name
 */
export function valuesOf(schema: any, document: any, ids: string[], depth = 0): fc.Arbitrary<unknown> {
  const good = goodValuesOf(schema, document, ids, depth);
  return fc.oneof({ weight: depth === 0 ? 8 : 24, arbitrary: good }, { weight: 1, arbitrary: junk });
}

function goodValuesOf(schema: any, document: any, ids: string[], depth: number): fc.Arbitrary<unknown> {
  if (schema.$ref) return goodValuesOf(resolve(document, schema.$ref), document, ids, depth);
  const parts = schema.oneOf ?? schema.anyOf;
  if (parts) return fc.oneof(...parts.map((part: any) => goodValuesOf(part, document, ids, depth)));
  if (schema.allOf) return goodValuesOf(Object.assign({}, ...schema.allOf), document, ids, depth);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const types: string[] = [schema.type].flat();
  return fc.oneof(...types.map((type) => ofType(type, schema, document, ids, depth)));
}

function ofType(type: string, schema: any, document: any, ids: string[], depth: number): fc.Arbitrary<unknown> {
  const { minimum: min = -1e6, maximum: max = 1e6 } = schema;
  if (type === 'integer') return fc.integer({ min: Math.ceil(min), max: Math.floor(max) });
  if (type === 'number')
    return fc.oneof(
      fc.integer({ min: Math.max(min, -100), max: Math.min(max, 100) }),
      fc.double({ min, max, noNaN: true }),
    );
  if (type === 'boolean') return fc.boolean();
  if (type === 'null') return fc.constant(null);
  if (type === 'array') {
    const items = valuesOf(schema.items ?? {}, document, ids, depth + 1);
    return fc.array(items, { minLength: Math.min(schema.minItems ?? 0, 2), maxLength: 4 });
  }
  if (type === 'object') {
    const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => [
      name,
      valuesOf(field, document, ids, depth + 1),
    ]);
    const known = fc.record(Object.fromEntries(fields), { requiredKeys: schema.required ?? [] });
    const odd = fc.tuple(
      known,
      fc.dictionary(
        fc.constantFrom('x', '', 'id', 'company_id', 'toString', ...Object.keys(schema.properties ?? {})),
        junk,
        { maxKeys: 2 },
      ),
    );
    return fc.oneof({ weight: 10, arbitrary: known }, { weight: 1, arbitrary: odd.map(([a, b]) => ({ ...a, ...b })) });
  }
  return FORMATS[schema.format]?.(ids) ?? text.map((value) => value.padEnd(schema.minLength ?? 0, 'x'));
}

/** What a reference of the document points at. */
export function resolve(document: any, ref: string): any {
  return ref
    .slice(2)
    .split('/')
    .reduce((at, name) => at[name.replaceAll('~1', '/').replaceAll('~0', '~')], document);
}
