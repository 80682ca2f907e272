import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { findingsOf, repairAll } from '../src/cli/verify.command.js';
import { startApp, type TestApp, type TestCompany } from './support/app.js';
import { startServer, stopServers } from './support/server.js';
import { until, waitingLocks } from './support/until.js';
import { okr, okrWith } from './support/okr.js';

let app: TestApp;
let company: TestCompany;
let ids: Record<'root' | 'middle' | 'leaf' | 'key_result' | 'check_in', string>;

beforeAll(async () => {
  app = await startApp();
});
afterEach(stopServers);
afterAll(() => app.close());

beforeEach(async () => {
  company = await app.company();
  const goal = async (title: string, parent_goal_id?: string) =>
    (await company.api.must('POST', '/goals', { title, owner_type: 'company', parent_goal_id })).id;
  const root = await goal('Root');
  const middle = await goal('Middle', root);
  const leaf = await goal('Leaf', middle);
  const { id: key_result } = await company.api.must('POST', `/goals/${leaf}/key-results`, {
    title: 'Key result',
    metric_type: 'number',
    target_value: 3,
  });
  const { id: check_in } = await company.api.must('POST', `/goals/${leaf}/key-results/${key_result}/checkin`, {
    value: 1,
    confidence_level: 'at_risk',
  });
  ids = { root, middle, leaf, key_result, check_in };
});

/** What the command would list, as `kind id: field stored → expected`. */
async function findings(): Promise<string[]> {
  const found = await findingsOf(app.app, company.id);
  return found.map(({ kind, id, field, stored, expected }) => `${kind} ${id}: ${field} ${stored} → ${expected}`);
}

