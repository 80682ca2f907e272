import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { goalOf, keyResultOf } from './support/builders.js';
import { type Client } from './support/client.js';
import { runningEmbeddedPostgres } from '../src/database/embedded/embedded-postgres.js';
import { emptyDirectory } from './support/directory.js';
import { okr } from './support/okr.js';
import { startServer, stopServers, type TestServer } from './support/server.js';
import { until } from './support/until.js';

let dataDir: string;

beforeAll(async () => {
  dataDir = await emptyDirectory();
});
afterEach(stopServers);
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const start = (settings: NodeJS.ProcessEnv = {}) =>
  startServer({
    NODE_ENV: 'development',
    DATA_DIR: dataDir,
    DEMO: 'false',
    LOG_LEVEL: 'info',
    RATE_LIMIT: 'off',
    ...settings,
  });

describe('after a crash of server and database in mid-load', () => {
  it('every check-in that was acknowledged is there, and every figure is right', async () => {
    const server = await start();
    const { api, token } = await server.company();
    const root = await goalOf(api);
    const keyResults: any[] = [];
    for (let n = 0; n < 4; n++) {
      const goal = await goalOf(api, { parent_goal_id: root.id });
      keyResults.push(await keyResultOf(api, goal.id), await keyResultOf(api, goal.id));
    }
    const acknowledged = await loadUntilCrash(server, api, keyResults);
    expect(acknowledged.size).toBeGreaterThanOrEqual(100);

    const again = await start();
    const found = new Set<string>();
    for (const { goal_id, id } of keyResults) {
      for (const checkIn of await historyOf(again.as(token), goal_id, id)) found.add(checkIn.id);
    }
    expect([...acknowledged].filter((id) => !found.has(id))).toEqual([]);
    const url = await runningEmbeddedPostgres(dataDir);
    expect(await okr(url!, 'verify')).toEqual({ code: 0, out: 'Nothing differs.\n', err: '' });
    await again.stop();
  }, 90_000);
});

describe('after a crash of the database alone', () => {
  it.each([{}, { WORKERS: '2' }])(
    'it is started again, and nothing is lost (%j)',
    async (settings) => {
      const server = await start(settings);
      const { api } = await server.company();
      const goal = await goalOf(api);
      await killPostgres();
      await until(() => timesRunningAgain(server) === 1);
      await until(async () => (await api.get(`/goals/${goal.id}`)).status === 200);
      await goalOf(api);
      expect(await server.stop()).toBe(0);
      expect(await runningEmbeddedPostgres(dataDir)).toBeUndefined();
    },
    90_000,
  );

  it('the server ends with 1, and says why, where it does not stay', async () => {
    const server = await start();
    const ended = once(server.process, 'close');
    for (let restarts = 0; restarts <= 3; restarts++) {
      await until(() => timesRunningAgain(server) === restarts);
      await killPostgres();
    }
    expect(await ended).toEqual([1, null]);
    expect(server.lines.at(-1)).toContain('ended 4 times in a row');
  }, 90_000);
});

const timesRunningAgain = ({ lines }: TestServer) => lines.filter((line) => line.includes('running again')).length;

async function killPostgres(): Promise<void> {
  const lock = await readFile(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8');
  process.kill(Number(lock.split('\n')[0]), 'SIGKILL');
}

/** Checks in as eight clients, and kills server and database under them. @returns what was answered with 201 */
async function loadUntilCrash(server: TestServer, api: Client, keyResults: any[]): Promise<Set<string>> {
  const acknowledged = new Set<string>();
  let crashed = false;
  const clients = Array.from({ length: 8 }, async (_, client) => {
    for (let n = 0; !crashed && n < 2_000; n++) {
      const { goal_id, id } = keyResults[(client + n) % keyResults.length];
      const answer = await api
        .post(`/goals/${goal_id}/key-results/${id}/checkin`, { value: (n * 7) % 100 })
        .catch(() => undefined);
      if (answer?.status === 201) acknowledged.add(answer.body.id);
    }
  });
  await until(() => acknowledged.size >= 100);
  await killPostgres();
  server.process.kill('SIGKILL');
  await Promise.all(clients.map((client) => client.finally(() => (crashed = true))));
  return acknowledged;
}

async function historyOf(api: Client, goal_id: string, id: string): Promise<any[]> {
  const all: any[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: any = await api.must(
      'GET',
      `/goals/${goal_id}/key-results/${id}/check-ins?limit=200${cursor ? `&cursor=${cursor}` : ''}`,
    );
    all.push(...page.items);
    cursor = page.next_cursor;
  }
  return all;
}
