import { afterEach, describe, expect, it } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { DemoService } from '../src/demo/demo.service.js';
import { startApp, type TestApp } from './support/app.js';
import { emptyDirectory } from './support/directory.js';

/** The demo company beyond a first start, of which `start.e2e.ts` is. */

const started: TestApp[] = [];
const directories: string[] = [];

afterEach(async () => {
  for (const app of started.splice(0).reverse()) await app.close();
  for (const directory of directories.splice(0)) await rm(directory, { recursive: true });
});

async function start(env: NodeJS.ProcessEnv = {}, beside?: TestApp): Promise<TestApp> {
  const DATA_DIR = await emptyDirectory();
  directories.push(DATA_DIR);
  const app = await startApp({ DATA_DIR, ...env }, beside);
  started.push(app);
  return app;
}

const demosOf = ({ app }: TestApp) => app.get(DemoService);

describe('the demo company', () => {
  it('is loaded over a single connection', async () => {
    const app = await start({ DATABASE_POOL_SIZE: '1', DATABASE_QUEUE_TIMEOUT_MS: '500' });
    const demo = await demosOf(app).prepare();
    const api = app.as(await demosOf(app).token(demo!));
    expect(await api.get('/me')).toMatchObject({ status: 200, body: { id: demo!.admin_id, role: 'admin' } });
    const { items } = await api.must('GET', '/goals?is_archived=true&status=completed');
    expect(items).toHaveLength(1);
  });

  it('is loaded once by processes that start at the same moment, and found by all', async () => {
    const one = await start();
    const found = await Promise.all([one, await start({}, one)].map((app) => demosOf(app).prepare()));
    expect(found[0]).toBeDefined();
    expect(found[1]).toEqual(found[0]);
    expect(await one.query('SELECT count(*)::int FROM companies')).toEqual([{ count: 1 }]);
  });

  it('stays away from a database that has others', async () => {
    const app = await start();
    await app.company();
    expect(await demosOf(app).prepare()).toBeUndefined();
    expect(await app.query('SELECT count(*)::int FROM companies')).toEqual([{ count: 1 }]);
  });

  it('is shown no more once its admin may not call', async () => {
    const app = await start();
    const { admin_id } = (await demosOf(app).prepare())!;
    await app.query('UPDATE employees SET is_active = FALSE WHERE id = $1', [admin_id]);
    expect(await demosOf(app).prepare()).toBeUndefined();
  });
});
