import { type INestApplicationContext, Logger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { type Config, readConfig } from '../config/config.js';
import { isAway, isUnusable } from '../database/away.js';
import { runningEmbeddedPostgres, startEmbeddedPostgres } from '../database/embedded/embedded-postgres.js';
import { migrate, pendingMigrationsAt } from '../database/migrate.js';

/** A command that cannot be carried out as it was given: the message says why, in one line. */
export class CommandError extends Error {}

/**
 * What becomes of the schema before a command does its work: it is brought up to date, it has to be up to date, or it
 * stays as it is. The embedded database has to be nothing: it is there for trying out, and brought up to date.
 */
export type SchemaStep = 'migrate' | 'require' | 'leave';

/**
 * Runs `work` with a database that is up: the one of DATABASE_URL, or the embedded one, which is started unless a server
 * of ours runs it already.
 * @throws CommandError where the schema has to be up to date and is not
 */
export async function withDatabase<T>(
  schema: SchemaStep,
  work: (config: Config & { database_url: string }) => Promise<T>,
): Promise<T> {
  const config = readConfig(process.env);
  const running = config.database_url ?? (await runningEmbeddedPostgres(config.data_dir));
  const started = running ? undefined : await startEmbeddedPostgres({ dataDir: config.data_dir });
  const database_url = running ?? started!.url;
  try {
    const step = schema === 'require' && config.database_url === undefined ? 'migrate' : schema;
    await STEPS[step](database_url).catch((error: unknown) => {
      throw asCommandError(error);
    });
    // As many connections as the migrations take: `okr verify` has two things read at the same time.
    const database_pool_size = Math.max(2, config.database_pool_size);
    return await work({ ...config, database_url, database_pool_size, database_statement_timeout_ms: 0 });
  } finally {
    await started?.stop();
  }
}

const STEPS: Record<SchemaStep, (url: string) => Promise<unknown>> = {
  migrate,
  require: requireSchema,
  leave: () => Promise.resolve(),
};

/** Whoever compares or reads changes nothing: not the schema either, which others may not be ready for. */
async function requireSchema(url: string): Promise<void> {
  const { length } = await pendingMigrationsAt(url);
  if (length === 0) return;
  const missing = length === 1 ? '1 migration is' : `${length} migrations are`;
  throw new CommandError(`The schema is not up to date, ${missing} missing: run \`okr migrate\` first.`);
}

/** In one line where the database cannot be had. */
function asCommandError(error: unknown): unknown {
  if (!isAway(error) && !isUnusable(error)) return error;
  // Where a name has several addresses, the error of each has the message.
  const { message } = error instanceof AggregateError ? (error.errors[0] as Error) : (error as Error);
  return new CommandError(`DATABASE_URL cannot be used: ${message}`);
}

/** The same with the application's services, without listening. */
export function withServices<T>(
  work: (app: INestApplicationContext, config: Config) => Promise<T>,
  schema: SchemaStep = 'require',
): Promise<T> {
  return withDatabase(schema, async (config) => {
    Logger.overrideLogger(['error', 'fatal']);
    const app = await NestFactory.createApplicationContext(AppModule.with(config), { abortOnError: false });
    try {
      return await work(app, config);
    } finally {
      await app.close();
    }
  });
}
