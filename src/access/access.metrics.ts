import { Injectable } from '@nestjs/common';
import { Counter, Registry } from 'prom-client';

/** What Prometheus is told of access. */
@Injectable()
export class AccessMetrics {
  /** Requests that found the queue of those full whose callers are looked up. */
  readonly refused: Counter;

  constructor(registry: Registry) {
    this.refused = new Counter({
      name: 'okr_callers_refused_total',
      help: 'Requests whose callers too many waited to be known',
      registers: [registry],
    });
  }
}
