import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { IdempotencyRepository } from './idempotency.repository.js';

const EVERY_MS = 60 * 60_000;

/**
 * Removes outdated idempotency keys of all companies once an hour, so that no request has to. Until then they are there,
 * but count no more. Every process does so, and they stay out of one another's way.
 */
@Injectable()
export class IdempotencySweep implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(IdempotencySweep.name);
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly answers: IdempotencyRepository) {}

  /** Begins to wait for the first hour. */
  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.sweep(), EVERY_MS).unref();
  }

  /** Ends it, after the statement that is under way. */
  onModuleDestroy(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private async sweep(): Promise<void> {
    try {
      for (const company_id of await this.answers.companiesWithOutdated()) {
        while (this.timer && (await this.answers.removeOutdated(company_id)));
      }
    } catch (error) {
      this.logger.warn(`Outdated idempotency keys were not removed: ${(error as Error).message}`);
    }
  }
}
