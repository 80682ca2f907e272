import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Registry } from 'prom-client';
import { type BatcherCounts } from '../database/batcher.js';

/** What Prometheus is told of check-ins: how they share transactions. */
@Injectable()
export class CheckInsMetrics implements BatcherCounts {
  readonly rounds: Counter;
  readonly items: Counter;
  readonly split: Counter;
  readonly refused: Counter;
  readonly waiting: Gauge;

  constructor(registry: Registry) {
    const counter = (name: string, help: string) => new Counter({ name, help, registers: [registry] });
    this.rounds = counter('okr_check_in_rounds_total', 'Transactions that check-ins shared');
    this.items = counter('okr_check_in_items_total', 'Check-ins in them');
    this.split = counter('okr_check_in_rounds_split_total', 'Rounds that failed for one check-in');
    this.refused = counter('okr_check_in_refused_total', 'Check-ins that found the queue full');
    this.waiting = new Gauge({
      name: 'okr_check_in_waiting',
      help: 'Check-ins that wait for the transaction before theirs',
      registers: [registry],
    });
  }
}
