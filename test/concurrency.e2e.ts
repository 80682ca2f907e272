import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findingsOf } from '../src/cli/verify.command.js';
import { startApp, type TestApp } from './support/app.js';
import { checkInOn, checkInsOf, goalOf, keyResultOf } from './support/builders.js';
import { type Answer, type Client } from './support/client.js';
import { hire, type Person } from './support/people.js';

let app: TestApp;

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT: 'off' });
});
afterAll(() => app.close());

describe('many at once', () => {
  it('leave no figure wrong and get no error that is not theirs', async () => {
    const company = await app.company();
    const { api, id: company_id } = company;
    const owners = await Promise.all(Array.from({ length: 4 }, () => hire(app, company)));
    const tree = await plantTree(api, owners);
    // Admins, who may do everything, and those who own a part of the tree each and meet what is not theirs.
    const clients = Array.from({ length: 16 }, (_, client) => (client % 2 ? owners[(client >> 1) % 4]!.api : api));
    const answers = (await Promise.all(clients.map((client, n) => runClient(client, tree, n, 40)))).flat();

    expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
    expect(answers.filter(({ status }) => status < 300).length).toBeGreaterThan(answers.length / 4);
    expect(answers.filter(({ status }) => status === 403 || status === 404).length).toBeGreaterThan(10);
    expect(await findingsOf(app.app, company_id)).toEqual([]);
  }, 60_000);

  it('lose no check-in', async () => {
    const { api, id: company_id } = await app.company();
    const root = await goalOf(api);
    const keyResults = await Promise.all(
      Array.from({ length: 4 }, async () => keyResultOf(api, (await goalOf(api, { parent_goal_id: root.id })).id)),
    );
    await Promise.all(Array.from({ length: 200 }, (_, n) => checkInOn(api, keyResults[n % 4], n % 100)));

    for (const { goal_id, id } of keyResults) {
      expect((await api.must('GET', `/goals/${goal_id}/key-results/${id}`)).check_ins_count).toBe(50);
    }
    expect(await findingsOf(app.app, company_id)).toEqual([]);
  });

  it('close no circle: of two moves that would, one gets 409', async () => {
    const { api, id: company_id } = await app.company();
    for (let n = 0; n < 10; n++) {
      const [a, b] = [await goalOf(api, { progress: 20 }), await goalOf(api, { progress: 60 })];
      const moves = await Promise.all([
        api.patch(`/goals/${a.id}`, { parent_goal_id: b.id }),
        api.patch(`/goals/${b.id}`, { parent_goal_id: a.id }),
      ]);
      expect(moves.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    }
    expect(await findingsOf(app.app, company_id)).toEqual([]);
  });
});

/** What the clients write to; it changes under them. */
interface Tree {
  goals: string[];
  keyResults: { id: string; goal_id: string }[];
}

/** A root, a goal of each owner below, three more below each of those, each with a key result. */
async function plantTree(api: Client, owners: Person[]): Promise<Tree> {
  const root = await goalOf(api);
  const tree: Tree = { goals: [root.id], keyResults: [] };
  for (const owner of owners) {
    const owned = { owner_type: 'employee', owner_employee_id: owner.id };
    const { id } = await goalOf(api, { ...owned, parent_goal_id: root.id });
    tree.goals.push(id);
    for (let m = 0; m < 3; m++) {
      const leaf = await goalOf(api, { ...owned, parent_goal_id: id });
      tree.goals.push(leaf.id);
      tree.keyResults.push(await keyResultOf(api, leaf.id));
    }
  }
  return tree;
}

/** A bounded number of writes of all kinds, one after the other; which, its number decides. */
async function runClient(api: Client, tree: Tree, client: number, writes: number): Promise<Answer[]> {
  const random = randomFrom(client + 1);
  const { id } = await api.must('GET', '/me');
  const owned = { owner_type: 'employee', owner_employee_id: id };
  const goal = () => tree.goals[random(tree.goals.length)]!;
  const keyResult = () => tree.keyResults[random(tree.keyResults.length)]!;
  const value = () => random(120);
  const past = () => new Date(Date.now() - random(1_000_000)).toISOString();
  const checkIn = async (body: object = {}) => {
    const { id, goal_id } = keyResult();
    return api.post(`/goals/${goal_id}/key-results/${id}/checkin`, { value: value(), ...body });
  };
  const kinds: (() => Promise<Answer>)[] = [
    () => checkIn(),
    () => checkIn({ confidence_level: ['on_track', 'at_risk', 'off_track', null][random(4)] }),
    () => checkIn({ checked_in_at: past() }),
    () =>
      api.post('/check-ins/bulk', {
        items: Array.from({ length: 5 }, () => ({ goal_key_result_id: keyResult().id, value: value() })),
      }),
    async () => {
      const of = keyResult();
      const { body } = await api.get(`${checkInsOf(of)}?limit=1`);
      const id = body?.items?.[0]?.id ?? of.id;
      return random(2)
        ? api.patch(`${checkInsOf(of)}/${id}`, { value: value(), checked_in_at: past() })
        : api.delete(`${checkInsOf(of)}/${id}`);
    },
    () => api.patch(`/goals/${goal()}`, { weight: random(4) }),
    () => api.patch(`/goals/${goal()}`, { status: ['active', 'active', 'completed', 'cancelled'][random(4)] }),
    () => api.patch(`/goals/${goal()}`, { progress_driver: ['all', 'all', 'children', 'manual'][random(4)] }),
    () => api.patch(`/goals/${goal()}`, { is_archived: random(3) === 0 }),
    () => api.patch(`/goals/${goal()}`, { parent_goal_id: goal() }),
    async () => {
      const { id, goal_id } = keyResult();
      return api.patch(`/goals/${goal_id}/key-results/${id}`, { target_value: value(), weight: random(3) });
    },
    async () => {
      const made = await api.post('/goals', { title: 'New', ...owned, parent_goal_id: goal() });
      if (made.status === 201) tree.goals.push(made.body.id);
      return made;
    },
    async () => {
      const body = { title: 'New', metric_type: 'number', target_value: value() };
      const made = await api.post(`/goals/${goal()}/key-results`, body);
      if (made.status === 201) tree.keyResults.push(made.body);
      return made;
    },
    () => api.delete(`/goals/${tree.goals.at(-1)!}?children=${random(2) ? 'detach' : 'delete'}`),
    async () => {
      const { id, goal_id } = tree.keyResults.at(-1)!;
      return api.delete(`/goals/${goal_id}/key-results/${id}`);
    },
  ];
  const answers: Answer[] = [];
  for (let n = 0; n < writes; n++) answers.push(await kinds[random(kinds.length)]!());
  return answers;
}

/** Whole numbers below a bound, the same for the same seed. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed * 0x9e3779b9;
  return (below) => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x297a2d39) | 0;
    return ((state ^ (state >>> 13)) >>> 0) % below;
  };
}
