import { UUID } from '../fields/bounds.js';
import { PATH_EXAMPLES } from './example-ids.js';
import { ANSWER_EXAMPLES, EXAMPLES } from './examples.js';
import { hasETag, takeConflict, takeMarks } from './decorators.js';
import {
  type Answer,
  type Document,
  type Media,
  type Method,
  nameOf,
  type Operation,
  ref,
  type Route,
  routesOf,
} from './model.js';
import { problemAnswer, problemAnswers } from './problems.js';

/**
 * What every operation has in common, by rule instead of by hand on each route: the statuses that it can answer, its
 * headers, its path parameters, its examples and the scope that it needs.
 */
export function completeOperations(document: Document): void {
  for (const route of routesOf(document)) {
    const { operation } = route;
    describePath(operation);
    describeScopes(operation);
    addRequestHeaders(route);
    addProblems(route);
    describeSuccess(route);
    addExamples(operation);
    takeMarks(operation);
  }
}

/** The statuses of the problems that an operation can answer with. */
function problemsOf(route: Route): number[] {
  const { method, path, operation } = route;
  const parameters = operation.parameters ?? [];
  const security = operation.security ?? [];
  const secured = security.length > 0;
  const needsScopes = scopesOf(operation).length > 0;
  const inPath = parameters.some((parameter) => parameter.in === 'path');
  const statuses: [status: number, when: boolean][] = [
    [400, true],
    [401, secured],
    [403, needsScopes || security.some(({ operator }) => operator)],
    [404, inPath],
    [406, true],
    [408, true],
    [409, takesBody(method)],
    [412, isConditionalWrite(route)],
    [413, takesBody(method)],
    [414, true],
    [415, takesBody(method)],
    [417, true],
    [422, path.startsWith('/api/')], // be it for a parameter that it does not have
    [429, true],
    [431, true],
    [500, true],
    [503, true],
  ];
  return statuses.filter(([, when]) => when).map(([status]) => status);
}

function addProblems(route: Route): void {
  const { operation } = route;
  const conflict = takeConflict(operation);
  const keyed = takesKey(route);
  for (const status of problemsOf(route)) {
    const { name, answer } = problemAnswer(status, keyed);
    operation.responses[status] =
      status === 409 && conflict
        ? { ...answer, description: `${conflict}\n\n${answer.description}`, headers: headersOf(status, keyed) }
        : ref('responses', name);
  }
  if (isConditionalRead(route)) operation.responses[304] = ref('responses', 'NotModified');
}

/** The answers that operations refer to, as they are once the operations are complete. */
export function sharedAnswers(document: Document): Record<string, Answer> {
  const notModified = {
    description: 'Not changed since the version that `If-None-Match` names.',
    headers: { ETag: ref('headers', 'ETag'), ...headersOf(304) },
  };
  const problems = [...problemAnswers()].map(([name, { status, keyed, answer }]): [string, Answer] => [
    name,
    { ...answer, headers: headersOf(status, keyed) },
  ]);
  const used = new Set(
    routesOf(document).flatMap(({ operation }) => Object.values(operation.responses).map((answer) => nameOf(answer))),
  );
  const all: [string, Answer][] = [['NotModified', notModified], ...problems];
  return Object.fromEntries(all.filter(([name]) => used.has(name)));
}

/** @param keyed whether the operation takes an `Idempotency-Key` */
function headersOf(status: number, keyed = false): Record<string, { $ref: string }> {
  const names = ['X-Request-Id', 'RateLimit', 'RateLimit-Policy'];
  if (status === 401) names.push('WWW-Authenticate');
  if (status === 429 || status === 503) names.push('Retry-After');
  const headers = Object.fromEntries(names.map((name) => [name, ref('headers', name)]));
  if (status === 409 && keyed) headers['Retry-After'] = ref('headers', 'Retry-After-While-Running');
  return headers;
}

const SUCCESS: Record<Method, string> = {
  get: 'The requested data, as far as you may view it.',
  post: 'Done.',
  put: 'The state after the change.',
  patch: 'The state after the change.',
  delete: 'Deleted. There is no body.',
};

function describeSuccess(route: Route): void {
  for (const [status, answer] of Object.entries(route.operation.responses)) {
    if (!status.startsWith('2')) continue;
    answer.description ||= status === '201' ? 'Created.' : SUCCESS[route.method];
    answer.headers = {
      ...(status !== '204' && hasETag(route.operation) && { ETag: ref('headers', 'ETag') }),
      ...(status === '201' && hasETag(route.operation) && { Location: ref('headers', 'Location') }),
      ...(takesKey(route) && { 'Idempotency-Replayed': ref('headers', 'Idempotency-Replayed') }),
      ...headersOf(Number(status)),
    };
  }
}

const isConditionalRead = ({ method, operation }: Route) => method === 'get' && hasETag(operation);

/** A change of something that has a version. */
const isConditionalWrite = ({ method, operation }: Route) =>
  method !== 'get' && method !== 'post' && hasETag(operation);

const takesKey = ({ method }: Route) => method === 'post';

/** What the parser reads a body of, be it only to refuse it; the same methods change something. */
const takesBody = (method: Method) => method !== 'get';

function addRequestHeaders(route: Route): void {
  const { operation } = route;
  const headers = [
    ...(takesKey(route) ? ['Idempotency-Key'] : []),
    ...(isConditionalRead(route) ? ['If-None-Match'] : []),
    ...(isConditionalWrite(route) ? ['If-Match'] : []),
  ];
  operation.parameters = [...(operation.parameters ?? []), ...headers.map((name) => ref('parameters', name))];
}

function describePath(operation: Operation): void {
  for (const parameter of operation.parameters ?? []) {
    if (parameter.in !== 'path') continue;
    const known = PATH_EXAMPLES[parameter.name!];
    parameter.description ??= `The id of the ${known?.what ?? parameter.name!.replace(/_id$/, '').replaceAll('_', ' ')}`;
    if (known) parameter.example = known.id;
    parameter.schema = UUID;
  }
}

const scopesOf = ({ security = [] }: Operation) => security.flatMap((scheme) => scheme.employee ?? []);

function describeScopes(operation: Operation): void {
  const scopes = scopesOf(operation);
  if (scopes.length === 0) return;
  const named = scopes.map((scope) => `\`${scope}\``).join(' and ');
  operation.description += `\n\nNeeds the scope${scopes.length > 1 ? 's' : ''} ${named}.`;
}

function addExamples(operation: Operation): void {
  const own = ANSWER_EXAMPLES[operation.operationId];
  for (const [status, { content = {} }] of Object.entries(operation.responses)) {
    if (own && status.startsWith('2')) for (const one of Object.values(content)) one.example = own;
  }
  const media = [
    operation.requestBody?.content,
    ...Object.values(operation.responses).map((answer) => answer.content),
  ].flatMap((content) => Object.values(content ?? {}));
  for (const one of media) addExample(one);
}

function addExample(media: Media): void {
  const example = EXAMPLES[nameOf(media.schema) ?? ''];
  if (example !== undefined && media.examples === undefined) media.example ??= example;
}
