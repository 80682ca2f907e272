import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded-postgres.js';
import { EmbeddedPostgresError } from './error.js';

const MOST_RESTARTS = 3;
const PAUSE_MS = 1_000;

/** Having run for so long, a server that ends is not one that cannot run. */
const STEADY_MS = 60_000;

/**
 * As {@link startEmbeddedPostgres}, for a process that needs the server as long as it lives: one that ends by itself is
 * started again on the same port, so that the pools find it. Where that leads nowhere this process ends with 1, so that
 * whoever runs it sees it.
 * @throws EmbeddedPostgresError as {@link startEmbeddedPostgres} does
 */
export async function keepEmbeddedPostgres(dataDir: string): Promise<Pick<EmbeddedPostgres, 'url' | 'stop'>> {
  const logger = new Logger('PostgreSQL');
  let server = startEmbeddedPostgres({ dataDir });
  const { url } = await server;
  const port = Number(new URL(url).port);
  let stopping = false;

  const keepRunning = async () => {
    for (let failures = 0; ;) {
      const { ended } = await server;
      const since = Date.now();
      await ended;
      if (stopping) return;
      failures = Date.now() - since > STEADY_MS ? 1 : failures + 1;
      if (failures > MOST_RESTARTS) throw new EmbeddedPostgresError(`it has ended ${failures} times in a row`);
      logger.error('It has ended by itself (see postgres.log): starting it again');
      await sleep(PAUSE_MS);
      if (stopping) return;
      server = startEmbeddedPostgres({ dataDir, port });
      await server;
      logger.log('It is running again');
    }
  };
  keepRunning().catch((error: Error) => {
    if (stopping) return;
    logger.fatal(`There is no database any more: ${error.message}`);
    process.exit(1);
  });

  const stop = async () => {
    stopping = true;
    await (await server).stop();
  };
  return { url, stop };
}
