import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client as Connection } from 'pg';
import { readConfig } from '../src/config/config.js';
import { migrate } from '../src/database/migrate.js';
import { Replicas } from '../src/database/replicas.js';
import { type Send } from '../src/database/send.js';
import { startApp, type TestApp, type TestCompany } from './support/app.js';
import { type Client } from './support/client.js';
import { type TestDatabase } from './support/database.js';
import { startProxy, type TestProxy } from './support/proxy.js';
import { type Replicated, startReplicated } from './support/standby.js';
import { until } from './support/until.js';

jest.setTimeout(120_000);

let servers: Replicated;
let database: TestDatabase;
/** the replica's address, which stays when the replica is started anew */
let proxy: TestProxy;
let one: TestApp;
let other: TestApp;
let company: TestCompany;
/** the same caller by the other instance */
let elsewhere: Client;

beforeAll(async () => {
  servers = await startReplicated();
  await migrate(servers.url);
  database = await connect(servers.url);
  proxy = await startProxy(servers.replicaUrl());
  [one, other] = [await start(proxy.url), await start(proxy.url)];
  company = await one.company();
  elsewhere = other.as(company.token);
});

afterAll(async () => {
  for (const app of [one, other]) await app?.close();
  await database?.drop();
  await proxy?.close();
  await servers?.close();
});

