import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** The committed OpenAPI document, and its schemas as functions. */

export const openapi = JSON.parse(readFileSync('openapi.json', 'utf8'));

/** An email address as far as the format `idn-email` goes, which ajv-formats lacks. */
export const IDN_EMAIL = /^(?:[^@\s]+|".+")@[^@\s]+$/u;

/** Strict about keywords alone: one that is misspelled would go unnoticed. */
const ajv = new Ajv2020({ strict: false, strictSchema: true, validateSchema: false });
ajv.addVocabulary([...Object.keys(openapi), 'example']); // of OpenAPI, not of JSON Schema
(addFormats as unknown as (target: Ajv2020) => void)(ajv);
ajv.addFormat('idn-email', IDN_EMAIL);
ajv.addFormat('int32', { type: 'number', validate: Number.isInteger });
ajv.addFormat('int64', { type: 'number', validate: Number.isInteger });
ajv.addFormat('double', { type: 'number', validate: Number.isFinite });
ajv.addSchema({ ...closed(structuredClone(openapi)), $id: 'openapi' });

/** Answers may grow for others; for us a field that the document does not have is one that it lacks. */
function closed(document: any): any {
  const { schemas, responses } = document.components;
  for (const [name, schema] of Object.entries<any>(schemas))
    if (name !== 'Problem') schema.additionalProperties = false;
  for (const answer of Object.values<any>(responses)) {
    for (const media of Object.values<any>(answer.content ?? {})) media.schema.unevaluatedProperties = false;
  }
  return document;
}

const compiled = new Map<string, ValidateFunction>();

/**
 * What is wrong with a value, by a schema of the document.
 * @param at where the schema is: a JSON pointer, `/components/schemas/Goal`
 * @returns undefined when it is right
 */
export function violation(at: string, value: unknown): string | undefined {
  let validate = compiled.get(at);
  if (!validate) compiled.set(at, (validate = ajv.compile({ $ref: `openapi#${at}` })));
  if (validate(value)) return undefined;
  return validate.errors
    ?.map((error) => `${error.instancePath || '/'} ${error.message} ${JSON.stringify(error.params)}`)
    .join('\n');
}

/** A JSON pointer from its parts. */
export const pointer = (...parts: string[]): string =>
  parts.map((part) => `/${encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('');

/** Follows references to where something really is. */
export function locate(at: string, document: object = openapi): { at: string; value: any } {
  const value = at
    .split('/')
    .slice(1)
    .reduce(
      (node, part) => node?.[decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~')],
      document as any,
    );
  return typeof value?.$ref === 'string' ? locate(value.$ref.slice(1), document) : { at, value };
}
