import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp, type TestCompany } from './support/app.js';
import { goalOf, UNKNOWN, without, wrong } from './support/builders.js';
import { type Client } from './support/client.js';
import { hire } from './support/people.js';

interface Node {
  id: string;
  title: string;
  has_children: boolean;
  children: Node[];
  children_truncated: boolean;
}

let app: TestApp;
let company: TestCompany;
let api: Client;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  company = await app.company();
  api = company.api;
});

const tree = (id: string, query = '', caller = api): Promise<Node> => caller.must('GET', `/goals/${id}/tree${query}`);

/** A tree by its titles, … where it was cut. */
function outline({ title, children, children_truncated }: Node): string {
  const below = [...children.map(outline), ...(children_truncated ? ['…'] : [])];
  return below.length > 0 ? `${title}(${below.join(' ')})` : title;
}

const count = (node: Node): number => 1 + node.children.reduce((sum, child) => sum + count(child), 0);

describe('a tree', () => {
  it('is the goal with its descendants nested under children, each as it is read by itself', async () => {
    const root = await goalOf(api, { title: 'root' });
    const child = await goalOf(api, { title: 'child', parent_goal_id: root.id, progress: 40 });
    const shown = await tree(root.id);
    const own = async (id: string) => without(await api.must('GET', `/goals/${id}`), 'parent_goal', 'goal_key_results');
    expect(shown).toEqual({
      ...(await own(root.id)),
      children: [{ ...(await own(child.id)), children: [], children_truncated: false }],
      children_truncated: false,
    });
    expect(shown).toMatchObject({ progress: 40, has_children: true });
  });

  it('is as deep as asked, 3 levels below the goal by default, and says where it was cut', async () => {
    let parent_goal_id: string | null = null;
    const ids: string[] = [];
    for (let level = 0; level < 32; level++) {
      parent_goal_id = (await goalOf(api, { title: String(level), parent_goal_id })).id;
      ids.push(parent_goal_id!);
    }
    expect(outline(await tree(ids[0]!))).toBe('0(1(2(3(…))))');
    expect(outline(await tree(ids[0]!, '?depth=1'))).toBe('0(1(…))');
    expect(outline(await tree(ids[29]!, '?depth=1'))).toBe('29(30(…))');
    expect(outline(await tree(ids[29]!, '?depth=2'))).toBe('29(30(31))');
    expect(count(await tree(ids[0]!, '?depth=32'))).toBe(32);
    for (const depth of ['0', '33', '-1', '1.5', 'all', '']) {
      expect(wrong(await api.get(`/goals/${ids[0]}/tree?depth=${depth}`))).toEqual([422, '/depth']);
    }
    expect(wrong(await api.get(`/goals/${ids[0]}/tree?levels=3`))).toEqual([422, '/levels']);
  });

  it('keeps siblings in the order of their making', async () => {
    const root = await goalOf(api, { title: 'root' });
    for (const title of ['c', 'a', 'b']) {
      const { id } = await goalOf(api, { title, parent_goal_id: root.id });
      await goalOf(api, { title: `${title}1`, parent_goal_id: id });
    }
    expect(outline(await tree(root.id))).toBe('root(c(c1) a(a1) b(b1))');
  });

  it('has nothing that is archived, and everything that is completed or cancelled', async () => {
    const root = await goalOf(api, { title: 'root' });
    const goal = (title: string, fields: object) => goalOf(api, { title, parent_goal_id: root.id, ...fields });
    await goal('completed', { status: 'completed' });
    await goal('cancelled', { status: 'cancelled' });
    const archived = await goal('archived', { is_archived: false });
    await goalOf(api, { title: 'below', parent_goal_id: archived.id });
    await api.must('PATCH', `/goals/${archived.id}`, { is_archived: true });
    expect(outline(await tree(root.id))).toBe('root(completed cancelled)');
    expect(outline(await tree(archived.id))).toBe('archived(below)');
  });

  it('has nothing that the caller may not see, nor anything below it', async () => {
    const member = await hire(app, company);
    const hidden = { owner_type: 'employee', owner_employee_id: company.admin.id };
    const root = await goalOf(api, { title: 'root' });
    const one = await goalOf(api, { title: 'hidden', parent_goal_id: root.id, ...hidden });
    await goalOf(api, { title: 'seen', parent_goal_id: one.id });
    const two = await goalOf(api, { title: 'leaf', parent_goal_id: root.id });
    await goalOf(api, { title: 'hidden too', parent_goal_id: two.id, ...hidden });
    expect(outline(await tree(root.id))).toBe('root(hidden(seen) leaf(hidden too))');
    expect(outline(await tree(root.id, '', member.api))).toBe('root(leaf)');
    // Not a word of what is hidden where the depth cuts.
    const [leaf] = (await tree(root.id, '?depth=1', member.api)).children;
    expect(leaf).toMatchObject({ has_children: false, children_truncated: false });
    expect(await member.api.get(`/goals/${one.id}/tree`)).toMatchObject({ status: 404 });
  });

  it('is 404 for what is not there', async () => {
    const foreign = await goalOf((await app.company()).api);
    for (const id of [UNKNOWN, foreign.id, 'x']) {
      expect(await api.get(`/goals/${id}/tree`)).toMatchObject({ status: 404 });
    }
  });
});

describe('a tree of more than 2,000 goals', () => {
  /** Goals below one, past the service: by the thousand. */
  async function fill(parent_goal_id: string, title: string, number: number): Promise<void> {
    await app.query(
      `WITH made AS (
         INSERT INTO goals (company_id, id, title, title_folded, owner_type, created_by, audience, parent_goal_id, created_at)
         SELECT $1, gen_random_uuid(), $4, lower($4), 'company', $2, ARRAY[$1::uuid], $3, now() + n * interval '1 ms'
         FROM generate_series(1, $5::int) n
         RETURNING company_id, id
       )
       INSERT INTO goal_progress (company_id, goal_id) SELECT company_id, id FROM made`,
      [company.id, company.admin.id, parent_goal_id, title, number],
    );
    await app.query('ANALYZE goals, goal_progress'); // autovacuum would, within a minute
  }

  it('is cut at 2,000, the nearest first, and says where', async () => {
    const root = await goalOf(api, { title: 'root' });
    const [one, two] = [
      await goalOf(api, { title: 'one', parent_goal_id: root.id }),
      await goalOf(api, { title: 'two', parent_goal_id: root.id }),
    ];
    await fill(one.id, 'of one', 1_500);
    await fill(two.id, 'of two', 1_500);
    const shown = await tree(root.id);
    expect(count(shown)).toBe(2_000);
    expect(shown.children_truncated).toBe(false);
    expect(shown.children.map(({ children, children_truncated }) => [children.length, children_truncated])).toEqual([
      [1_500, false],
      [497, true],
    ]);
  });

  it('is not cut at exactly 2,000', async () => {
    const root = await goalOf(api, { title: 'root' });
    await fill(root.id, 'child', 1_999);
    const shown = await tree(root.id);
    expect([count(shown), shown.children_truncated]).toEqual([2_000, false]);
    await fill(root.id, 'one more', 1);
    const cut = await tree(root.id);
    expect([count(cut), cut.children_truncated]).toEqual([2_000, true]);
  });
});
