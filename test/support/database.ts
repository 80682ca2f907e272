import { randomBytes } from 'node:crypto';
import { Client } from 'pg';

/** A database of one's own on the PostgreSQL of the tests, migrated and empty. */
export interface TestDatabase {
  url: string;
  /** Rows, past the service: for what no route shows, and to break things on purpose. */
  query(text: string, values?: unknown[]): Promise<any[]>;
  drop(): Promise<void>;
}

/** Makes one, by copying the migrated template. */
export function createDatabase(): Promise<TestDatabase> {
  return createCopyOf('okr_test_template');
}

/** Makes one that nothing was ever done to. */
export function createEmptyDatabase(): Promise<TestDatabase> {
  return createCopyOf('template1');
}

async function createCopyOf(template: string): Promise<TestDatabase> {
  const server = process.env.TEST_DATABASE_SERVER!;
  const name = `test_${randomBytes(8).toString('hex')}`;
  await run(
    server,
    `SELECT pg_advisory_lock(1); CREATE DATABASE ${name} TEMPLATE ${template}; SELECT pg_advisory_unlock(1)`,
  );
  const url = new URL(server);
  url.pathname = `/${name}`;
  const client = new Client(url.href);
  client.on('error', () => undefined); // it ends with its database
  await client.connect();
  return {
    url: url.href,
    query: async (text, values) => (await client.query<Record<string, unknown>>(text, values)).rows,
    drop: async () => {
      await client.end();
      await run(server, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

async function run(url: string, statements: string): Promise<void> {
  const client = new Client(url);
  await client.connect();
  try {
    for (const statement of statements.split('; ')) await client.query(statement);
  } finally {
    await client.end();
  }
}
