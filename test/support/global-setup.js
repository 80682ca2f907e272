import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../dist/src/database/embedded/embedded-postgres.js';
import { migrate } from '../../dist/src/database/migrate.js';

/**
 * One real PostgreSQL for all tests: that of TEST_DATABASE_SERVER (`postgres://…/postgres`, as a superuser), or else the
 * embedded one. Every application under test gets a copy of the migrated database `okr_test_template`.
 * What tests are skipped for is noted in the file TEST_SKIPPED.
 */
export default async function setUp() {
  const { TEST_DATABASE_SERVER: given } = process.env;
  const embedded = given ? undefined : await startEmbedded();
  const url = given ?? embedded.server.url;
  const client = new Client(url);
  await client.connect();
  await client.query('DROP DATABASE IF EXISTS okr_test_template WITH (FORCE)');
  await client.query('CREATE DATABASE okr_test_template');
  await client.end();
  await migrate(Object.assign(new URL(url), { pathname: '/okr_test_template' }).href);
  process.env.TEST_DATABASE_SERVER = url;
  const notes = await mkdtemp(join(tmpdir(), 'okr-skipped-'));
  process.env.TEST_SKIPPED = join(notes, 'reasons');
  globalThis.okrTests = { embedded, notes };
}

/** Without fsync: nothing of it is to last. */
async function startEmbedded() {
  const dataDir = await mkdtemp(join(tmpdir(), 'okr-test-'));
  await chmod(dataDir, 0o755); // for the system user of PostgreSQL: see directory.ts
  const server = await startEmbeddedPostgres({
    dataDir,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
  });
  return { dataDir, server };
}
