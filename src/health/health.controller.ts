import { Controller, Get, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { HealthCheck, HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import { Public } from '../access/auth.guard.js';
import { DatabaseProbe } from './database.probe.js';

/** What an orchestrator asks (SPEC §6). */
@ApiExcludeController()
@Public()
@Controller({ path: 'health', version: VERSION_NEUTRAL })
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly database: DatabaseProbe,
  ) {}

  /** The process runs: restarting it would not help. */
  @Get('live')
  live() {
    return { status: 'ok' };
  }

  /** It can serve requests: 503 while the database is away. */
  @Get('ready')
  @HealthCheck()
  ready() {
    return this.health.check([() => this.indicators.check('database').attempt(() => this.database.ping())]);
  }
}
