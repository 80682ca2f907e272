import { setTimeout as sleep } from 'node:timers/promises';
import { type TestDatabase } from './database.js';

/** Waits until something is so; the test's own time limit bounds it. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await sleep(25);
}

/** How many locks are waited for in the database. */
export async function waitingLocks({ query }: Pick<TestDatabase, 'query'>): Promise<number> {
  const waiting = await query(`
    SELECT FROM pg_locks JOIN pg_database d ON d.oid = database WHERE d.datname = current_database() AND NOT granted`);
  return waiting.length;
}
