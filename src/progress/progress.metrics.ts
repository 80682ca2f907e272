import { Injectable } from '@nestjs/common';
import { Counter, Histogram, Registry } from 'prom-client';
import { type Transaction } from '../database/transaction.js';

/** Bounds in seconds. */
const BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** What Prometheus is told of roll-ups: those that were committed. */
@Injectable()
export class ProgressMetrics {
  private readonly goals: Counter;
  private readonly duration: Histogram;
  /** Transactions with a roll-up: each is timed once, however many it has. */
  private readonly timed = new WeakSet<Transaction>();

  constructor(registry: Registry) {
    this.goals = new Counter({
      name: 'okr_rolled_up_goals_total',
      help: 'Goals that roll-ups stored',
      registers: [registry],
    });
    this.duration = new Histogram({
      name: 'okr_rollup_duration_seconds',
      help: 'Transactions that recalculated goals, their wait for the lock of the company included',
      buckets: BUCKETS,
      registers: [registry],
    });
  }

  /** Counts the goals that a transaction stores, and times it, once it has committed. */
  rolledUp(tx: Transaction, goals: number): void {
    tx.onCommit(() => this.goals.inc(goals));
    if (this.timed.has(tx)) return;
    this.timed.add(tx);
    tx.onCommit((durationMs) => this.duration.observe(durationMs / 1000));
  }
}
