import { PLAIN_TEXT } from '../fields/bounds.js';
import { LONGEST_POINTER, MOST_ERRORS } from '../problem.js';
import { LONGEST_INSTANCE } from '../problem.answer.js';
import { PROBLEM_KINDS, PROBLEM_TYPE, type ProblemKind, type ProblemName } from '../problem.kinds.js';
import { EXAMPLE_REQUEST_ID, IDS } from './example-ids.js';
import { type Answer, ref, type Schema } from './model.js';

/** How problems look in the document (RFC 9457, SPEC §6), made from the table of their kinds. */

/** What every error answers with. */
export const PROBLEM_SCHEMA: Schema = {
  type: 'object',
  description: 'What went wrong (RFC 9457). Programs go by `type`, people read `detail`.',
  required: ['type', 'title', 'status', 'instance', 'request_id'],
  properties: {
    type: {
      type: 'string',
      format: 'uri',
      maxLength: 100,
      description: 'The kind of problem. It never changes; what each means is said where an operation answers with it',
    },
    title: { type: 'string', maxLength: 100, pattern: PLAIN_TEXT, description: 'The kind in words' },
    status: { type: 'integer', format: 'int32', minimum: 400, maximum: 599, description: 'The HTTP status' },
    detail: { type: 'string', maxLength: 10_000, pattern: PLAIN_TEXT, description: 'What is wrong this time' },
    instance: {
      type: 'string',
      format: 'uri-reference',
      maxLength: LONGEST_INSTANCE,
      description: 'The path of the request',
    },
    request_id: {
      type: 'string',
      maxLength: 200,
      pattern: PLAIN_TEXT,
      description: 'Quote it when you report a problem: the log has it too',
    },
    errors: {
      type: 'array',
      maxItems: MOST_ERRORS,
      description: 'Each wrong field',
      items: {
        type: 'object',
        required: ['pointer', 'detail'],
        properties: {
          pointer: {
            type: 'string',
            format: 'json-pointer',
            maxLength: LONGEST_POINTER,
            description:
              'Where in the body, as a JSON pointer; `/name` for a query parameter, `/name/1` for one of its values',
          },
          detail: { type: 'string', maxLength: 10_000, pattern: PLAIN_TEXT, description: 'What is wrong with it' },
        },
      },
    },
  },
};

/** The kinds that only requests with an `Idempotency-Key` meet. */
const OF_KEYS = new Set<string>(['still-running', 'key-reused'] satisfies ProblemName[]);

/** All components of answers with a problem, by their names. */
export function problemAnswers(): Map<string, { status: number; keyed: boolean; answer: Answer }> {
  const all = kinds().flatMap(({ status }) =>
    [false, true].map((keyed) => ({ status, keyed, ...problemAnswer(status, keyed) })),
  );
  return new Map(all.map(({ name, ...one }) => [name, one]));
}

type NamedKind = ProblemKind & { name: string };

function kinds(): NamedKind[] {
  return Object.entries(PROBLEM_KINDS).map(([name, kind]) => ({ ...kind, name }));
}

/** The component of the answers with a problem of this status, of operations that take an `Idempotency-Key` or do not. */
export function problemAnswer(status: number, keyed: boolean): { name: string; answer: Answer } {
  const all = kinds().filter((kind) => kind.status === status && (keyed || !OF_KEYS.has(kind.name)));
  const types = all.map(({ name }) => PROBLEM_TYPE + name);
  const schema = {
    type: 'object',
    allOf: [ref('schemas', 'Problem')],
    required: ['type', 'status'],
    properties: {
      type: { type: 'string', enum: types },
      status: { type: 'integer', format: 'int32', minimum: status, maximum: status, enum: [status] },
    },
  };
  const examples = Object.fromEntries(all.map((kind) => [kind.name, { summary: kind.title, value: exampleOf(kind) }]));
  const example = all.length === 1 ? { example: exampleOf(all[0]!) } : { examples };
  return {
    name: all.map(({ name }) => pascal(name)).join('Or'),
    answer: {
      description: all
        .map((kind) => `${kind.meaning} (\`${PROBLEM_TYPE}${kind.name}\`)\n\nWhat to do: ${kind.remedy}`)
        .join('\n\n'),
      content: { 'application/problem+json': { schema, ...example } },
    },
  };
}

function exampleOf({ name, title, status, example }: NamedKind): object {
  return {
    type: PROBLEM_TYPE + name,
    title,
    status,
    detail: example,
    ...(name === 'invalid' && { errors: [{ pointer: '/title', detail: 'must have 1 to 500 characters, not 0' }] }),
    instance: `/api/v1/goals/${IDS.goal}`,
    request_id: EXAMPLE_REQUEST_ID,
  };
}

function pascal(name: string): string {
  return name.replace(/(^|-)([a-z])/g, (_, _dash, letter: string) => letter.toUpperCase());
}
