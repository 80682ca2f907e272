import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { startApp, type TestApp, type TestCompany } from './support/app.js';
import { goalOf, keyResultOf } from './support/builders.js';
import { metricsAt, sampleIn } from './support/metrics.js';

let app: TestApp;
let company: TestCompany;

beforeAll(async () => {
  app = await startApp();
  company = await app.company();
});

afterAll(() => app.close());

describe('/metrics', () => {
  it('times requests by the template of their route and their status', async () => {
    const goal = await company.api.must('POST', '/goals', { title: 'Goal', owner_type: 'company' });
    await company.api.get(`/goals/${goal.id}`);
    await company.api.get(`/goals/${company.id}`);
    await company.api.get('/nothing/here/7c9e6679');
    const text = await metricsAt(app.url);
    const route = '/api/v1/goals/:goal_id';
    expect(sampleIn(text, 'okr_http_request_duration_seconds_count', { method: 'GET', route, status: 200 })).toBe(1);
    expect(sampleIn(text, 'okr_http_request_duration_seconds_count', { method: 'GET', route, status: 404 })).toBe(1);
    expect(text).not.toContain(goal.id);
    expect(text).not.toContain('7c9e6679');
  });

  it('counts roll-ups, rounds of check-ins and connections', async () => {
    const before = await metricsAt(app.url);
    const parent = await company.api.must('POST', '/goals', { title: 'Parent', owner_type: 'company' });
    const goal = await company.api.must('POST', '/goals', {
      title: 'Child',
      owner_type: 'company',
      parent_goal_id: parent.id,
    });
    const { id } = await company.api.must('POST', `/goals/${goal.id}/key-results`, {
      title: 'KR',
      metric_type: 'percent',
    });
    await company.api.must('POST', `/goals/${goal.id}/key-results/${id}/checkin`, { value: 50 });
    const after = await metricsAt(app.url);
    const grown = (name: string) => sampleIn(after, name) - sampleIn(before, name);
    expect(grown('okr_check_in_rounds_total')).toBe(1);
    expect(grown('okr_check_in_items_total')).toBe(1);
    expect(grown('okr_rollup_duration_seconds_count')).toBeGreaterThanOrEqual(2);
    expect(grown('okr_rolled_up_goals_total')).toBeGreaterThanOrEqual(4);
    expect(grown('okr_transaction_retries_total')).toBe(0);
    expect(sampleIn(after, 'okr_database_pool_connections', { state: 'total' })).toBeGreaterThan(0);
    expect(sampleIn(after, 'okr_database_pool_waiting')).toBe(0);
    expect(sampleIn(after, 'process_resident_memory_bytes')).toBeGreaterThan(1e7);
  });

  it('count no roll-up for what moves nothing: a backdated check-in, a new title', async () => {
    const goal = await goalOf(company.api);
    const keyResults = `/goals/${goal.id}/key-results`;
    const { id } = await company.api.must('POST', keyResults, { title: 'KR', metric_type: 'percent' });
    await company.api.must('POST', `${keyResults}/${id}/checkin`, { value: 50 });
    const rolledUp = async () => sampleIn(await metricsAt(app.url), 'okr_rolled_up_goals_total');
    const before = await rolledUp();
    const yesterday = new Date(Date.now() - 86_400_000).toISOString();
    await company.api.must('POST', `${keyResults}/${id}/checkin`, { value: 10, checked_in_at: yesterday });
    await company.api.must('PATCH', `${keyResults}/${id}`, { title: 'Key result' });
    expect(await rolledUp()).toBe(before);
    await company.api.must('POST', `${keyResults}/${id}/checkin`, { value: 60 });
    expect(await rolledUp()).toBe(before + 1);
  });

  it('counts each goal above a bulk once, however many of its check-ins are below', async () => {
    const { api } = company;
    const goals = [await goalOf(api)];
    for (let n = 1; n < 6; n++) goals.push(await goalOf(api, { parent_goal_id: goals.at(-1).id }));
    const keyResults: { id: string }[] = [];
    for (const { id } of [goals[5], goals[5], goals[3], goals[3], goals[0]])
      keyResults.push(await keyResultOf(api, id));
    const items = Array.from({ length: 50 }, (_, n) => ({ goal_key_result_id: keyResults[n % 5]!.id, value: n + 1 }));
    const before = await metricsAt(app.url);
    await api.must('POST', '/check-ins/bulk', { items });
    const after = await metricsAt(app.url);
    const grown = (name: string) => sampleIn(after, name) - sampleIn(before, name);
    expect(grown('okr_rolled_up_goals_total')).toBe(goals.length);
    expect(grown('okr_rollup_duration_seconds_count')).toBe(1);
  });

  it('has what docs/operations.md names, and nothing of ours that it does not', async () => {
    const there = [...(await metricsAt(app.url)).matchAll(/^# TYPE (\w+) /gm)].map(([, name]) => name!);
    const [, table] = /^\| metric .*\n((?:\|.*\n)+)/m.exec(await readFile('docs/operations.md', 'utf8'))!;
    const named = [...table!.matchAll(/`([a-z]+_[a-z\d_]*\*?)[`{]/g)].map(([, name]) => name!);
    const ours = (names: string[]) => names.filter((name) => name.startsWith('okr_')).sort();
    expect(ours(named)).toEqual(ours(there));
    const isThere = (name: string) => there.some((one) => new RegExp(`^${name.replace('*', '.*')}$`).test(one));
    expect(named.filter((name) => !isThere(name))).toEqual([]);
  });
});
