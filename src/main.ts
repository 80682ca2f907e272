import { Logger } from '@nestjs/common';
import { createApp } from './app.js';
import { ConfigError, describeConfig, readConfig } from './config/config.js';
import { startEmbeddedPostgres } from './database/embedded/embedded-postgres.js';
import { migrate } from './database/migrate.js';
import { prepareDemo } from './demo/demo.js';

/** Reads the config, brings up the database, listens; on SIGTERM and SIGINT all of it in reverse. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const embedded = config.database_url ? undefined : await startEmbeddedPostgres({ dataDir: config.data_dir });
  config.database_url ??= embedded!.url;
  await migrate(config.database_url);
  const app = await createApp(config);
  const stop = async () => {
    await app.close();
    await embedded?.stop();
    process.exit(0);
  };
  process.once('SIGTERM', () => void stop());
  process.once('SIGINT', () => void stop());

  const demo = config.demo ? await prepareDemo(app) : undefined;
  await app.listen(config.port, config.host);
  const url = await app.getUrl();
  new Logger('Main').log({ msg: 'listening', url, ...describeConfig(config) });
  if (!config.production || demo) console.log(banner(url, demo));
}

function banner(url: string, demo: { token: string; goal_id: string } | undefined): string {
  const lines = [
    '',
    `  OKR API      ${url}/api/v1`,
    `  Swagger UI   ${url}/api/docs`,
    ...(demo ? [`  Token        ${demo.token}`, `  Try          GET /api/v1/goals/${demo.goal_id}/tree`] : []),
    '',
  ];
  return lines.join('\n');
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exit(1);
});
