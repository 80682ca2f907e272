import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { createOkrClient, type OkrClient, type Schemas } from '../client/index.js';
import { startApp, type TestApp, type TestCompany } from './support/app.js';
import { emptyDirectory } from './support/directory.js';

const run = promisify(execFile);

let app: TestApp;
let company: TestCompany;

beforeAll(async () => {
  app = await startApp();
  company = await app.company();
});
afterAll(() => app.close());

/** The client, typed by openapi.json: where the document and its use here drift apart, this does not compile. */
describe('the typed client', () => {
  let okr: OkrClient;
  let parent: Schemas['GoalDetail'];
  let goal: Schemas['GoalDetail'];
  let keyResult: Schemas['KeyResult'];

  beforeAll(() => {
    okr = createOkrClient({ url: app.url, token: company.token });
  });

  it('creates a goal below another', async () => {
    parent = wanted(
      await okr.POST('/api/v1/goals', { body: { title: 'Customers recommend us', owner_type: 'company' } }),
    );
    goal = wanted(
      await okr.POST('/api/v1/goals', {
        body: { title: 'Answer within the hour', owner_type: 'company', parent_goal_id: parent.id, weight: 2 },
        headers: { 'Idempotency-Key': 'answer-within-the-hour' },
      }),
    );
    expect(goal.parent_goal?.title).toBe('Customers recommend us');
  });

  it('adds a key result', async () => {
    keyResult = wanted(
      await okr.POST('/api/v1/goals/{goal_id}/key-results', {
        params: { path: { goal_id: goal.id } },
        body: { title: 'Median time', metric_type: 'number', unit: 'minutes', start_value: 240, target_value: 60 },
      }),
    );
    expect(keyResult.current_value).toBe(240);
  });

  it('checks in, and sees every goal above move', async () => {
    const checkIn = wanted(
      await okr.POST('/api/v1/goals/{goal_id}/key-results/{kr_id}/checkin', {
        params: { path: { goal_id: goal.id, kr_id: keyResult.id } },
        body: { value: 150, confidence_level: 'on_track' },
      }),
    );
    expect(checkIn.key_result.progress).toBe(50);
    expect(checkIn.goals.map(({ id, progress }) => [id, progress])).toEqual([
      [goal.id, 50],
      [parent.id, 50],
    ]);
  });

  it('filters by one value and by several, in the body and in the query', async () => {
    const found = wanted(
      await okr.POST('/api/v1/goals/search', { body: { status: ['active', 'completed'], parent_goal_id: parent.id } }),
    );
    const listed = wanted(
      await okr.GET('/api/v1/goals', {
        params: { query: { status: ['active', 'completed'], parent_goal_id: [parent.id], limit: 10 } },
      }),
    );
    expect(found.items.map(({ id }) => id)).toEqual([goal.id]);
    expect(listed).toEqual(found);
  });

  it('gets problems as values, whose type says what they are', async () => {
    const { data, error } = await okr.GET('/api/v1/goals/{goal_id}', { params: { path: { goal_id: keyResult.id } } });
    expect(data).toBeUndefined();
    expect(error?.type).toBe('urn:okr:problem:not-found' satisfies Schemas['Problem']['type']);
    expect(error?.status).toBe(404);
  });

  it('takes headers of its own in every form that fetch takes', async () => {
    const own: [string, string] = ['x-request-id', 'of-the-caller'];
    for (const headers of [Object.fromEntries([own]), new Headers([own]), [own]]) {
      const { response } = await createOkrClient({ url: app.url, token: company.token, headers }).GET('/api/v1/me');
      expect([response.status, response.headers.get('x-request-id')]).toEqual([200, 'of-the-caller']);
    }
  });
});

describe('the package of the client', () => {
  let directory: string;

  beforeAll(async () => {
    directory = await emptyDirectory();
    await run('npm', ['pack', './client', '--offline', '--pack-destination', directory]);
    const [file] = await readdir(directory);
    await run('tar', ['-xzf', file!], { cwd: directory });
    await mkdir(join(directory, 'node_modules'));
    await rename(join(directory, 'package'), join(directory, 'node_modules/okr-client'));
  }, 120_000);
  afterAll(() => rm(directory, { recursive: true, force: true }));

  const packageAt = async (path: string) => JSON.parse(await readFile(join(path, 'package.json'), 'utf8'));

  it('has the version of the product, and needs openapi-fetch alone', async () => {
    const product = await packageAt('.');
    const { version, dependencies } = await packageAt(join(directory, 'node_modules/okr-client'));
    expect(version).toBe(product.version);
    expect(dependencies).toEqual({ 'openapi-fetch': product.devDependencies['openapi-fetch'] });
  });

  it('compiles and runs the example of docs/api.md with nothing else installed', async () => {
    for (const needed of ['openapi-fetch', 'openapi-typescript-helpers', '@types/node', 'undici-types']) {
      await cp(join('node_modules', needed), join(directory, 'node_modules', needed), { recursive: true });
    }
    const [, example] = /^```ts\n(.*?)^```$/ms.exec(await readFile('docs/api.md', 'utf8'))!;
    expect(await readFile('client/README.md', 'utf8')).toContain(example!);
    await writeFile(join(directory, 'example.ts'), example!.replace('http://127.0.0.1:3000', app.url));
    await writeFile(join(directory, 'package.json'), '{"type":"module"}');
    const strict = ['--strict', '--skipLibCheck', '--module', 'nodenext', '--types', 'node'];
    await run(process.execPath, [resolve('node_modules/typescript/bin/tsc'), ...strict, 'example.ts'], {
      cwd: directory,
    });

    const { token } = await app.company();
    const env = { ...process.env, OKR_TOKEN: token };
    const { stdout } = await run(process.execPath, ['example.js'], { cwd: directory, env });
    expect(stdout).toBe('0 1\n');
  }, 120_000);
});

/** The answer of a request that is to succeed. */
function wanted<T>({ data, error }: { data?: T; error?: { detail?: string } }): T {
  if (data === undefined) throw new Error(error?.detail ?? 'there was no answer');
  return data;
}