describe('okr verify', () => {
  it('exits with 0 where nothing differs, in the whole database', async () => {
    expect(await okr(app.database.url, 'verify')).toEqual({ code: 0, out: 'Nothing differs.\n', err: '' });
  });

  it('exits with 1 where something differs, lists it, and mends it with --repair', async () => {
    await app.query(`UPDATE goal_progress SET progress = progress + 0.000001 WHERE goal_id = $1`, [ids.root]);
    const expected =
      `goal ${ids.root} of company ${company.id}: progress is 33.333334, not 33.333333\n` + `1 difference.\n`;

    expect(await okr(app.database.url, 'verify')).toEqual({ code: 1, out: expected, err: '' });
    expect(await okr(app.database.url, 'verify', '--company', company.id, '--repair')).toEqual({
      code: 0,
      out: `${expected}Repaired all of it.\n`,
      err: '',
    });
    expect((await company.api.must('GET', `/goals/${ids.root}`)).progress).toBe(33.33);
  });

  it('has its connections, whatever the server is to do with', async () => {
    await app.query('BEGIN');
    await app.query('LOCK TABLE goals');
    const verified = okrWith(
      { DATABASE_URL: app.database.url, DATABASE_POOL_SIZE: '1', DATABASE_QUEUE_TIMEOUT_MS: '1000' },
      'verify',
    );
    // Each of the two things that it reads at the same time waits on a connection of its own.
    await until(async () => (await waitingLocks(app.database)) === 2);
    await app.query('COMMIT');
    expect(await verified).toEqual({ code: 0, out: 'Nothing differs.\n', err: '' });
  });

  it('finds every figure that is not what the leaves give, and mends it', async () => {
    const breaks = [
      [`UPDATE goal_progress SET children_weight = 2, children_score = 2 WHERE goal_id = $1`, ids.middle],
      [`UPDATE goal_progress SET goal_key_results_count = 7, confidence_level = NULL WHERE goal_id = $1`, ids.leaf],
      [`UPDATE key_results SET check_ins_count = 2, last_check_in_id = NULL WHERE id = $1`, ids.key_result],
    ] as const;
    for (const [statement, id] of breaks) await app.query(statement, [id]);

    expect((await findings()).toSorted()).toEqual(
      [
        `goal ${ids.middle}: children_weight 2 → 1`,
        `goal ${ids.middle}: children_score 2 → 1`,
        `goal ${ids.leaf}: goal_key_results_count 7 → 1`,
        `goal ${ids.leaf}: confidence_level null → at_risk`,
        `key_result ${ids.key_result}: check_ins_count 2 → 1`,
        `key_result ${ids.key_result}: last_check_in_id null → ${ids.check_in}`,
      ].toSorted(),
    );
    await repairAll(app.app, [company.id]);
    expect(await findings()).toEqual([]);
  });

  it('mends a value that its history does not have, and everything above it', async () => {
    await app.query(`UPDATE key_results SET current_value = 3, progress = 100 WHERE id = $1`, [ids.key_result]);
    await app.query(`DELETE FROM goal_progress WHERE goal_id = $1`, [ids.middle]);
    expect(await findings()).toContain(`key_result ${ids.key_result}: current_value 3 → 1`);
    expect(await findings()).toContain(`goal ${ids.middle}: progress null → 33.333333`);

    await repairAll(app.app, [company.id]);
    expect(await findings()).toEqual([]);
    const goal = await company.api.must('GET', `/goals/${ids.middle}`);
    expect(goal).toMatchObject({ progress: 33.33, progress_is_computed: true, confidence_level: 'at_risk' });
  });

  it('takes the newest check-in of a key result for its value, not the last that came', async () => {
    const { api } = company;
    const checkin = `/goals/${ids.leaf}/key-results/${ids.key_result}/checkin`;
    const { id: newest } = await api.must('POST', checkin, { value: 2 });
    await api.must('POST', checkin, { value: 3, checked_in_at: '2020-01-01T00:00:00Z' });
    expect(await findings()).toEqual([]);
    await app.query(`UPDATE key_results SET last_check_in_id = $2 WHERE id = $1`, [ids.key_result, ids.check_in]);
    expect(await findings()).toEqual([`key_result ${ids.key_result}: last_check_in_id ${ids.check_in} → ${newest}`]);
  });

  it('finds audiences that are not up to date, and mends them', async () => {
    await app.query(`UPDATE goals SET audience = '{}' WHERE id = $1`, [ids.leaf]);
    await app.query(`UPDATE goal_progress SET is_everyones = NOT is_everyones WHERE goal_id = $1`, [ids.leaf]);
    expect(await findings()).toEqual([
      `goal ${ids.leaf}: audience {} → {${company.id}}`,
      `goal ${ids.leaf}: is_everyones false → true`,
    ]);
    await repairAll(app.app, [company.id]);
    expect(await findings()).toEqual([]);
    // What is kept beside progress follows by itself, whoever writes.
    await app.query(
      `UPDATE goals SET owner_type = 'employee', owner_employee_id = created_by, audience = ARRAY[created_by]
       WHERE id = $1`,
      [ids.leaf],
    );
    expect(await findings()).toEqual([]);
    expect(await app.query(`SELECT is_everyones FROM goal_progress WHERE goal_id = $1`, [ids.leaf])).toEqual([
      { is_everyones: false },
    ]);
  });

  it('finds circles and hierarchies that are too deep, which it leaves to people', async () => {
    await app.query(`UPDATE goals SET parent_goal_id = $1 WHERE id = $2`, [ids.leaf, ids.root]);
    const circle = [ids.root, ids.middle, ids.leaf].map((id) => expect.stringContaining(`goal ${id}: parent_goal_id`));
    expect(await findings()).toEqual(expect.arrayContaining(circle));
    await repairAll(app.app, [company.id]);
    expect(await findings()).toEqual(expect.arrayContaining(circle));

    await app.query(`UPDATE goals SET parent_goal_id = NULL WHERE id = $1`, [ids.root]);
    expect(await findings()).toEqual([]);
    await app.query(
      `INSERT INTO goals (company_id, id, title, title_folded, owner_type, created_by, audience, parent_goal_id)
       SELECT company_id, md5(n::text || id)::uuid, n, n, 'company', created_by, audience,
         CASE WHEN n = 1 THEN id ELSE md5((n - 1)::text || id)::uuid END
       FROM goals, generate_series(1, 30) n WHERE id = $1`,
      [ids.leaf],
    );
    await app.query(`INSERT INTO goal_progress SELECT company_id, id FROM goals ON CONFLICT DO NOTHING`);
    await repairAll(app.app, [company.id]);
    expect(await findings()).toEqual([expect.stringMatching(/^goal .*: level 33 → at most 32$/)]);
  });

  it('finds circles in which nothing can be written, while the service goes on', async () => {
    await app.query(`UPDATE goals SET parent_goal_id = $1 WHERE id = $2`, [ids.leaf, ids.root]);
    const server = await startServer({ DATABASE_URL: app.database.url });
    const api = server.as(company.token);
    const reweigh = async () => (await api.patch(`/goals/${ids.middle}`, { weight: 3 })).status;

    expect(await reweigh()).toBe(500);
    await until(() => server.lines.some((line) => /RangeError: goal \S+ is above itself/.test(line)));
    expect(await findings()).toHaveLength(3);
    await app.query(`UPDATE goals SET parent_goal_id = NULL WHERE id = $1`, [ids.root]);
    expect(await reweigh()).toBe(200);
    expect(await findings()).toEqual([]);
  });
});
