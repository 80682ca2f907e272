import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { type Config } from './config/config.js';
import { keepEmbeddedPostgres } from './database/embedded/keep-running.js';
import { onStopSignal } from './stop.js';
import { gatherMetrics } from './telemetry/metrics.cluster.js';
import { createLogger } from './telemetry/logs.js';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/** Having run for so long, a worker that ends is not one that cannot start. */
const STEADY_MS = 60_000;

/**
 * The primary of WORKERS server processes that share one port: runs the embedded database for them, puts a new one in
 * the place of one that died, later each time where they die young, and ends when all have finished.
 */
export async function runWorkers(config: Config): Promise<void> {
  Logger.overrideLogger(await createLogger(config));
  const embedded = config.database_url ? undefined : await keepEmbeddedPostgres(config.data_dir);
  // What DEMO is without being set depends on whether DATABASE_URL is.
  const primary = new Primary({ DATABASE_URL: config.database_url ?? embedded!.url, DEMO: String(config.demo) });
  onStopSignal(config.shutdown_timeout_seconds + 1, async () => {
    await primary.stop();
    await embedded?.stop();
  });
  gatherMetrics();
  // The first migrates, and if it cannot start, none can. It also is the first to see that the demo company is missing.
  primary.start();
  await primary.firstListens();
  for (let n = 1; n < config.workers; n++) primary.start();
}

/** Starts, replaces and stops the workers. */
class Primary {
  private readonly logger = new Logger('Primary');
  private readonly workers = new Set<Worker>();
  private pauseMs = FIRST_PAUSE_MS;
  private stopping = false;
  private oneListened = false;

  /** @param env variables of the workers beside those of this process */
  constructor(private readonly env: NodeJS.ProcessEnv) {}

  /**
   * Starts a worker. It is replaced if it ends by itself; but one that does before any has listened has said why, and ends
   * the primary.
   */
  start(): void {
    if (this.stopping) return;
    const worker = cluster.fork(this.env);
    const started = Date.now();
    this.workers.add(worker);
    worker.once('exit', (code, signal) => {
      this.workers.delete(worker);
      if (this.stopping) return;
      if (!this.oneListened) process.exit(1);
      void this.replace(worker, signal || `exit code ${code}`, Date.now() - started);
    });
  }

  /** Waits for the first worker. */
  async firstListens(): Promise<void> {
    await once(cluster, 'listening');
    this.oneListened = true;
  }

  /** Tells all workers to stop, and waits until they have. */
  async stop(): Promise<void> {
    this.stopping = true;
    const ends = [...this.workers].map((worker) => once(worker, 'exit'));
    for (const worker of this.workers) worker.process.kill('SIGTERM');
    await Promise.all(ends);
  }

  private async replace(worker: Worker, reason: string, livedMs: number): Promise<void> {
    if (livedMs > STEADY_MS) this.pauseMs = FIRST_PAUSE_MS;
    this.logger.error(`Worker ${worker.process.pid} ended (${reason}): another one in ${this.pauseMs} ms`);
    await sleep(this.pauseMs);
    this.pauseMs = Math.min(2 * this.pauseMs, LONGEST_PAUSE_MS);
    this.start();
  }
}
