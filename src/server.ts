import cluster from 'node:cluster';
import { Logger } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApp } from './app.js';
import { type Config, ConfigError, describeConfig } from './config/config.js';
import { DatabaseConnection } from './database/connection.js';
import { startEmbeddedPostgres } from './database/embedded/embedded-postgres.js';
import { type Demo, prepareDemo } from './demo/demo.js';
import { onStopSignal } from './stop.js';
import { stopTracing } from './telemetry/tracing.js';

const logger = new Logger('Main');

/** One server process: brings up the database, listens; when it is told to stop, all of it in reverse. */
export async function runServer(config: Config): Promise<void> {
  const embedded = config.database_url ? undefined : await startEmbeddedPostgres({ dataDir: config.data_dir });
  config.database_url ??= embedded!.url;
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
  logger.log({ msg: 'listening', url, ...describeConfig(config) });
  const demo = config.demo ? await loadDemo(app) : undefined;
  if (demo || !(config.production || cluster.isWorker)) process.stdout.write(banner(url, demo));
}

/** @throws ConfigError when HOST and PORT name what cannot be had */
async function listen(app: NestFastifyApplication, { port, host }: Config): Promise<void> {
  await app.init();
  await app.listen(port, host).catch((error: NodeJS.ErrnoException) => {
    const variable = error.code === 'EADDRINUSE' || error.code === 'EACCES' ? 'PORT' : 'HOST';
    throw new ConfigError(`${variable}: cannot listen on ${host}:${port} (${error.message})`);
  });
}

async function loadDemo(app: NestFastifyApplication): Promise<Demo | undefined> {
  await app.get(DatabaseConnection).up;
  return prepareDemo(app);
}

function banner(url: string, demo: Demo | undefined): string {
  const lines = [
    '',
    `  OKR API      ${url}/api/v1`,
    `  Swagger UI   ${url}/api/docs`,
    ...(demo ? [`  Token        ${demo.token}`, `  Try          GET /api/v1/goals/${demo.goal_id}/tree`] : []),
    '',
    '',
  ];
  return lines.join('\n');
}
