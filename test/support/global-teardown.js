import { readFile, rm } from 'node:fs/promises';
import { Client } from 'pg';

/**
 * Stops the PostgreSQL of the tests and removes its data; of a given one, what was made on it. Prints last what tests were
 * skipped for.
 */
export default async function tearDown() {
  const { embedded, notes } = globalThis.okrTests;
  if (embedded) {
    await embedded.server.stop();
    await rm(embedded.dataDir, { recursive: true, force: true });
  } else {
    const client = new Client(process.env.TEST_DATABASE_SERVER);
    await client.connect();
    await client.query('DROP DATABASE okr_test_template');
    await client.end();
  }
  process.stderr.write(await readFile(process.env.TEST_SKIPPED, 'utf8').catch(() => ''));
  await rm(notes, { recursive: true });
}
