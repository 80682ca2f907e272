import { Client } from 'pg';
import { type TestDatabase } from './database.js';
import { until } from './until.js';

/** A company's lock, as the service takes it (see `progress.service.ts`), held from outside of it. */
export interface CompanyLock {
  /** the connection that holds it, in a transaction */
  holder: Client;
  /** Lets go of it, and of what the holder has done meanwhile unless that was committed. */
  release: () => Promise<void>;
}

/** Takes it. */
export async function holdCompany(database: Pick<TestDatabase, 'url'>, company_id: string): Promise<CompanyLock> {
  const holder = new Client(database.url);
  holder.on('error', () => undefined); // it may end with the database
  await holder.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT FROM companies WHERE id = $1 FOR NO KEY UPDATE', [company_id]);
  return { holder, release: () => holder.end() };
}

/** Waits until so many connections wait for a company. @returns the processes of PostgreSQL that serve them */
export function waitingForCompany(database: Pick<TestDatabase, 'query'>, connections = 1): Promise<number[]> {
  return waitingForRow(database, 'companies', connections);
}

/** The same for a row of any table. */
export async function waitingForRow(
  database: Pick<TestDatabase, 'query'>,
  table: string,
  connections = 1,
): Promise<number[]> {
  let waiting: { pid: number }[] = [];
  await until(async () => {
    waiting = await database.query(`
      SELECT pid FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%FROM ${table}%'`);
    return waiting.length >= connections;
  });
  return waiting.map(({ pid }) => pid);
}
