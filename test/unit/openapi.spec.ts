import { execFileSync } from 'node:child_process';
import { locate, openapi, pointer, violation } from '../support/schemas.js';

/** The committed OpenAPI document: up to date, whole, and true to itself. */

interface Operation {
  path: string;
  method: string;
  operation: any;
}

const operations: Operation[] = Object.entries<object>(openapi.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
);
/** Every JSON that an operation takes or answers: where it is, and what it says. */
function* mediaOf({ path, method, operation }: Operation): Generator<{ at: string; media: any }> {
  const base = pointer('paths', path, method);
  if (operation.requestBody) yield* jsonIn(`${base}/requestBody`);
  for (const status of Object.keys(operation.responses)) yield* jsonIn(locate(`${base}/responses/${status}`).at);
}

function* jsonIn(at: string): Generator<{ at: string; media: any }> {
  for (const [type, media] of Object.entries(locate(at).value.content ?? {})) {
    if (/json$/.test(type)) yield { at: at + pointer('content', type), media };
  }
}

test('openapi.json, the types of the client and docs/errors.md are what the code says', () => {
  execFileSync(process.execPath, ['scripts/openapi.js', '--check'], { stdio: ['ignore', 'ignore', 'pipe'] });
});

test('it is OpenAPI 3.1 and names no address of a server', () => {
  expect(openapi.openapi).toMatch(/^3\.1\./);
  expect(openapi.servers).toEqual([{ url: '/', description: 'This service' }]);
});

test('every operation has an id of its own', () => {
  const ids = operations.map(({ operation }) => operation.operationId);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining(['createGoal', 'searchGoals', 'createKeyResult', 'checkIn']));
});

test('every operation is described, belongs to a tag and says who may call it', () => {
  const tags = openapi.tags.map(({ name }: { name: string }) => name);
  for (const { operation } of operations) {
    expect(operation).toMatchObject({ summary: expect.any(String), description: expect.any(String) });
    expect(tags).toEqual(expect.arrayContaining(operation.tags));
    expect(operation.security).toHaveLength(1);
    expect(Object.keys(openapi.components.securitySchemes)).toEqual(
      expect.arrayContaining(Object.keys(operation.security[0])),
    );
  }
});

test('every body and every answer has an example, which fits its schema', () => {
  const wrong = operations.flatMap((one) =>
    [...mediaOf(one)].flatMap(({ at, media }) => {
      const examples =
        'example' in media ? [media.example] : Object.values<any>(media.examples ?? {}).map(({ value }) => value);
      if (examples.length === 0) return [`${at}: has no example (src/http/openapi/examples.ts)`];
      return examples.flatMap((example) => violation(`${at}/schema`, example) ?? []).map((why) => `${at}: ${why}`);
    }),
  );
  expect([...new Set(wrong)]).toEqual([]);
});

test('the example of an answer says what the example of its request says', () => {
  const compared = operations.flatMap(({ path, method, operation }) => {
    const base = pointer('paths', path, method);
    const body = operation.requestBody && [...jsonIn(`${base}/requestBody`)][0]?.media;
    const properties = body?.schema.$ref ? locate(body.schema.$ref.slice(1)).value.properties : {};
    const parameters = (operation.parameters ?? []).filter(({ schema }: any) => schema);
    const named = [...Object.entries<any>(properties), ...parameters.map(({ name, schema }: any) => [name, schema])];
    const defaults = named.filter(([, schema]) => schema.default !== undefined);
    const sent = { ...Object.fromEntries(defaults.map(([name, schema]) => [name, schema.default])), ...body?.example };
    const statuses = Object.keys(operation.responses).filter((status) => status.startsWith('2'));
    const answers = statuses.flatMap((status) => [...jsonIn(`${base}/responses/${status}`)]);
    return answers.map(({ media }) => ({ operation: operation.operationId, said: common(sent, media.example) }));
  });
  const said = compared.flatMap(({ operation, said }) => said.map((one) => ({ operation, ...one })));
  expect(said.length).toBeGreaterThan(60);
  expect(said.filter(({ sent, answered }) => sent !== answered)).toEqual([]);
});

test('the examples of what was just made show nothing that comes later', () => {
  const answered = (path: string) => [...jsonIn(pointer('paths', path, 'post', 'responses', '201'))][0]!.media.example;
  const goal = answered('/api/v1/goals');
  expect(goal).toMatchObject({ goal_key_results_count: 0, goal_key_results: [], has_children: false });
  expect(goal.progress_is_computed).toBe(false);
  const keyResult = answered('/api/v1/goals/{goal_id}/key-results');
  expect(keyResult).toMatchObject({ progress: 0, check_ins_count: 0, last_check_in_at: null, confidence_level: null });
  expect(keyResult.current_value).toBe(keyResult.start_value);
});

/** The values that a request and its answer both have, by their place. */
function common(sent: any, answered: any, at = ''): { at: string; sent: unknown; answered: unknown }[] {
  const isTree = (value: unknown) => typeof value === 'object' && value !== null;
  if (!isTree(sent) && !isTree(answered)) return [{ at, sent, answered }];
  if (!isTree(sent) || !isTree(answered) || Array.isArray(sent) !== Array.isArray(answered)) return [];
  const shared: string[] = Object.keys(sent).filter((name) => name in answered);
  return shared.flatMap((name) => common((sent as any)[name], (answered as any)[name], `${at}/${name}`));
}

test('no body takes unknown fields', () => {
  for (const { operation } of operations) {
    for (const { schema } of Object.values<any>(operation.requestBody?.content ?? {})) {
      if (schema.$ref) expect(locate(schema.$ref.slice(1)).value).toMatchObject({ additionalProperties: false });
    }
  }
});

test('every problem is answered as problem+json', () => {
  for (const { path, method, operation } of operations) {
    for (const status of Object.keys(operation.responses).filter((one) => one >= '400')) {
      const { value } = locate(pointer('paths', path, method, 'responses', status));
      expect(Object.keys(value.content)).toEqual(['application/problem+json']);
    }
  }
});

test('only operations that take an Idempotency-Key tell of problems with it', () => {
  for (const { path, method, operation } of operations) {
    const parameters = (operation.parameters ?? []).map(({ $ref }: { $ref?: string }) => $ref);
    const told = ['409', '422']
      .filter((status) => operation.responses[status])
      .map((status) => JSON.stringify(locate(pointer('paths', path, method, 'responses', status)).value))
      .some((answer) => /still-running|key-reused|Idempotency-Key|While-Running/.test(answer));
    expect([path, method, told]).toEqual([
      path,
      method,
      parameters.includes('#/components/parameters/Idempotency-Key'),
    ]);
  }
});

test('no change has a default: what it omits stays as it is', () => {
  const changes = operations.filter(({ method }) => method === 'patch');
  expect(changes.length).toBeGreaterThan(5);
  for (const change of changes) {
    for (const { media } of jsonIn(`${pointer('paths', change.path, change.method)}/requestBody`)) {
      const { value } = locate(media.schema.$ref.slice(1));
      for (const [name, property] of Object.entries<object>(value.properties)) {
        expect([change.path, name, property]).toEqual([
          change.path,
          name,
          expect.not.objectContaining({ default: expect.anything() }),
        ]);
      }
    }
  }
});
