import cluster from 'node:cluster';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from './app.js';
import { type Config, describeConfig } from './config/config.js';
import { ConfigError } from './config/error.js';
import { DatabaseConnection } from './database/connection.js';
import { keepEmbeddedPostgres } from './database/embedded/keep-running.js';
import { type Demo } from './demo/demo.repository.js';
import { DemoService } from './demo/demo.service.js';
import { DOCS } from './http/openapi/serve.js';
import { onStopSignal } from './stop.js';
import { stdout } from './telemetry/lines.js';
import { stopTracing } from './telemetry/tracing.js';
import { version } from './version.js';

const logger = new Logger('Main');

/** One server process: brings up the database, listens; when it is told to stop, all of it in reverse. */
export async function runServer(settings: Config): Promise<void> {
  const embedded = settings.database_url ? undefined : await keepEmbeddedPostgres(settings.data_dir);
  const config = { ...settings, database_url: settings.database_url ?? embedded!.url };
  const app = await createApp(config);
  onStopSignal(config.shutdown_timeout_seconds, async (signal) => {
    logger.log(`${signal}: finishing the requests under way`);
    await app.close();
    await embedded?.stop();
    await stopTracing();
    logger.log('stopped');
  });

  await listen(app, config);
  const url = await app.getUrl();
  logger.log({ msg: 'listening', version, url, ...describeConfig(config) });
  const demo = config.demo ? await prepareDemo(app) : undefined;
  if (cluster.worker && cluster.worker.id !== 1) return; // of several workers the first greets
  const token = demo && (await app.get(DemoService).token(demo));
  if (demo || !config.production) stdout.write(banner(url, demo?.goal_id, token));
}

/** @throws ConfigError when HOST and PORT name what cannot be had */
async function listen(app: NestFastifyApplication, { port, host }: Config): Promise<void> {
  await app.init();
  await app.listen(port, host).catch((error: NodeJS.ErrnoException) => {
    const variable = error.code === 'EADDRINUSE' || error.code === 'EACCES' ? 'PORT' : 'HOST';
    throw new ConfigError(`${variable}: cannot listen on ${host}:${port} (${error.message})`);
  });
}

async function prepareDemo(app: NestFastifyApplication): Promise<Demo | undefined> {
  await app.get(DatabaseConnection).up;
  return app.get(DemoService).prepare();
}

function banner(url: string, goal_id?: string, token?: string): string {
  const lines = [
    '',
    `  OKR API      ${url}/api/v1`,
    `  Swagger UI   ${url}${DOCS}`,
    ...(token ? [`  Token        ${token}`, `  Try          GET /api/v1/goals/${goal_id}/tree`] : []),
    '',
    '',
  ];
  return lines.join('\n');
}
