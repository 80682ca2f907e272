import { PLAIN_TEXT } from '../fields/bounds.js';
import { ONE_OR_MANY } from '../fields/request-fields.js';
import { type Document, nameOf, type Operation, type Parameter, routesOf, type Schema } from './model.js';

const LONGEST_TEXT = 2_147_483_647;

/** What all schemas have in common, by rule. */
export function completeSchemas(document: Document): void {
  closeRequests(document);
  dropDefaultsOfChanges(document);
  for (const { operation } of routesOf(document)) operation.parameters?.forEach(completeParameter);
  for (const { operation } of routesOf(document)) boundTexts(operation);
  for (const schema of Object.values(document.components.schemas)) complete(schema);
  document.components.schemas = sorted(document.components.schemas);
}

/** Unknown fields in a body are errors (SPEC §1), so the document allows none. Answers may grow. */
function closeRequests(document: Document): void {
  const { schemas } = document.components;
  const open = routesOf(document)
    .flatMap(({ operation }) => Object.values(operation.requestBody?.content ?? {}))
    .map(({ schema }) => nameOf(schema));
  const seen = new Set<string>();
  while (open.length > 0) {
    const name = open.pop() ?? '';
    const schema = schemas[name];
    if (!schema || seen.has(name)) continue;
    seen.add(name);
    schema.additionalProperties = false;
    open.push(...namesIn(schema));
  }
}

/** What a change omits stays as it is (SPEC §2): the defaults of what is new are not for it. */
function dropDefaultsOfChanges(document: Document): void {
  for (const { method, operation } of routesOf(document)) {
    if (method !== 'patch') continue;
    for (const { schema } of Object.values(operation.requestBody?.content ?? {})) {
      const { properties = {} }: Schema = document.components.schemas[nameOf(schema) ?? ''] ?? {};
      for (const property of Object.values(properties)) delete property.default;
    }
  }
}

function namesIn(schema: Schema): string[] {
  return [...JSON.stringify(schema).matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name]) => name!);
}

/** A filter that takes one or many: in a query string a repeated parameter. */
function completeParameter(parameter: Parameter): void {
  const many = parameter[ONE_OR_MANY] as Schema | undefined;
  if (many) {
    delete parameter[ONE_OR_MANY];
    const { default: byDefault } = parameter.schema ?? {};
    parameter.schema = { ...many, ...(byDefault !== undefined && { default: [byDefault] }) };
  }
  if (parameter.schema) complete(parameter.schema);
}

/** Bodies that are not JSON, such as pictures and exports, are plain text of any length. */
function boundTexts({ requestBody, responses }: Operation): void {
  for (const { content } of [requestBody, ...Object.values(responses)].filter((one) => one !== undefined)) {
    for (const { schema } of Object.values(content ?? {})) {
      if (schema?.type !== 'string') continue;
      schema.pattern ??= PLAIN_TEXT;
      schema.maxLength ??= LONGEST_TEXT;
    }
  }
}

function complete(schema: Schema): void {
  const many = schema[ONE_OR_MANY] as Schema | undefined;
  if (many) {
    delete schema[ONE_OR_MANY];
    delete schema.type;
    delete schema.items;
    schema.oneOf = [many.items, many];
  }
  if (schema.example !== undefined) {
    schema.examples = [schema.example];
    delete schema.example;
  }
  if (schema.type === 'integer') schema.format ??= 'int64';
  if (schema.type === 'number') schema.format ??= 'double';
  for (const part of Object.values(schema.properties ?? {})) complete(part);
  for (const part of [schema.items, ...((schema.oneOf ?? schema.anyOf ?? []) as Schema[])]) if (part) complete(part);
}

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
