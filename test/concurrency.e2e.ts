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

  it('are told what was committed, whichever of two instances they ask', async () => {
    const beside = await startApp({ RATE_LIMIT: 'off' }, app);
    const company = await app.company();
    const tree = await plantTree(company.api, await Promise.all([1, 2].map(() => hire(app, company))));
    await writeDownCommits();
    const ways = [company.api, beside.as(company.token)];
    const others = ways.map((api, n) => runClient(api, tree, n, 30));
    const checkIns = Array.from({ length: 200 }, (_, n) => {
      const { id, goal_id } = tree.keyResults[n % tree.keyResults.length]!;
      return ways[n % 2]!.post(`/goals/${goal_id}/key-results/${id}/checkin`, { value: n % 100 });
    });
    const answers = (await Promise.all([...others, Promise.all(checkIns)]).finally(() => beside.close())).flat();

    const told = answers.filter(({ body }) => body?.goals).flatMap(({ body }) => figuresTold(body));
    expect(told.length).toBeGreaterThan(50);
    expect(await notAsCommitted(told)).toEqual([]);
    expect(await findingsOf(app.app, company.id)).toEqual([]);
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

/**
 * Has the database write down, from now on, what each transaction makes of goals and which check-ins it writes, in
 * their order: a company is written by one at a time.
 */
async function writeDownCommits(): Promise<void> {
  await app.query(`
    CREATE TABLE written (
      n bigserial, transaction_id xid8 DEFAULT pg_current_xact_id(),
      check_in_id uuid, goal_id uuid, progress numeric, confidence_level text
    )`);
  for (const [table, columns, values] of [
    ['check_ins', 'check_in_id', 'NEW.id'],
    ['goal_progress', 'goal_id, progress, confidence_level', 'NEW.goal_id, NEW.progress_shown, NEW.confidence_level'],
  ]) {
    await app.query(`
      CREATE FUNCTION write_down_${table}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN INSERT INTO written (${columns}) VALUES (${values}); RETURN NULL; END $$`);
    await app.query(`
      CREATE TRIGGER write_down AFTER INSERT OR UPDATE ON ${table} FOR EACH ROW EXECUTE FUNCTION write_down_${table}()`);
  }
  await app.query('UPDATE goal_progress SET progress = progress'); // what there is already
}

/** What a check-in, or a bulk of them, was told of each goal above. */
function figuresTold({ id, items, goals }: any): object[] {
  return goals.map((goal: any) => ({ ...goal, check_in_id: id ?? items[0].id, goal_id: goal.id }));
}

/** Those of these figures that were not so when the transaction of their check-in was committed. */
function notAsCommitted(told: object[]): Promise<any[]> {
  return app.query(
    `SELECT told.*, committed.*
    FROM json_to_recordset($1) AS told (check_in_id uuid, goal_id uuid, progress numeric, confidence_level text)
    LEFT JOIN LATERAL (
      SELECT goal.progress, goal.confidence_level
      FROM written check_in JOIN written goal ON goal.goal_id = told.goal_id
      WHERE check_in.check_in_id = told.check_in_id
        AND goal.n <= (SELECT max(n) FROM written w WHERE w.transaction_id = check_in.transaction_id)
      ORDER BY check_in.n, goal.n DESC
      LIMIT 1
    ) committed ON TRUE
    WHERE (told.progress, told.confidence_level) IS DISTINCT FROM (committed.progress, committed.confidence_level)`,
    [JSON.stringify(told)],
  );
}

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
