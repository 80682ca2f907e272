import { type OpenAPIObject } from '@nestjs/swagger';

/** The parts of an OpenAPI 3.1 document that the rules here touch; Nest's own types are those of 3.0. */

/** A JSON Schema, or a reference to one. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  additionalProperties?: boolean | Schema;
  [keyword: string]: unknown;
}

/** A parameter of an operation, or a reference to a shared one. */
export interface Parameter {
  $ref?: string;
  name?: string;
  in?: 'path' | 'query' | 'header';
  required?: boolean;
  description?: string;
  example?: unknown;
  schema?: Schema;
  [extension: `x-${string}`]: unknown;
}

/** What a body of one media type looks like. */
export interface Media {
  schema?: Schema;
  example?: unknown;
  examples?: Record<string, unknown>;
}

/** What an operation answers with under one status, or a reference to a shared answer. */
export interface Answer {
  $ref?: string;
  description?: string;
  headers?: Record<string, { $ref: string }>;
  content?: Record<string, Media>;
}

/** What one method does at one path. */
export interface Operation {
  operationId: string;
  summary: string;
  description: string;
  tags: string[];
  parameters?: Parameter[];
  requestBody?: { required?: boolean; content: Record<string, Media> };
  responses: Record<string, Answer>;
  security?: Record<string, string[]>[];
  [extension: `x-${string}`]: unknown;
}

/** The methods that operations have. */
export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** The whole document. */
export interface Document extends Omit<OpenAPIObject, 'paths' | 'components'> {
  paths: Record<string, Partial<Record<Method, Operation>>>;
  components: {
    schemas: Record<string, Schema>;
    headers?: Record<string, { description: string; required?: boolean; schema: Schema }>;
    parameters?: Record<string, Parameter>;
    responses?: Record<string, Answer>;
    securitySchemes?: Record<string, unknown>;
  };
}

/** An operation with its address. */
export interface Route {
  path: string;
  method: Method;
  operation: Operation;
}

/** Every operation of the document. */
export function routesOf(document: Document): Route[] {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method: method as Method, operation })),
  );
}

/** A reference to a component. */
export const ref = (section: string, name: string) => ({ $ref: `#/components/${section}/${name}` });

/** The name of the component that something refers to. */
export const nameOf = (schema: { $ref?: string } | undefined): string | undefined => schema?.$ref?.split('/').at(-1);
