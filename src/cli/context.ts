import { type INestApplicationContext, Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { type Config, readConfig } from '../config/config.js';
import { isAway, isUnusable } from '../database/away.js';
import { runningEmbeddedPostgres, startEmbeddedPostgres } from '../database/embedded/embedded-postgres.js';
import { migrate } from '../database/migrate.js';

/** A command that cannot be carried out as it was given: the message says why, in one line. */
export class CommandError extends Error {}

/**
 * Runs `work` with a database that is up and migrated: the one of DATABASE_URL, or the embedded one, which is started
 * unless a server of ours runs it already.
 */
export async function withDatabase<T>(work: (config: Config & { database_url: string }) => Promise<T>): Promise<T> {
  const config = readConfig(process.env);
  const running = config.database_url ?? (await runningEmbeddedPostgres(config.data_dir));
  const started = running ? undefined : await startEmbeddedPostgres({ dataDir: config.data_dir });
  const database_url = running ?? started!.url;
  try {
    await migrate(database_url).catch((error: unknown) => {
      throw asCommandError(error);
    });
    // As many connections as the migrations take: `okr verify` has two things read at the same time.
    const database_pool_size = Math.max(2, config.database_pool_size);
    return await work({ ...config, database_url, database_pool_size, database_statement_timeout_ms: 0 });
  } finally {
    await started?.stop();
  }
}

/** In one line where the database cannot be had. */
function asCommandError(error: unknown): unknown {
  if (!isAway(error) && !isUnusable(error)) return error;
  // Where a name has several addresses, the error of each has the message.
  const { message } = error instanceof AggregateError ? (error.errors[0] as Error) : (error as Error);
  return new CommandError(`DATABASE_URL cannot be used: ${message}`);
}

/** The same with the application's services, without listening. */
export function withServices<T>(work: (app: INestApplicationContext, config: Config) => Promise<T>): Promise<T> {
  return withDatabase(async (config) => {
    Logger.overrideLogger(['error', 'fatal']);
    const app = await NestFactory.createApplicationContext(AppModule.with(config), { abortOnError: false });
    try {
      return await work(app, config);
    } finally {
      await app.close();
    }
  });
}
