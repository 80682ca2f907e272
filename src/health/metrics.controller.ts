import { Controller, Get, Res, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from '../access/auth.guard.js';
import { Metrics } from '../telemetry/metrics.js';

/** What Prometheus scrapes: figures only, nothing of any company. */
@ApiExcludeController()
@Public()
@Controller({ path: 'metrics', version: VERSION_NEUTRAL })
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  /** `GET /metrics` (SPEC §6): text, not JSON. */
  @Get()
  async get(@Res() reply: FastifyReply): Promise<void> {
    const text = await this.metrics.text();
    await reply
      .type(this.metrics.contentType)
      .serializer((body: string) => body)
      .send(text);
  }
}
