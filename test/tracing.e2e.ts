import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { createDatabase, type TestDatabase } from './support/database.js';
import { startServer, stopServers } from './support/server.js';

jest.setTimeout(120_000);

let collector: Server;
let database: TestDatabase;
const paths = new Set<string>();
const spans: any[] = [];

beforeAll(async () => {
  collector = createServer((request, response) => {
    paths.add(request.url!);
    void json(request).then((body: any) => {
      for (const { scopeSpans = [] } of body.resourceSpans ?? [])
        spans.push(...scopeSpans.flatMap((s: any) => s.spans));
      response.setHeader('content-type', 'application/json').end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  database = await createDatabase();
});

afterAll(async () => {
  await stopServers();
  collector.close();
  await database.drop();
});

it('sends the trace of a request and its statements where OpenTelemetry is told to, without their values', async () => {
  const { port } = collector.address() as AddressInfo;
  const server = await startServer({
    DATABASE_URL: database.url,
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
  });
  const { api, token } = await server.company();
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  await api.get('/goals?text=secret-words', { traceparent: `00-${traceId}-b7ad6b7169203331-01` });
  await fetch(`${server.url}/health/live`);
  expect(await server.stop()).toBe(0);

  const ours = spans.filter((span) => span.traceId === traceId);
  const request = ours.find((span) => span.kind === 2);
  expect(request.parentSpanId).toBe('b7ad6b7169203331');
  expect(attributesOf(ours)['http.route']).toBe('/api/v1/goals');
  expect(ours.filter(({ name }) => /^pg\.query/.test(name)).length).toBeGreaterThan(0);
  expect(JSON.stringify(spans)).not.toContain(token);
  expect(JSON.stringify(ours)).not.toContain('%secret-words%');
  expect(JSON.stringify(spans)).not.toContain('health/live');
  expect(paths).toContain('/v1/traces');
});

function attributesOf(all: any[]): Record<string, unknown> {
  const pairs = all.flatMap(({ attributes = [] }) => attributes);
  return Object.fromEntries(pairs.map(({ key, value }) => [key, Object.values(value)[0]]));
}
