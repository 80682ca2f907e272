import cluster from 'node:cluster';
import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { Counters } from '../database/counters.js';
import { DatabaseConnection } from '../database/connection.js';
import { type Ended } from './ended.js';
import { metricsOfAllWorkers, offerMetrics } from './metrics.cluster.js';

/** Bounds in seconds. */
const REQUEST_BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** What `/metrics` tells, for Prometheus (SPEC §6). Times are in seconds. */
@Injectable()
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'okr_http_request_duration_seconds',
    help: 'Requests by method, route template and status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: REQUEST_BUCKETS,
    registers: [this.registry],
  });

  constructor(
    private readonly connection: DatabaseConnection,
    private readonly counters: Counters,
  ) {
    collectDefaultMetrics({ register: this.registry });
    this.registry.registerMetric(counters.rollup_seconds);
    this.addPool();
    this.addCounts();
    this.addReplicas();
    if (cluster.isWorker) offerMetrics(this.registry);
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

  private addPool(): void {
    const { connection } = this;
    new Gauge({
      name: 'okr_database_pool_connections',
      help: 'Connections of the pool: all, and those that nobody uses',
      labelNames: ['state'],
      registers: [this.registry],
      collect() {
        const { totalCount = 0, idleCount = 0 } = connection.poolIfUp ?? {};
        this.set({ state: 'total' }, totalCount);
        this.set({ state: 'idle' }, idleCount);
      },
    });
    new Gauge({
      name: 'okr_database_pool_waiting',
      help: 'Statements and transactions that wait for a connection',
      registers: [this.registry],
      collect() {
        this.set(connection.poolIfUp?.waitingCount ?? 0);
      },
    });
  }

  private addCounts(): void {
    const { callers, check_ins, writes } = this.counters;
    new Gauge({
      name: 'okr_writes_waiting',
      help: 'Writes that wait for one of the same company',
      registers: [this.registry],
      collect() {
        this.set(writes.waiting);
      },
    });
    this.count('okr_writes_refused_total', 'Writes that waited for too long, or with too many', () => writes.refused);
    this.count(
      'okr_callers_refused_total',
      'Requests whose callers too many waited to be known',
      () => callers.refused,
    );
    this.count('okr_rolled_up_goals_total', 'Goals that roll-ups stored', () => this.counters.rolled_up_goals);
    this.count(
      'okr_transaction_retries_total',
      'Transactions that PostgreSQL asked to be run again',
      () => this.counters.transaction_retries,
    );
    this.count('okr_check_in_rounds_total', 'Transactions that check-ins shared', () => check_ins.rounds);
    this.count('okr_check_in_items_total', 'Check-ins in them', () => check_ins.items);
    this.count('okr_check_in_rounds_split_total', 'Rounds that failed for one check-in', () => check_ins.split);
    this.count('okr_check_in_refused_total', 'Check-ins that found the queue full', () => check_ins.refused);
  }

  private addReplicas(): void {
    const { replica_reads } = this.counters;
    new Counter({
      name: 'okr_replica_reads_total',
      help: 'Reads that a replica may serve: served by one, or by the primary because it was behind or unavailable',
      labelNames: ['outcome'],
      registers: [this.registry],
      collect() {
        this.reset();
        for (const [outcome, reads] of Object.entries(replica_reads)) this.inc({ outcome }, reads);
      },
    });
  }

  private count(name: string, help: string, value: () => number): void {
    new Counter({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.reset();
        this.inc(value());
      },
    });
  }
}