describe('with a replica', () => {
  it('reads lists, searches, trees and exports there, and the rest from the primary', async () => {
    const { goal, keyResult } = await structure();
    await caughtUp();
    const keyResults = `/goals/${goal.id}/key-results`;
    const read = (path: string) => () => company.api.must('GET', path);
    const search = () => company.api.must('POST', '/goals/search', { text: 'goal', include_total: true });
    const lists = [
      ['/goals', '/employees', '/teams', '/departments', `/goals/${goal.id}/tree`, keyResults].map(read),
      [read(`${keyResults}/${keyResult.id}/check-ins`), search],
      [() => company.api.get('/goals/export')],
    ].flat();
    for (const list of lists) {
      const { served, behind, unavailable } = await outcomesOf(one, list);
      expect([served! > 0, behind, unavailable]).toEqual([true, 0, 0]);
    }
    const single = [`/goals/${goal.id}`, `${keyResults}/${keyResult.id}`, `/employees/${company.admin.id}`, '/me'];
    for (const path of single) {
      expect(await outcomesOf(one, read(path))).toEqual({ served: 0, behind: 0, unavailable: 0 });
    }
  });

  it('shows every write to whoever reads next, by any instance, however far the replica is behind', async () => {
    const { goal, keyResult } = await structure();
    const keyResults = `/goals/${goal.id}/key-results`;
    const checkIns = `${keyResults}/${keyResult.id}/check-ins`;
    const { api } = company;
    const writes: [list: string, write: () => Promise<any>][] = [
      ['/goals?limit=200', () => api.must('POST', '/goals', { title: 'New', owner_type: 'company' })],
      [`/goals/${goal.id}/tree`, () => api.must('PATCH', `/goals/${goal.id}`, { title: 'Renamed' })],
      [keyResults, () => api.must('POST', keyResults, { title: 'New', metric_type: 'percent' })],
      [checkIns, () => api.must('POST', `${keyResults}/${keyResult.id}/checkin`, { value: 42 })],
      ['/goals?limit=200', () => api.must('POST', `${keyResults}/${keyResult.id}/checkin`, { value: 43 })],
      ['/employees', () => api.must('POST', '/employees', { email: 'b@example.com', display_name: 'B' })],
      ['/teams', () => api.must('PUT', '/directory', { teams: [{ external_id: 't', name: 'Team' }] })],
      [`/goals/${goal.id}/tree`, () => api.must('DELETE', `${keyResults}/${keyResult.id}`)],
    ];
    for (const [list, write] of writes) {
      await caughtUp();
      const before = await api.must('GET', list);
      await paused(async () => {
        await write();
        const shown = await api.must('GET', list);
        expect(shown).not.toEqual(before);
        expect(await elsewhere.must('GET', list)).toEqual(shown);
      });
    }
    expect((await outcomes(one)).behind).toBeGreaterThanOrEqual(writes.length);
    expect((await outcomes(other)).behind).toBeGreaterThanOrEqual(writes.length);
  });

  it('shows nothing to who lost their token, or their role, past the service', async () => {
    const { goal } = await structure();
    const { id } = await company.api.must('POST', '/employees', {
      ...{ email: 'once-an-admin@example.com', display_name: 'Once', role: 'admin' },
    });
    const { token } = await company.api.must('POST', '/access/tokens', {
      name: 'T',
      employee_id: id,
      scopes: ['goals:read'],
    });
    const hidden = await company.api.must('PATCH', `/goals/${goal.id}`, {
      ...{ owner_type: 'employee', owner_employee_id: company.admin.id },
    });
    const reader = other.as(token);
    const tree = `/goals/${hidden.id}/tree`;
    const found = async () => {
      const lists = [
        await reader.must('GET', '/goals?limit=200'),
        await reader.must('GET', '/goals?text=goal&limit=200'),
      ];
      return lists.map(({ items }) => items.some((item: { id: string }) => item.id === hidden.id));
    };
    expect([await found(), (await reader.get(tree)).status]).toEqual([[true, true], 200]);
    await database.query(`UPDATE employees SET role = 'member' WHERE id = $1`, [id]);
    await caughtUp();
    expect([(await reader.get(tree)).status, await found()]).toEqual([404, [false, false]]);
    await database.query('UPDATE api_tokens SET revoked_at = now() WHERE employee_id = $1', [id]);
    for (const path of [tree, '/goals', '/goals?text=goal']) expect((await reader.get(path)).status).toBe(401);
  });

  it('reads from a replica that is behind what it has of the companies that nobody wrote', async () => {
    const quiet = await one.company();
    await caughtUp(quiet.api);
    await paused(async () => {
      await company.api.must('POST', '/goals', { title: 'New', owner_type: 'company' });
      expect(await outcomesOf(one, () => quiet.api.must('GET', '/goals'))).toMatchObject({ served: 1, behind: 0 });
      const young = await other.company();
      expect((await one.as(young.token).must('GET', '/employees')).items).toHaveLength(1);
    });
  });

  it('shows writes that follow one another closely, with the replica on its heels', async () => {
    for (let n = 0; n < 40; n++) {
      const { id } = await company.api.must('POST', '/goals', { title: `Goal ${n}`, owner_type: 'company' });
      const { items } = await elsewhere.must('GET', '/goals?limit=1');
      expect(items).toEqual([expect.objectContaining({ id })]);
    }
  });

  it('does without a replica that is gone, and takes it back once it is there again', async () => {
    await caughtUp();
    await proxy.cut();
    await servers.stopReplica();
    const { id } = await company.api.must('POST', '/goals', { title: 'Meanwhile', owner_type: 'company' });
    const gone = await outcomesOf(one, async () => {
      for (let n = 0; n < 5; n++) {
        expect((await company.api.must('GET', '/goals?limit=1')).items[0].id).toBe(id);
      }
    });
    expect(gone).toEqual({ served: 0, behind: 0, unavailable: 5 });
    await servers.startReplica();
    await proxy.mend(servers.replicaUrl());
    await caughtUp();
    expect((await company.api.must('GET', '/goals?limit=1')).items[0].id).toBe(id);
  });

  it('does not wait for a replica that takes connections and says nothing', async () => {
    let connections = 0;
    const mute = createServer((socket) => {
      connections++;
      socket.on('error', () => undefined).resume(); // so that it ends with its client
    }).listen(0, '127.0.0.1');
    await once(mute, 'listening');
    const app = await start(`postgres://okr@127.0.0.1:${(mute.address() as AddressInfo).port}/okr`);
    const api = app.as(company.token);
    const reads = 8;
    for (let n = 0; n < reads; n++) {
      expect(await outcomesOf(app, () => api.must('GET', '/goals'))).toEqual({ served: 0, behind: 0, unavailable: 1 });
    }
    expect(connections).toBeLessThan(reads); // for it is left out for a while
    await app.close();
    mute.close();
  });

  it('hands on no connection on which something is still under way', async () => {
    const app = await start(proxy.url, { DATABASE_POOL_SIZE: '1' });
    const replicas = app.app.get(Replicas);
    const current = Promise.resolve({ revision: '0' });
    const happened: string[] = [];
    const slowly: Send = async (client) => {
      await sleep(300);
      happened.push('the first is done');
      return client.query('SELECT 1');
    };
    const next: Send = (client) => {
      happened.push('the second begins');
      return client.query('SELECT 2 AS n');
    };
    expect(await replicas.rows('no id, which ends it at once', slowly, current)).toBeUndefined();
    expect(await replicas.rows(company.id, next, current)).toEqual([{ n: 2 }]);
    expect(happened).toEqual(['the first is done', 'the second begins']);
    await app.close();
  });
});

