import cluster from 'node:cluster';
import { readConfig } from './config/config.js';
import { ConfigError } from './config/error.js';
import { EmbeddedPostgresError } from './database/embedded/error.js';
import { isStopping } from './stop.js';
import { startTracing } from './telemetry/tracing.js';

/** Reads the config and runs one server process, or WORKERS of them. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  // Loaded only now: a setting that is wrong is told at once, and the primary of several workers needs no server.
  if (config.workers > 1 && cluster.isPrimary) {
    await (await import('./cluster.js')).runWorkers(config);
  } else {
    if (config.tracing) await startTracing();
    await (await import('./server.js')).runServer(config);
  }
}

main().catch((error: unknown) => {
  if (isStopping()) return;
  // What the operator can do something about is one line; anything else is a fault of ours and shows where.
  const known = [ConfigError, EmbeddedPostgresError].some((kind) => error instanceof kind);
  console.error(known ? (error as Error).message : error);
  process.exit(1);
});
