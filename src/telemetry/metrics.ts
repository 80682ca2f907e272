import cluster from 'node:cluster';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client';
import { type Ended } from './ended.js';
import { metricsOfAllWorkers, offerMetrics } from './metrics.cluster.js';

/** Bounds in seconds. */
const REQUEST_BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** What `/metrics` tells, for Prometheus (SPEC §6): each part declares its own, and here are the requests. */
@Injectable()
export class Metrics {
  private readonly requests: Histogram<'method' | 'route' | 'status'>;

  constructor(private readonly registry: Registry) {
    this.requests = new Histogram({
      name: 'okr_http_request_duration_seconds',
      help: 'Requests by method, route template and status',
      labelNames: ['method', 'route', 'status'],
      buckets: REQUEST_BUCKETS,
      registers: [registry],
    });
    collectDefaultMetrics({ register: registry });
    if (cluster.isWorker) offerMetrics(registry);
  }

  /** In the text format of Prometheus; with WORKERS that of all of them, for any of them may have been asked. */
  text(): Promise<string> {
    return cluster.isWorker ? metricsOfAllWorkers() : this.registry.metrics();
  }

  /** The media type of {@link text}. */
  get contentType(): string {
    return this.registry.contentType;
  }

  /** Counts and times a request that has ended, by the template of its route: the addresses themselves are too many. */
  observe({ method, routeOptions }: FastifyRequest, { status, duration }: Ended): void {
    this.requests.observe({ method, route: routeOptions.url ?? 'unknown', status }, duration / 1000);
  }
}
