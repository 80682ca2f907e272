import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createEmptyDatabase, type TestDatabase } from './support/database.js';
import { clearAway } from './support/demo-server.js';
import { emptyDirectory } from './support/directory.js';
import { startServer } from './support/server.js';
import { takeTour } from './support/tour.js';

/** The commands of docs/production.md, on a server and a database with nothing in them. */

const OPERATOR_TOKEN = 'operator-token-of-a-reader';

let database: TestDatabase;
let directory: string;

beforeAll(async () => {
  database = await createEmptyDatabase();
  directory = await emptyDirectory();
});
afterAll(async () => {
  await clearAway(directory);
  await database.drop();
});

it('lead from nothing to a company with an admin, a directory and a token for an employee', async () => {
  const server = await startServer({ DATABASE_URL: database.url, OPERATOR_TOKEN });
  const env = { DATABASE_URL: database.url, OPERATOR_TOKEN };
  const { printed, promised, stderr } = await takeTour('docs/production.md', server.url, directory, env);
  expect(stderr).toBe('');
  expect(promised).toHaveLength(6);
  expect(printed).toEqual(promised);
}, 120_000);
