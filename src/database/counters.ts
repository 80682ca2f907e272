import { Injectable } from '@nestjs/common';
import { Histogram } from 'prom-client';
import { newBatcherCounts } from './batcher.js';
import { newMutexCounts } from './keyed-mutex.js';

/** What this process has counted since it started, for whoever exports it. All of it only grows, but for what waits. */
@Injectable()
export class Counters {
  /** How often PostgreSQL asked for a transaction to be run again (serialization failure, deadlock). */
  transaction_retries = 0;
  /** The sharing of statements by requests whose callers are looked up. */
  readonly callers = newBatcherCounts();
  /** The sharing of transactions by check-ins. */
  readonly check_ins = newBatcherCounts();
  /** The writes of a company that wait for one another. */
  readonly writes = newMutexCounts();
  /** Reads that a replica might answer: those that one did, and those that went to the primary and why. */
  readonly replica_reads = { served: 0, behind: 0, unavailable: 0 };
  /** Goals whose figures roll-ups stored. */
  rolled_up_goals = 0;
  /** How long transactions with a roll-up took, from BEGIN to the answer to COMMIT, their wait for the lock included. */
  readonly rollup_seconds = new Histogram({
    name: 'okr_rollup_duration_seconds',
    help: 'Transactions that recalculated goals, their wait for the lock of the company included',
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [],
  });

  /** Notes a transaction that stored the figures of so many goals. */
  rolledUp(goals: number, durationMs: number): void {
    this.rolled_up_goals += goals;
    this.rollup_seconds.observe(durationMs / 1000);
  }
}
