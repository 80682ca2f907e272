import { locate, openapi, pointer, violation } from './schemas.js';

/**
 * The contract test: every answer that the end-to-end tests receive is what openapi.json says of its operation.
 */

/** An answer, and what it is one to. */
export interface Exchange {
  method: string;
  /** with its query */
  path: string;
  status: number;
  headers: Headers;
  text: string;
}

interface Route {
  method: string;
  template: string;
  pattern: RegExp;
}

const routes: Route[] = Object.entries<object>(openapi.paths)
  .flatMap(([template, item]) =>
    Object.keys(item).map((method) => ({ method, template, pattern: patternOf(template) })),
  )
  // where both fit, /goals/search is meant before /goals/{goal_id}
  .sort((a, b) => parametersOf(a.template) - parametersOf(b.template));

/** @throws Error that says what the document has otherwise */
export function checkContract(exchange: Exchange): void {
  const { method, path, status, text } = exchange;
  const found = wrong(exchange);
  if (!found) return;
  throw new Error(`${method} ${path} answered ${status}, against openapi.json:\n${found}\n${text.slice(0, 2_000)}`);
}

function wrong(exchange: Exchange): string | undefined {
  const { status, headers, text } = exchange;
  const route = routeOf(exchange);
  if (!route) return status >= 400 ? problemOnly(exchange) : 'it has no such operation';
  const at = locate(pointer('paths', route.template, route.method, 'responses', String(status))).at;
  const answer = locate(at).value;
  if (!answer) return `it has no ${status} for ${route.method} ${route.template}`;
  const badHeader = wrongHeader(answer, headers);
  if (badHeader || exchange.method === 'HEAD') return badHeader;
  if (!answer.content) return text === '' ? undefined : 'it has no body there';
  const type = mediaType(headers);
  if (!answer.content[type]) return `it has no ${type} there, but ${Object.keys(answer.content).join(', ')}`;
  return type.endsWith('json') ? violation(at + pointer('content', type, 'schema'), JSON.parse(text)) : undefined;
}

/** What no operation answers, such as an unknown address, is a problem all the same. */
function problemOnly({ method, headers, text }: Exchange): string | undefined {
  if (mediaType(headers) !== 'application/problem+json')
    return `every error is problem+json, not ${mediaType(headers)}`;
  return method === 'HEAD' ? undefined : violation('/components/schemas/Problem', JSON.parse(text));
}

function wrongHeader(answer: any, headers: Headers): string | undefined {
  for (const [name, reference] of Object.entries<any>(answer.headers ?? {})) {
    const { at, value: header } = locate(reference.$ref?.slice(1) ?? '');
    const text = headers.get(name);
    if (text === null && header.required) return `the header ${name} is missing`;
    if (text === null) continue;
    const problem = violation(`${at}/schema`, header.schema.type === 'integer' ? Number(text) : text);
    if (problem) return `the header ${name}: ${text}: ${problem}`;
  }
  return undefined;
}

function routeOf({ method, path }: Exchange): Route | undefined {
  const address = `/api/v1${path}`.split('?', 1)[0]!;
  const wanted = method === 'HEAD' ? 'get' : method.toLowerCase();
  return routes.find((route) => route.method === wanted && route.pattern.test(address));
}

function patternOf(template: string): RegExp {
  return new RegExp(`^${template.replace(/[.]/g, '\\$&').replace(/\{\w+\}/g, '[^/]+')}$`);
}

function parametersOf(template: string): number {
  return template.split('{').length;
}

function mediaType(headers: Headers): string {
  return (headers.get('content-type') ?? 'no content').split(';', 1)[0]!;
}
