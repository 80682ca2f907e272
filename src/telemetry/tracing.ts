import type { NodeSDK } from '@opentelemetry/sdk-node';
import { PROBES } from './probes.js';

let sdk: NodeSDK | undefined;

/**
 * Sends traces, and what the instrumentations measure, as OpenTelemetry's own variables say (OTEL_EXPORTER_OTLP_ENDPOINT
 * and its kin): a span a request, by its route, and one a statement, without its values. Nothing of it is loaded unless it is wanted.
 *
 * Call it before anything loads what is watched. Fastify, TypeORM and `pg` load one another by `require`, so
 * no loader for ES modules is needed.
 */
export async function startTracing(): Promise<void> {
  const [{ NodeSDK }, { HttpInstrumentation }, { PgInstrumentation }, { FastifyOtelInstrumentation }] =
    await Promise.all([
      import('@opentelemetry/sdk-node'),
      import('@opentelemetry/instrumentation-http'),
      import('@opentelemetry/instrumentation-pg'),
      import('@fastify/otel'),
    ]);
  sdk = new NodeSDK({
    serviceName: 'okr',
    instrumentations: [
      new HttpInstrumentation({ ignoreIncomingRequestHook: ({ url }) => PROBES.test(url ?? '') }),
      new PgInstrumentation({ requireParentSpan: true }),
      new FastifyOtelInstrumentation({ registerOnInitialization: true }),
    ],
  });
  sdk.start();
}

/** Sends what is left to send. Never throws: a collector that is away must not hold up the stop. */
export async function stopTracing(): Promise<void> {
  await sdk?.shutdown().catch(() => undefined);
}
