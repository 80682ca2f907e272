import { Injectable } from '@nestjs/common';
import { newCombinerCounts } from './combiner.js';

/** What this process has counted since it started, for whoever exports it. All of them only grow. */
@Injectable()
export class Counters {
  /** How often PostgreSQL asked for a transaction to be run again (serialization failure, deadlock). */
  transaction_retries = 0;
  /** The sharing of transactions by check-ins. */
  readonly check_ins = newCombinerCounts();
}
