import { DataSource } from 'typeorm';
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

/** Takes the newest migration back. */
export async function revertMigration(url: string): Promise<void> {
  await withMigrationLock(url, (dataSource) => dataSource.undoLastMigration());
}

async function withMigrationLock<T>(url: string, work: (dataSource: DataSource) => Promise<T>): Promise<T> {
  // Two connections: the lock is held by the one while the migrations run on the other.
  const dataSource = await new DataSource(dataSourceOptions(url, 2)).initialize();
  const holder = dataSource.createQueryRunner();
  try {
    await holder.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    return await work(dataSource);
  } finally {
    await holder.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await holder.release();
    await dataSource.destroy();
  }
}