describe('DATABASE_REPLICA_URLS', () => {
  it('is a list of URLs of replicas of DATABASE_URL', () => {
    const read = (urls: string, DATABASE_URL = 'postgres://a/okr') =>
      readConfig({ DATABASE_URL, DATABASE_REPLICA_URLS: urls }).database_replica_urls;
    expect(read('')).toEqual([]);
    expect(read('postgres://b/okr, postgresql://c/okr')).toEqual(['postgres://b/okr', 'postgresql://c/okr']);
    expect(() => read('postgres://b/okr,c')).toThrow(/^DATABASE_REPLICA_URLS must be a list of URLs/);
    expect(() => read('postgres://b/okr', '')).toThrow(/needs DATABASE_URL/);
  });
});

function start(replica_url: string, env: Record<string, string> = {}): Promise<TestApp> {
  return startApp({ DATABASE_REPLICA_URLS: replica_url, ...env }, { database });
}

async function connect(url: string): Promise<TestDatabase> {
  const client = new Connection(url);
  await client.connect();
  return { url, query: async (text, values) => (await client.query(text, values)).rows, drop: () => client.end() };
}

async function structure() {
  const { api } = company;
  const goal = await api.must('POST', '/goals', { title: 'Goal', owner_type: 'company' });
  const keyResult = await api.must('POST', `/goals/${goal.id}/key-results`, { title: 'KR', metric_type: 'percent' });
  return { goal, keyResult };
}

/** Waits until both instances read from the replica. */
async function caughtUp(api = company.api): Promise<void> {
  await until(async () => (await outcomesOf(one, () => api.must('GET', '/teams'))).served === 1);
  await until(async () => (await outcomesOf(other, () => elsewhere.must('GET', '/teams'))).served === 1);
}

/** Lets the replica replay nothing meanwhile. */
async function paused(work: () => Promise<void>): Promise<void> {
  const replica = await connect(servers.replicaUrl());
  await replica.query('SELECT pg_wal_replay_pause()');
  await until(
    async () => (await replica.query('SELECT pg_get_wal_replay_pause_state() AS state'))[0].state === 'paused',
  );
  try {
    await work();
  } finally {
    await replica.query('SELECT pg_wal_replay_resume()');
    await replica.drop();
  }
}

type Outcomes = Record<string, number>;

/** What became of the reads that a replica might answer. */
async function outcomes(app: TestApp): Promise<Outcomes> {
  const text = await (await fetch(`${app.url}/metrics`)).text();
  const found = text.matchAll(/^okr_replica_reads_total\{outcome="(\w+)"\} (\d+)$/gm);
  return Object.fromEntries([...found].map(([, outcome, reads]) => [outcome, Number(reads)]));
}

/** What became of those that `work` made. */
async function outcomesOf(app: TestApp, work: () => Promise<unknown>): Promise<Outcomes> {
  const before = await outcomes(app);
  await work();
  const after = await outcomes(app);
  return Object.fromEntries(Object.entries(after).map(([outcome, reads]) => [outcome, reads - before[outcome]!]));
}
