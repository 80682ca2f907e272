import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Registry } from 'prom-client';
import { DatabaseConnection } from './connection.js';

/** Where a read went that a replica may serve. */
const OUTCOMES = ['served', 'behind', 'unavailable'] as const;

/** What Prometheus is told of the database. */
@Injectable()
export class DatabaseMetrics {
  /** Transactions that were run again: serialization failures, deadlocks. */
  readonly retries: Counter;
  /** Writes that wait for one of the same company, and those that did so in vain. */
  readonly writes: { waiting: Gauge; refused: Counter };
  private readonly replicaReads: Counter<'outcome'>;

  constructor(registry: Registry, connection: DatabaseConnection) {
    const registers = [registry];
    this.retries = new Counter({
      name: 'okr_transaction_retries_total',
      help: 'Transactions that PostgreSQL asked to be run again',
      registers,
    });
    this.writes = {
      waiting: new Gauge({
        name: 'okr_writes_waiting',
        help: 'Writes that wait for one of the same company',
        registers,
      }),
      refused: new Counter({
        name: 'okr_writes_refused_total',
        help: 'Writes that waited for too long, or with too many',
        registers,
      }),
    };
    this.replicaReads = new Counter({
      name: 'okr_replica_reads_total',
      help: 'Reads that a replica may serve: served by one, or by the primary because it was behind or unavailable',
      labelNames: ['outcome'],
      registers,
    });
    for (const outcome of OUTCOMES) this.replicaReads.inc({ outcome }, 0); // told of from the start
    watchPool(connection, registry);
  }

  /** Counts a read that a replica may serve. */
  replicaRead(outcome: (typeof OUTCOMES)[number]): void {
    this.replicaReads.inc({ outcome });
  }
}

function watchPool(connection: DatabaseConnection, registry: Registry): void {
  new Gauge({
    name: 'okr_database_pool_connections',
    help: 'Connections of the pool: all, and those that nobody uses',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      const { totalCount = 0, idleCount = 0 } = connection.poolIfUp ?? {};
      this.set({ state: 'total' }, totalCount);
      this.set({ state: 'idle' }, idleCount);
    },
  });
  new Gauge({
    name: 'okr_database_pool_waiting',
    help: 'Statements and transactions that wait for a connection',
    registers: [registry],
    collect() {
      this.set(connection.poolIfUp?.waitingCount ?? 0);
    },
  });
}
