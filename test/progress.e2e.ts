import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp, type TestCompany } from './support/app.js';
import { checkInOn, checkInsOf, goalOf, keyResultOf } from './support/builders.js';

/** The faults that other tools are known for, each by its name. */
let app: TestApp;
let company: TestCompany;
/** root ← middle ← leaf, and a key result of the leaf */
let root: any, middle: any, leaf: any, keyResult: any;

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT: 'off' });
});
afterAll(() => app.close());

beforeEach(async () => {
  company = await app.company();
  root = await goalOf(company.api);
  middle = await goalOf(company.api, { parent_goal_id: root.id });
  leaf = await goalOf(company.api, { parent_goal_id: middle.id });
  keyResult = await keyResultOf(company.api, leaf.id);
});

async function progressOf(...goals: { id: string }[]): Promise<number[]> {
  const read = await Promise.all(goals.map(({ id }) => company.api.must('GET', `/goals/${id}`)));
  return read.map(({ progress }) => progress);
}

const change = (goal: { id: string }, body: object) => company.api.must('PATCH', `/goals/${goal.id}`, body);

describe('parents that do not move', () => {
  it('a check-in moves every goal above before it answers', async () => {
    const { goals } = await checkInOn(company.api, keyResult, 40);
    expect(goals.map(({ id, progress }: any) => [id, progress])).toEqual([
      [leaf.id, 40],
      [middle.id, 40],
      [root.id, 40],
    ]);
    expect(await progressOf(leaf, middle, root)).toEqual([40, 40, 40]);
  });

  it('a corrected and a deleted check-in move them too', async () => {
    await checkInOn(company.api, keyResult, 20);
    const { id } = await checkInOn(company.api, keyResult, 40);
    await company.api.must('PATCH', `${checkInsOf(keyResult)}/${id}`, { value: 70 });
    expect(await progressOf(leaf, middle, root)).toEqual([70, 70, 70]);
    await company.api.must('DELETE', `${checkInsOf(keyResult)}/${id}`);
    expect(await progressOf(leaf, middle, root)).toEqual([20, 20, 20]);
  });

  it('a changed and a deleted key result move them', async () => {
    await checkInOn(company.api, keyResult, 40);
    await company.api.must('PATCH', `/goals/${leaf.id}/key-results/${keyResult.id}`, { target_value: 80 });
    expect(await progressOf(leaf, middle, root)).toEqual([50, 50, 50]);
    await company.api.must('DELETE', `/goals/${leaf.id}/key-results/${keyResult.id}`);
    expect(await progressOf(leaf, middle, root)).toEqual([0, 0, 0]);
  });

  it('a goal that moves takes its share from the old chain to the new one', async () => {
    await checkInOn(company.api, keyResult, 40);
    const other = await goalOf(company.api);
    await change(leaf, { parent_goal_id: other.id });
    expect(await progressOf(other, middle, root)).toEqual([40, 0, 0]);
    await change(other, { parent_goal_id: root.id });
    expect(await progressOf(root)).toEqual([20]);
    await change(other, { parent_goal_id: null });
    expect(await progressOf(root)).toEqual([0]);
  });

  it('archived and cancelled goals leave their parent, and come back', async () => {
    await checkInOn(company.api, keyResult, 40);
    const sibling = await goalOf(company.api, { parent_goal_id: middle.id, progress: 100 });
    expect(await progressOf(middle, root)).toEqual([70, 70]);
    for (const [away, back] of [
      [{ is_archived: true }, { is_archived: false }],
      [{ status: 'cancelled' }, { status: 'completed' }],
    ]) {
      await change(sibling, away!);
      expect(await progressOf(middle, root)).toEqual([40, 40]);
      await change(sibling, back!);
      expect(await progressOf(middle, root)).toEqual([70, 70]);
    }
  });

  it('a goal that is archived or cancelled from the start never counts', async () => {
    await goalOf(company.api, { parent_goal_id: middle.id, progress: 100, is_archived: true });
    await goalOf(company.api, { parent_goal_id: middle.id, progress: 100, status: 'cancelled' });
    await checkInOn(company.api, keyResult, 40);
    expect(await progressOf(middle, root)).toEqual([40, 40]);
  });

  it('deleting, with the children or without them, leaves the chain above right', async () => {
    await checkInOn(company.api, keyResult, 40);
    await goalOf(company.api, { parent_goal_id: root.id, progress: 80 });
    expect(await progressOf(root)).toEqual([60]);
    await company.api.must('DELETE', `/goals/${middle.id}?children=detach`);
    expect(await progressOf(root, leaf)).toEqual([80, 40]);
    await change(leaf, { parent_goal_id: root.id });
    await company.api.must('DELETE', `/goals/${leaf.id}?children=delete`);
    expect(await progressOf(root)).toEqual([80]);
  });
});

describe('targets that fall', () => {
  it('count forwards', async () => {
    const churn = await keyResultOf(company.api, leaf.id, { start_value: 8, target_value: 4, weight: 0 });
    const { key_result } = await checkInOn(company.api, churn, 7);
    expect(key_result.progress).toBe(25);
    expect((await checkInOn(company.api, churn, 9)).key_result.progress).toBe(0);
    expect((await checkInOn(company.api, churn, 3)).key_result.progress).toBe(100);
  });
});

describe('weights', () => {
  it('count in the service, on key results and on goals', async () => {
    await checkInOn(company.api, keyResult, 40);
    await keyResultOf(company.api, leaf.id, { weight: 3 });
    expect(await progressOf(leaf, root)).toEqual([10, 10]);
    const heavy = await goalOf(company.api, { parent_goal_id: middle.id, progress: 100, weight: 0.5 });
    expect(await progressOf(middle, root)).toEqual([40, 40]);
    await change(heavy, { weight: 2 });
    expect(await progressOf(middle, root)).toEqual([70, 70]);
  });

  it('of zero show a contributor without counting it, and never give NaN', async () => {
    await company.api.must('PATCH', `/goals/${leaf.id}/key-results/${keyResult.id}`, { weight: 0 });
    const { goals } = await checkInOn(company.api, keyResult, 40);
    expect(goals[0]).toMatchObject({ progress: 0, progress_is_computed: false });
    await change(leaf, { weight: 0, progress: 33.3 });
    const read = await company.api.must('GET', `/goals/${middle.id}`);
    expect(read).toMatchObject({ progress: 0, progress_is_computed: false });
    expect(await progressOf(leaf, root)).toEqual([33.3, 0]);
  });
});

describe('what is set by hand', () => {
  it('shows while nothing counts, is refused while something does, and is there again afterwards', async () => {
    const goal = await goalOf(company.api, { parent_goal_id: root.id, progress: 10 });
    await change(goal, { progress: 25 });
    const child = await goalOf(company.api, { parent_goal_id: goal.id, progress: 80 });
    expect(await progressOf(goal)).toEqual([80]);
    const refused = await company.api.patch(`/goals/${goal.id}`, { progress: 50 });
    expect([refused.status, refused.body.errors[0].pointer]).toEqual([422, '/progress']);
    expect(await progressOf(goal)).toEqual([80]);

    await change(goal, { progress: 50, progress_driver: 'manual' });
    expect(await progressOf(goal, root)).toEqual([50, 25]);
    await change(goal, { progress_driver: 'children' });
    expect(await progressOf(goal)).toEqual([80]);
    await company.api.must('DELETE', `/goals/${child.id}`);
    expect(await progressOf(goal)).toEqual([50]);
  });
});
