import { chmod, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../dist/src/database/embedded/embedded-postgres.js';
import { migrate } from '../../dist/src/database/migrate.js';

/**
 * One real PostgreSQL for all tests, without fsync: nothing of it is to last. Every application under test gets a copy
 * of the migrated database `template`.
 */
export default async function setUp() {
  const dataDir = await mkdtemp(join(tmpdir(), 'okr-test-'));
  await chmod(dataDir, 0o755); // for the system user of PostgreSQL: see directory.ts
  const server = await startEmbeddedPostgres({
    dataDir,
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' },
  });
  const client = new Client(server.url);
  await client.connect();
  await client.query('CREATE DATABASE template');
  await client.end();
  const url = new URL(server.url);
  url.pathname = '/template';
  await migrate(url.href);
  process.env.TEST_DATABASE_SERVER = server.url;
  globalThis.okrTests = { server, dataDir };
}
