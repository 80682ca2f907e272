import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../../migrations/index.js';
import { dataSourceOptions } from './data-source.js';

/** The advisory lock that instances which start at the same moment queue for: "okr" in ASCII. */
const MIGRATION_LOCK = 0x6f6b72;

/**
 * Brings the schema up to date, under an advisory lock so that several instances may start at once (SPEC §7).
 * @returns the names of the migrations that it ran
 */
export async function migrate(url: string): Promise<string[]> {
  return withMigrationLock(url, async (dataSource) => {
    const done = await dataSource.runMigrations();
    return done.map((migration) => migration.name);
  });
}

/** Takes the newest migration back. @returns its name; undefined if there was none */
export async function revertMigration(url: string): Promise<string | undefined> {
  return withMigrationLock(url, async (dataSource) => {
    const newest = (await appliedMigrations(dataSource)).at(-1);
    await dataSource.undoLastMigration();
    return newest;
  });
}

/** The names of the migrations that this database lacks, without waiting for anyone. */
export async function pendingMigrations(dataSource: DataSource): Promise<string[]> {
  const applied = await appliedMigrations(dataSource);
  return MIGRATIONS.map(({ name }) => name).filter((name) => !applied.includes(name));
}

/** The same by the address of the database. */
export async function pendingMigrationsAt(url: string): Promise<string[]> {
  const dataSource = await new DataSource(dataSourceOptions(url, 1)).initialize();
  return pendingMigrations(dataSource).finally(() => dataSource.destroy());
}

async function appliedMigrations(dataSource: DataSource): Promise<string[]> {
  const [{ exists }] = await dataSource.query<[{ exists: boolean }]>(
    `SELECT to_regclass('migrations') IS NOT NULL AS exists`,
  );
  if (!exists) return [];
  const rows = await dataSource.query<{ name: string }[]>('SELECT name FROM migrations ORDER BY id');
  return rows.map(({ name }) => name);
}

async function withMigrationLock<T>(url: string, work: (dataSource: DataSource) => Promise<T>): Promise<T> {
  // Two connections: the lock is held by the one while the migrations run on the other.
  const dataSource = await new DataSource(dataSourceOptions(url, 2)).initialize();
  const holder = dataSource.createQueryRunner();
  try {
    // Held by a transaction, for a pooler may give each transaction another connection to the server.
    await holder.query('BEGIN');
    await holder.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    return await work(dataSource);
  } finally {
    await holder.query('COMMIT').catch(() => undefined);
    await holder.release();
    await dataSource.destroy();
  }
}
