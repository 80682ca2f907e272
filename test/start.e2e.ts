import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from './support/client.js';
import { clearAway, type DemoServer, killAll, startDemo, stopDemo } from './support/demo-server.js';
import { emptyDirectory } from './support/directory.js';

let directory: string;
let first: DemoServer;
/** the demo's token as a caller */
let api: Client;

beforeAll(async () => {
  directory = await emptyDirectory();
  first = await startDemo(directory);
  api = new Client(first.url, first.token);
}, 120_000);
afterAll(() => clearAway(directory));

interface Node {
  owner_type: string;
  progress: number;
  children: Node[];
}
const depthOf = (node: Node): number => 1 + Math.max(0, ...node.children.map(depthOf));
const all = (node: Node): Node[] => [node, ...node.children.flatMap(all)];

describe('a first start, with no settings', () => {
  it('says where it listens, where Swagger UI is, and prints a token to paste there', async () => {
    expect(first.said).toContain(`${first.url}/api/v1\n`);
    expect(first.token).toMatch(/^okr_/);
    expect(await api.get('/me')).toMatchObject({ status: 200, body: { role: 'admin' } });
    const docs = await fetch(`${first.url}/api/docs`);
    expect(docs.headers.get('content-type')).toContain('text/html');
    expect(await docs.text()).toContain('swagger-ui');
    const document = (await (await fetch(`${first.url}/api/openapi.json`)).json()) as { paths: object };
    expect(Object.keys(document.paths)).toContain('/api/v1/goals/{goal_id}/key-results/{kr_id}/checkin');
  });

  it('has a tree worth looking at: five levels, all four kinds of owners, progress that moves', async () => {
    const tree: Node = await api.must('GET', `/goals/${first.goal_id}/tree?depth=32`);
    const nodes = all(tree);
    expect(depthOf(tree)).toBeGreaterThanOrEqual(5);
    expect(new Set(nodes.map(({ owner_type }) => owner_type))).toEqual(
      new Set(['company', 'department', 'team', 'employee']),
    );
    expect(new Set(nodes.map(({ progress }) => progress)).size).toBeGreaterThan(nodes.length / 2);
    expect(tree.progress).toBeGreaterThan(0);
    expect(tree.progress).toBeLessThan(100);
  });

  it('has every metric type, and weeks of check-ins', async () => {
    const { items } = await api.must('GET', '/goals?limit=200');
    const goals = await Promise.all(items.map(({ id }: { id: string }) => api.must('GET', `/goals/${id}`)));
    const keyResults = goals.flatMap(({ goal_key_results }) => goal_key_results);
    expect(new Set(keyResults.map(({ metric_type }) => metric_type))).toEqual(
      new Set(['number', 'percent', 'currency', 'boolean']),
    );
    const times = keyResults.flatMap(({ goal_key_result_check_ins: checkIns }) =>
      checkIns.map(({ checked_in_at }: { checked_in_at: string }) => Date.parse(checked_in_at)),
    );
    expect(Math.max(...times)).toBeLessThanOrEqual(Date.now());
    expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(8 * 7 * 24 * 60 * 60_000);
  });
});

describe('the next starts, on the same data', () => {
  it('work after everything was killed, with the same token', async () => {
    const { id } = await api.must('POST', '/goals', { title: 'Committed', owner_type: 'company' });
    await killAll(first);
    await expect(api.get('/me')).rejects.toThrow();
    // What the killed server left is what a real crash leaves.
    expect(await readdir(join(directory, '.data', 'postgres'), { recursive: true })).toContainEqual(
      expect.stringMatching(/postmaster\.pid$/),
    );

    const second = await startDemo(directory);
    expect([second.token, second.goal_id]).toEqual([first.token, first.goal_id]);
    const again = new Client(second.url, second.token);
    expect(await again.must('GET', `/goals/${id}`)).toMatchObject({ title: 'Committed' });
    expect((await again.must('GET', '/goals?limit=200')).items.length).toBeGreaterThan(20);

    expect(await stopDemo(second)).toBe(0);
    const third = await startDemo(directory);
    expect(third.token).toBe(first.token);
    expect(await stopDemo(third)).toBe(0);
  }, 120_000);
});
