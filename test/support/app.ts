import { createApp } from '../../src/app.js';
import { readConfig } from '../../src/config/config.js';
import { Client } from './client.js';
import { createDatabase, type TestDatabase } from './database.js';

/** The operator's bearer token. */
export const OPERATOR = 'operator-token-of-the-tests';

/** A company that a test made, with its first admin. */
export interface TestCompany {
  id: string;
  admin: { id: string; email: string; display_name: string };
  token: string;
  /** the admin as a caller */
  api: Client;
}

/** The application under test, listening on a port of its own, with a database of its own. */
export type TestApp = Awaited<ReturnType<typeof startApp>>;

/**
 * Starts it.
 * @param env settings that differ from those of the tests
 * @param beside another one whose database it shares; that one is to be closed last
 */
export async function startApp(env: NodeJS.ProcessEnv = {}, beside?: { database: TestDatabase }) {
  const database = beside?.database ?? (await createDatabase());
  const config = readConfig({
    DATABASE_URL: database.url,
    OPERATOR_TOKEN: OPERATOR,
    LOG_LEVEL: 'error',
    RATE_LIMIT: 'off',
    ...env,
  });
  const app = await createApp(config);
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  const as = (token?: string) => new Client(url, token);
  return {
    url,
    app,
    database,
    query: (text: string, values?: unknown[]) => database.query(text, values),
    as,
    /** Makes a company. */
    company: () => createCompany(url),
    async close(): Promise<void> {
      await app.close();
      if (!beside) await database.drop();
    },
  };
}

let companies = 0;

/** Makes a company at a service. */
export async function createCompany(url: string): Promise<TestCompany> {
  const body = await new Client(url, OPERATOR).must('POST', '/companies', {
    name: `Company ${++companies}`,
    admin: { email: 'admin@example.com', display_name: 'Admin' },
  });
  return { id: body.company.id, admin: body.admin, token: body.token, api: new Client(url, body.token) };
}
