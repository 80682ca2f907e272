import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AuthenticationService } from '../src/access/authentication.service.js';
import { ExportService } from '../src/exchange/index.js';
import { startApp, type TestApp, type TestCompany } from './support/app.js';
import { checkInOn, goalOf, keyResultOf, UNKNOWN, wrong } from './support/builders.js';
import { type Client } from './support/client.js';
import { withClockAhead } from './support/clock.js';
import { holdCompany } from './support/company-lock.js';
import { emptyDirectory } from './support/directory.js';
import { okr } from './support/okr.js';
import { hire } from './support/people.js';
import { startServer, stopServers } from './support/server.js';
import { statementsOf } from './support/statements.js';

let app: TestApp;
let company: TestCompany;
let admin: Client;

beforeAll(async () => {
  app = await startApp({ RATE_LIMIT: 'off' });
});
afterAll(() => app.close());
beforeEach(async () => {
  company = await app.company();
  admin = company.api;
});

/** The text of an export. */
async function exported(by: Client, query = ''): Promise<string> {
  const answer = await fetch(`${app.url}/api/v1/goals/export${query}`, {
    headers: { authorization: `Bearer ${by.token}` },
  });
  expect(answer.status).toBe(200);
  return answer.text();
}

const goalsIn = (jsonLines: string): any[] =>
  jsonLines
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

/** Sends a file. JSON where it is an object, else the text as what `type` says. */
async function imported(by: Client, file: unknown, { dry_run = false, type = 'application/jsonl' } = {}) {
  const isText = typeof file === 'string';
  const answer = await fetch(`${app.url}/api/v1/goals/import?dry_run=${dry_run}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${by.token}`, 'content-type': isText ? type : 'application/json' },
    body: isText ? file : JSON.stringify(file),
  });
  return { status: answer.status, headers: answer.headers, body: JSON.parse(await answer.text()) };
}

const titlesIn = async (by: Client) =>
  (await by.must('GET', '/goals?limit=200&is_archived=true,false')).items.map(({ title }: { title: string }) => title);

/** What a goal is, whatever its ids are: with all that is below it. */
async function shapeOf(api: Client): Promise<unknown[]> {
  const { items } = await api.must('GET', '/goals?limit=200&is_archived=true,false&sort=created_at');
  const details = await Promise.all(items.map(({ id }: { id: string }) => api.must('GET', `/goals/${id}`)));
  const titles = new Map(details.map((goal: any) => [goal.id, goal.title]));
  return details.map((goal: any) => ({
    ...pick(goal, GOAL_FIELDS),
    parent: titles.get(goal.parent_goal_id) ?? null,
    assigned: goal.acl.assign_to.length,
    viewers: goal.acl.visible_to.length,
    key_results: goal.goal_key_results.map((keyResult: any) => ({
      ...pick(keyResult, KEY_RESULT_FIELDS),
      assigned: keyResult.assign_to_ids.length,
      has_check_ins: keyResult.check_ins_count > 0,
    })),
  }));
}

const GOAL_FIELDS = ['title', 'description', 'owner_type', 'is_shared', 'date_start', 'date_end', 'status', 'progress'];
GOAL_FIELDS.push('progress_driver', 'progress_is_computed', 'confidence_level', 'weight', 'is_archived');
const KEY_RESULT_FIELDS = ['title', 'description', 'metric_type', 'unit', 'start_value', 'target_value'];
KEY_RESULT_FIELDS.push('current_value', 'progress', 'confidence_level', 'weight', 'last_check_in_at');
const pick = (from: any, names: string[]) => Object.fromEntries(names.map((name) => [name, from[name]]));

/** The same people and units in any company. */
async function staff({ api }: TestCompany) {
  await api.must('PUT', '/directory', {
    departments: [{ external_id: 'D;1', name: 'Sales; Retail' }],
    employees: [
      { external_id: 'E-1', email: 'ann@example.com', display_name: 'Ann', department_external_id: 'D;1' },
      { external_id: 'E;2', email: 'bob@example.com', display_name: 'Bob', manager_external_id: 'E-1' },
    ],
  });
  const cyd = await api.must('POST', '/employees', { email: 'cyd@example.com', display_name: 'Cyd' });
  const team = await api.must('POST', '/teams', { name: 'Team without external id' });
  const { items } = await api.must('GET', '/employees');
  const { items: departments } = await api.must('GET', '/departments');
  const idOf = (email: string) => items.find((employee: any) => employee.email === email).id as string;
  return {
    ann: idOf('ann@example.com'),
    bob: idOf('bob@example.com'),
    cyd: cyd.id,
    team: team.id,
    department: departments[0].id,
  };
}

/** A company with something of everything. */
async function fill(from: TestCompany) {
  const { ann, bob, cyd, team, department } = await staff(from);
  const { api } = from;
  const root = await goalOf(api, {
    title: '=1+1',
    description: 'Two\nlines, "quoted"',
    date_start: '2026-01-01',
    date_end: '2026-12-31',
  });
  const sales = await goalOf(api, {
    title: "'-apostrophe",
    owner_type: 'department',
    owner_department_id: department,
    parent_goal_id: root.id,
    weight: 2.5,
    assign_to_ids: [bob, cyd],
    visible_to_ids: [ann],
  });
  const anns = await goalOf(api, {
    title: '@Ann',
    owner_type: 'employee',
    owner_employee_id: ann,
    parent_goal_id: sales.id,
  });
  await goalOf(api, {
    title: 'By hand',
    owner_type: 'team',
    owner_team_id: team,
    parent_goal_id: root.id,
    progress: 33.3333,
    confidence_level: 'at_risk',
    is_shared: true,
  });
  const drops = await keyResultOf(api, anns.id, {
    title: '+ churn',
    start_value: -3.5,
    target_value: -10,
    weight: 0.0001,
    assign_to_ids: [bob],
  });
  await checkInOn(api, drops, -7.25, { confidence_level: 'off_track', checked_in_at: '2026-02-03T04:05:06.789Z' });
  await keyResultOf(api, anns.id, {
    metric_type: 'currency',
    unit: 'EUR',
    target_value: 1_000_000.5,
    description: 'untouched',
  });
  const done = await keyResultOf(api, sales.id, { metric_type: 'boolean', target_value: 1 });
  await checkInOn(api, done, 1, { confidence_level: 'on_track' });
  const cancelled = await goalOf(api, {
    title: 'Cancelled',
    parent_goal_id: root.id,
    progress_driver: 'manual',
    progress: 80,
  });
  await api.must('PATCH', `/goals/${cancelled.id}`, { status: 'cancelled' });
  const archived = await goalOf(api, { title: 'Archived', parent_goal_id: sales.id, progress_driver: 'key_results' });
  await checkInOn(api, await keyResultOf(api, archived.id), 60);
  await api.must('PATCH', `/goals/${archived.id}`, { is_archived: true, status: 'completed' });
  // a parent that is younger than its child
  await api.must('PATCH', `/goals/${anns.id}`, {
    parent_goal_id: (await goalOf(api, { title: 'Younger', parent_goal_id: root.id })).id,
  });
}

describe('an export that is imported elsewhere', () => {
  it.each([
    ['JSON Lines', 'jsonl', 'application/jsonl'],
    ['CSV', 'csv', 'text/csv'],
  ])('gives the same tree and the same progress, as %s', async (_, format, type) => {
    await fill(company);
    const file = await exported(admin, `?format=${format}&is_archived=true,false`);
    const other = await app.company();
    await staff(other);
    const answer = await imported(other.api, file, { type });
    expect(answer).toMatchObject({
      status: 200,
      body: { dry_run: false, goals_count: 7, key_results_count: 4, check_ins_count: 3 },
    });
    const shape = await shapeOf(admin);
    expect(await shapeOf(other.api)).toEqual(shape);
    expect(shape.map((goal: any) => goal.title)).toContain('=1+1');

    const again = await exported(other.api, `?format=${format}&is_archived=true,false`);
    const anonymous = (text: string) => text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'id');
    expect(anonymous(again)).toBe(anonymous(file));
  });
});

it('names nobody in an export by what somebody else is called', async () => {
  const employee = (name: string, fields: object = {}) =>
    admin.must('POST', '/employees', { display_name: name, email: `${name}@example.com`, ...fields });
  const named = await employee('named-by-address');
  await employee('other', { external_id: 'named-by-address@example.com' });
  const team = await admin.must('POST', '/teams', { name: 'Named' });
  await admin.must('POST', '/teams', { name: 'Other', external_id: 'Named' });
  await goalOf(admin, { title: 'A', owner_type: 'team', owner_team_id: team.id });
  await goalOf(admin, { title: 'B', owner_type: 'employee', owner_employee_id: named.id });
  expect(goalsIn(await exported(admin))).toMatchObject([
    { title: 'A', owner: team.id },
    { title: 'B', owner: named.id },
  ]);
  expect(await imported(admin, await exported(admin, '?format=csv'), { type: 'text/csv' })).toMatchObject({
    status: 200,
  });
});

describe('GET /goals/export', () => {
  it('is a stream of JSON Lines, or CSV for spreadsheets', async () => {
    await keyResultOf(admin, (await goalOf(admin, { title: 'Grüße' })).id, { title: 'KR' });
    const head = async (query: string) => {
      const answer = await fetch(`${app.url}/api/v1/goals/export${query}`, {
        headers: { authorization: `Bearer ${admin.token}` },
      });
      const bytes = Buffer.from(await answer.arrayBuffer());
      return {
        type: answer.headers.get('content-type'),
        disposition: answer.headers.get('content-disposition'),
        bytes,
      };
    };
    const lines = await head('');
    expect(lines).toMatchObject({
      type: 'application/jsonl; charset=utf-8',
      disposition: 'attachment; filename="goals.jsonl"',
    });
    expect(goalsIn(lines.bytes.toString())).toMatchObject([
      {
        title: 'Grüße',
        parent: null,
        owner_type: 'company',
        owner: null,
        progress: 0,
        key_results: [{ title: 'KR', value: null, target_value: 100 }],
      },
    ]);
    const csv = await head('?format=csv');
    expect(csv).toMatchObject({ type: 'text/csv; charset=utf-8', disposition: 'attachment; filename="goals.csv"' });
    const rows = csv.bytes.toString().split('\n');
    expect(rows[0]).toMatch(/^\ufeffrecord,key,parent,title/);
    expect(rows[1]).toMatch(/^goal,[^,]+,,Grüße,/);
    expect(rows[2]).toMatch(/^key_result,,[^,]+,KR,/);
  });

  it('keeps what the filters of the search keep', async () => {
    const root = await goalOf(admin, { title: 'Alpha' });
    await goalOf(admin, { title: 'Beta', parent_goal_id: root.id });
    const old = await goalOf(admin, { title: 'Gamma' });
    await admin.must('PATCH', `/goals/${old.id}`, { is_archived: true });
    const titles = async (query: string) => goalsIn(await exported(admin, query)).map(({ title }) => title);
    expect(await titles('')).toEqual(['Alpha', 'Beta']);
    expect(await titles('?only_top_level=true')).toEqual(['Alpha']);
    expect(await titles('?text=bet')).toEqual(['Beta']);
    expect(await titles('?is_archived=true&is_archived=false')).toEqual(['Alpha', 'Beta', 'Gamma']);
    expect(await titles(`?parent_goal_id=${root.id},${UNKNOWN}`)).toEqual(['Beta']);
    for (const query of [
      '?limit=3',
      '?format=xml',
      '?format=constructor',
      '?date_period_start=2026-02-01&date_period_end=2026-01-01',
    ]) {
      expect(await admin.get(`/goals/export${query}`)).toMatchObject({ status: 422 });
    }
  });

  it('goes on behind the pages that it is read in', async () => {
    const goals = Array.from({ length: 450 }, (_, n) => ({ key: `k${n}`, title: `Goal ${n}` }));
    expect(await imported(admin, { goals })).toMatchObject({ status: 200 });
    expect(goalsIn(await exported(admin)).map(({ title }) => title)).toEqual(goals.map(({ title }) => title));
  });

  it('reads fewer goals at a time where they have many key results', async () => {
    const titles = (count: number) =>
      Array.from({ length: count }, (_, n) => ({ title: `K${n}`, metric_type: 'percent' }));
    const goals = [300, 600, 200, 1_000, 0].map((count, n) => ({
      key: `k${n}`,
      title: `G${n}`,
      key_results: titles(count),
    }));
    expect(await imported(admin, { goals })).toMatchObject({ status: 200 });
    const caller = await app.app.get(AuthenticationService).authenticate(admin.token!);
    const pieces: string[][] = [];
    for await (const piece of await app.app.get(ExportService).export(caller, {})) {
      pieces.push(goalsIn(piece).map(({ title, key_results }) => `${title}: ${key_results.length}`));
    }
    expect(pieces).toEqual([['G0: 300', 'G1: 600'], ['G2: 200'], ['G3: 1000', 'G4: 0']]);
  });

  it('breaks off when its token is revoked between two pages', async () => {
    const goals = Array.from({ length: 450 }, (_, n) => ({ key: `k${n}`, title: `Goal ${n}` }));
    expect(await imported(admin, { goals })).toMatchObject({ status: 200 });
    const scopes = ['goals:read', 'directory:read'];
    const { id, token } = await admin.must('POST', '/access/tokens', { name: 'T', scopes });
    const caller = await app.app.get(AuthenticationService).authenticate(token);
    const pieces = await app.app.get(ExportService).export(caller, {});
    expect((await pieces.next()).value).toContain('Goal 0');
    expect((await pieces.next()).value).toContain('Goal 399');
    await admin.must('DELETE', `/access/tokens/${id}`);
    await expect(pieces.next()).rejects.toThrow('The token is unknown or was revoked, or its employee is inactive.');
  });

  it('names people and units, so it takes a token that may read the directory; as does an import', async () => {
    const scopes = ['goals:read', 'goals:write', 'checkins:write'];
    const { token } = await admin.must('POST', '/access/tokens', { name: 'T', scopes });
    const narrow = app.as(token);
    expect(await narrow.get('/goals/export')).toMatchObject({ status: 403 });
    expect(await narrow.post('/goals/import', { goals: [] })).toMatchObject({ status: 403 });
  });

  it('names people by addresses of any length, which the import takes', async () => {
    const domain = Array.from({ length: 4 }, () => 'd'.repeat(44)).join('.');
    const { id } = await hire(app, company, { email: `${'l'.repeat(60)}@${domain}.com` });
    const goal = await goalOf(admin, { assign_to_ids: [id], visible_to_ids: [id] });
    await keyResultOf(admin, goal.id, { assign_to_ids: [id] });
    expect(await imported(admin, await exported(admin))).toMatchObject({ status: 200, body: { goals_count: 1 } });
  });

  it('is refused to who accepts another format than it is asked in', async () => {
    const statusOf = async (query: string, accept: string) =>
      (
        await fetch(`${app.url}/api/v1/goals/export${query}`, {
          headers: { authorization: `Bearer ${admin.token}`, accept },
        })
      ).status;
    expect(await statusOf('', 'text/csv')).toBe(406);
    expect(await statusOf('?format=csv', 'application/jsonl')).toBe(406);
    expect(await statusOf('?format=csv', 'text/csv')).toBe(200);
    expect(await statusOf('', 'application/jsonl')).toBe(200);
    expect(await statusOf('?format=pdf', 'text/csv')).toBe(422);
  });

  it('holds only what the caller may see', async () => {
    const member = await hire(app, company);
    const secret = await goalOf(admin, {
      title: 'Secret',
      owner_type: 'employee',
      owner_employee_id: company.admin.id,
    });
    await keyResultOf(admin, secret.id, { title: 'Secret KR' });
    await goalOf(admin, { title: 'Shared', is_shared: true, parent_goal_id: secret.id });
    await goalOf(member.api, { title: 'Own', owner_type: 'employee', owner_employee_id: member.id });
    for (const format of ['jsonl', 'csv']) {
      const text = await exported(member.api, `?format=${format}`);
      expect(text).not.toContain('Secret');
      expect(text).toMatch(/Shared[^]*Own/);
    }
    expect(await exported((await app.company()).api)).toBe('');
  });

  it('has no cell that a spreadsheet runs as a formula', async () => {
    for (const title of ['=cmd()', '+1', '-1', '@SUM(A1)', '＝1']) await goalOf(admin, { title, description: title });
    const text = await exported(admin, '?format=csv');
    expect(text.match(/,'[=+\-@＝]/g)).toHaveLength(10);
    expect(text).not.toMatch(/,"?[=+@＝]/);
  });
});

describe('POST /goals/import', () => {
  it('imports the OKRs of a real company, each goal at the progress it must have', async () => {
    const file = JSON.parse(await readFile('test/data/okrs-2018-q3.json', 'utf8'));
    const expected = new Map<string, number>(file.goals.map((goal: any) => [goal.key, goal.expected_progress]));

    const dry = await imported(admin, file, { dry_run: true });
    expect(dry).toMatchObject({ status: 200, body: { dry_run: true, goals_count: 50, key_results_count: 138 } });
    expect(dry.body.goals[0]).toEqual({ key: 'g1', id: null, progress: 4.17 });
    expect(await titlesIn(admin)).toEqual([]);

    const { body } = await imported(admin, file);
    const off = await Promise.all(
      body.goals.map(async ({ key, id, progress }: any) => {
        const goal = await admin.must('GET', `/goals/${id}`);
        return goal.progress === progress && Math.abs(progress - expected.get(key)!) <= 0.011 ? [] : [key];
      }),
    );
    expect([body.goals.length, off.flat()]).toEqual([50, []]);

    file.goals[7].expected_progress += 1;
    expect(wrong(await imported(admin, file))).toEqual([422, '/goals/7/expected_progress']);
  });

  it('is a dry run unless told otherwise', async () => {
    expect(await admin.post('/goals/import', { goals: [{ key: 'a', title: 'A' }] })).toMatchObject({
      status: 200,
      body: { dry_run: true, goals: [{ key: 'a', id: null, progress: 0 }] },
    });
    expect(await titlesIn(admin)).toEqual([]);
  });

  it('as a dry run waits for nobody who writes', async () => {
    const root = await goalOf(admin);
    const body = { goals: [{ key: 'a', title: 'A', parent: root.id, assign_to: ['admin@example.com'] }] };
    const lock = await holdCompany(app.database, company.id);
    try {
      expect(await admin.post('/goals/import', body)).toMatchObject({ status: 200, body: { dry_run: true } });
    } finally {
      await lock.release();
    }
    const keyed = () => admin.post('/goals/import', body, { 'idempotency-key': 'dry-run' });
    const first = await keyed();
    expect(first).toMatchObject({ status: 200, body: { dry_run: true, goals_count: 1 } });
    const again = await keyed();
    expect([again.body, again.headers.get('idempotency-replayed')]).toEqual([first.body, 'true']);
  });

  it('goes below goals that are there, and moves them', async () => {
    const root = await goalOf(admin);
    const rows = [
      'record,key,parent,title,metric_type,target_value,value,confidence_level',
      'key_result,,child,KR,number,10,5,at_risk',
      `goal,child,${root.id.toUpperCase()},Child,,,,`,
    ];
    expect(await imported(admin, rows.join('\r\n'), { type: 'text/csv; charset=utf-8' })).toMatchObject({
      status: 200,
    });
    expect(await admin.get(`/goals/${root.id}`)).toMatchObject({
      body: { progress: 50, confidence_level: 'at_risk', has_children: true },
    });
    const [child] = (await admin.must('GET', `/goals?parent_goal_id=${root.id}`)).items;
    const { goal_key_results: keyResults } = await admin.must('GET', `/goals/${child.id}`);
    expect(keyResults).toMatchObject([
      {
        check_ins_count: 1,
        current_value: 5,
        goal_key_result_check_ins: [{ value: 5, employee_id: company.admin.id }],
      },
    ]);
  });

  it('names everything that is wrong by its line, and writes nothing', async () => {
    const lines = [
      { key: 'fine', title: 'Fine' },
      { key: 'fine', title: 'The same key' },
      { key: 'a', title: '', colour: 'red' },
      { key: 'b', title: 'B', date_start: '2026-02-01', date_end: '2026-01-01' },
    ].map((line) => JSON.stringify(line));
    const fields = await imported(admin, [...lines, '', '{"key": "c"', '[]'].join('\n'));
    expect(wrong(fields)).toEqual([422, '/lines/6']);
    const unread = await imported(admin, [...lines, '[]'].join('\n'));
    expect(wrong(unread)).toEqual([422, '/lines/3/colour', '/lines/3/title', '/lines/5']);
    const inherited = await imported(admin, { goals: [{ key: 'a', title: 'A', toString: 1 }] });
    expect(wrong(inherited)).toEqual([422, '/goals/0/toString']);
    expect(wrong(await imported(admin, [lines[0], lines[1], lines[3]].join('\n')))).toEqual([
      422,
      '/lines/2/key',
      '/lines/3/date_end',
    ]);

    const references = await imported(admin, {
      goals: [
        { key: 'a', title: 'A', owner_type: 'team', owner: 'nobody', assign_to: ['admin@example.com', 'x'] },
        { key: 'b', title: 'B', parent: 'nowhere', visible_to: ['y'] },
        { key: 'c', title: 'C', parent: UNKNOWN },
        { key: 'd', title: 'D', owner_type: 'employee' },
        { key: 'e', title: 'E', owner: 'admin@example.com' },
        {
          key: 'f',
          title: 'F',
          key_results: [
            { title: 'KR', metric_type: 'number' },
            { title: 'KR', metric_type: 'boolean', value: 2 },
          ],
        },
        {
          key: 'g',
          title: 'G',
          key_results: [{ title: 'KR', metric_type: 'percent', confidence_level: 'on_track', assign_to: ['z'] }],
        },
        {
          key: 'h',
          title: 'H',
          key_results: [{ title: 'KR', metric_type: 'percent', value: 1, checked_in_at: '2999-01-01T00:00:00Z' }],
        },
      ],
    });
    expect(wrong(references)).toEqual([
      422,
      '/goals/0/assign_to/1',
      '/goals/0/owner',
      '/goals/1/parent',
      '/goals/1/visible_to/0',
      '/goals/2/parent',
      '/goals/3/owner',
      '/goals/4/owner',
      '/goals/5/key_results/0/target_value',
      '/goals/5/key_results/1/value',
      '/goals/6/key_results/0/assign_to/0',
      '/goals/6/key_results/0/confidence_level',
      '/goals/7/key_results/0/checked_in_at',
    ]);
    const computed = await imported(admin, {
      goals: [
        { key: 'a', title: 'A', progress: 3, key_results: [{ title: 'KR', metric_type: 'percent' }] },
        {
          key: 'b',
          title: 'B',
          progress: 3,
          progress_is_computed: true,
          key_results: [{ title: 'KR', metric_type: 'percent' }],
        },
      ],
    });
    expect(wrong(computed)).toEqual([422, '/goals/0/progress']);
    expect(await titlesIn(admin)).toEqual([]);
  });

  it('says of what is no object or no list that it must be one, beside everything else', async () => {
    const errorsOf = async (file: unknown) => (await imported(admin, file)).body.errors;
    const notAList = [{}, 'x', 0, false].map((key_results, n) => ({ key: `${n}`, title: 'A', key_results }));
    const goals = [...notAList, null, { key: 'a', key_results: [null, []] }, 7, { key: 'b', key_results: null }];
    expect(await errorsOf({ goals })).toEqual([
      ...notAList.map((_, n) => ({ pointer: `/goals/${n}/key_results`, detail: 'must be a list of key results' })),
      { pointer: '/goals/4', detail: 'must be an object' },
      { pointer: '/goals/5/title', detail: 'is required' },
      { pointer: '/goals/5/key_results/0', detail: 'must be an object' },
      { pointer: '/goals/5/key_results/1', detail: 'must be an object' },
      { pointer: '/goals/6', detail: 'must be an object' },
      { pointer: '/goals/7/title', detail: 'is required' },
    ]);
    expect(await errorsOf('null\n{"key":"a","title":"A","key_results":{}}')).toEqual([
      { pointer: '/lines/1', detail: 'must be an object' },
      { pointer: '/lines/2/key_results', detail: 'must be a list of key results' },
    ]);
  });

  it('names the lines of a CSV file as an editor counts them', async () => {
    const rows = [
      'record,key,title,description,weight',
      'goal,a,A,"two\nlines",1',
      'goal,b,B,,heavy',
      '',
      'gaol,c,C,,1',
    ].join('\n');
    expect(wrong(await imported(admin, rows, { type: 'text/csv' }))).toEqual([422, '/lines/6/record']);
    expect(wrong(await imported(admin, rows.replace('gaol', 'goal').replace('C,', ','), { type: 'text/csv' }))).toEqual(
      [422, '/lines/4/weight', '/lines/6/title'],
    );
    for (const text of [
      'record;key;title\ngoal;a;T',
      'Record,Key,Title\ngoal,a,T',
      'goal,a,T\ngoal,b,U',
      'key,title',
    ]) {
      const { body } = await imported(admin, text, { type: 'text/csv' });
      expect(body.errors).toEqual([{ pointer: '', detail: expect.stringMatching(/separated by commas.* record/) }]);
    }
    expect(wrong(await imported(admin, 'record,parent\nkey_result,x', { type: 'text/csv' }))).toEqual([
      422,
      '/lines/2/parent',
    ]);
    expect(await imported(admin, 'record,key\ngoal,2,3', { type: 'text/csv' })).toMatchObject({ status: 400 });
  });

  it('counts the lines of a CSV file alike, whatever ends them and those within its cells', async () => {
    const ends = ['\n', '\r\n', '\r'];
    for (const [end, within] of ends.flatMap((end) => ends.map((within) => [end, within] as const))) {
      const text = [
        '\ufeffrecord,key,title,description',
        `goal,a,A,"é${within}${within}""${within}"`,
        `goal,b,,"${within}x"`,
        '',
        '',
        `goal,c,"C${within}c","x${within}"`,
        'goal,d,,',
        `goal,e,,"x${within}y"`,
        `goal,f,"${within}","x"`,
      ].join(end);
      const lines = text.split(/\r\n|\r|\n/);
      const lineOf = (key: string) => lines.findIndex((line) => line.startsWith(`goal,${key},`)) + 1;
      const untitled = ['b', 'd', 'e', 'f'].map((key) => `/lines/${lineOf(key)}/title`);
      const answer = await imported(admin, text, { type: 'text/csv' });
      expect([end, within, ...wrong(answer)]).toEqual([end, within, 422, ...untitled.sort()]);
    }
  });

  it('tells a name that several units have from one that nobody has', async () => {
    const { id } = await admin.must('POST', '/teams', { name: 'Twins' });
    await admin.must('POST', '/teams', { name: 'twins', external_id: 't-2' });
    const owned = (...owners: string[]) =>
      imported(admin, { goals: owners.map((owner, n) => ({ key: `${n}`, title: owner, owner_type: 'team', owner })) });
    expect(await owned('Twins', 'Nobody')).toMatchObject({
      status: 422,
      body: {
        errors: [
          { pointer: '/goals/0/owner', detail: 'Several teams are called so: name it by external_id or id.' },
          { pointer: '/goals/1/owner', detail: 'There is no such team.' },
        ],
      },
    });
    expect(await owned(id, 't-2')).toMatchObject({ status: 200 });
  });

  it('has each column of a CSV file once', async () => {
    const twice = await imported(admin, 'record,key,title,weight,title\ngoal,a,A,1,B', { type: 'text/csv' });
    expect(twice).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '', detail: 'The file has the column title twice.' }] },
    });
    const unnamed = (...rows: string[]) =>
      imported(admin, ['record,key,title,,', ...rows].join('\n'), { type: 'text/csv' });
    expect(wrong(await unnamed('goal,a,A,x,'))).toEqual([422, '/lines/2/column 4']);
    expect(await unnamed('goal,a,A,,')).toMatchObject({ status: 200 });
  });

  it('names the columns of a CSV file that are unknown, also where nothing is in them', async () => {
    const unknown = '\nrecord,key,tilte,title,toString\ngoal,a,,A,\ngoal,b,x,B,';
    expect(await imported(admin, unknown, { type: 'text/csv' })).toMatchObject({
      status: 422,
      body: {
        errors: [
          { pointer: '/lines/2/tilte', detail: 'tilte is not a field of this request' },
          { pointer: '/lines/2/toString' },
        ],
      },
    });
  });

  it('finds keys and kinds of records with blanks around them', async () => {
    const rows = ['record,key,parent,title,metric_type', 'goal, a ,,A,', ' goal ,b,a,B,'];
    const keyResults = ['key_result,,a,KR,boolean', 'key_result,, a,KR,boolean', 'key_result,,b ,KR,boolean'];
    expect(await imported(admin, [...rows, ...keyResults].join('\n'), { type: 'text/csv' })).toMatchObject({
      status: 200,
      body: { goals_count: 2, key_results_count: 3 },
    });
  });

  it('keeps the rules of the tree: no circle, at most 32 levels, no archived parent', async () => {
    const circle = {
      goals: [
        { key: 'a', title: 'A', parent: 'b' },
        { key: 'b', title: 'B', parent: 'a' },
        { key: 'c', title: 'C', parent: 'b' },
      ],
    };
    expect(wrong(await imported(admin, circle))).toEqual([
      409,
      '/goals/0/parent',
      '/goals/1/parent',
      '/goals/2/parent',
    ]);

    const root = await goalOf(admin);
    const chain = (levels: number) => ({
      goals: Array.from({ length: levels }, (_, n) => ({
        key: `k${n}`,
        title: `${n}`,
        parent: n === 0 ? root.id : `k${n - 1}`,
      })),
    });
    expect(wrong(await imported(admin, chain(32)))).toEqual([409, '/goals/31/parent']);
    expect(await imported(admin, chain(31))).toMatchObject({ status: 200 });

    const archived = await goalOf(admin);
    await admin.must('PATCH', `/goals/${archived.id}`, { is_archived: true });
    expect(wrong(await imported(admin, { goals: [{ key: 'a', title: 'A', parent: archived.id }] }))).toEqual([
      409,
      '/goals/0/parent',
    ]);
  });

  it('lets nobody import what they may not make', async () => {
    const member = await hire(app, company);
    const report = await hire(app, company, { manager_id: member.id });
    const colleague = await hire(app, company);
    const shared = await goalOf(admin, {
      owner_type: 'employee',
      owner_employee_id: company.admin.id,
      is_shared: true,
    });
    const secret = await goalOf(admin, { owner_type: 'employee', owner_employee_id: company.admin.id });
    const own = { title: 'X', owner_type: 'employee', owner: member.id };
    const by = (...goals: object[]) =>
      imported(member.api, { goals: goals.map((goal, n) => ({ key: `${n}`, ...goal })) });
    expect(await by(own, { ...own, owner: report.id })).toMatchObject({ status: 200 });
    expect(wrong(await by(own, { ...own, owner: colleague.id }, { title: 'X' }))).toEqual([
      403,
      '/goals/1',
      '/goals/2',
    ]);
    expect(wrong(await by({ ...own, parent: shared.id }))).toEqual([403, '/goals/0']);
    expect(wrong(await by({ ...own, parent: secret.id }))).toEqual([422, '/goals/0/parent']);

    const { token } = await admin.must('POST', '/access/tokens', { name: 'T', scopes: ['goals:write'] });
    expect(await imported(app.as(token), { goals: [{ key: 'a', title: 'A' }] })).toMatchObject({ status: 403 });
    const hidden = await goalOf(admin, { owner_type: 'employee', owner_employee_id: company.admin.id });
    expect(
      await imported(admin, {
        goals: [
          {
            key: 'a',
            title: 'Assigned',
            owner_type: 'employee',
            owner: 'admin@example.com',
            assign_to: [member.id],
            parent: hidden.id,
          },
        ],
      }),
    ).toMatchObject({ status: 200 });
    expect((await member.api.must('GET', '/goals?text=assigned')).items).toHaveLength(1);
  });

  it('takes the media types of its formats, and nothing else anywhere', async () => {
    expect(await imported(admin, 'x', { type: 'text/plain' })).toMatchObject({ status: 415 });
    expect(await admin.post('/goals', '{}', { 'content-type': 'text/csv' })).toMatchObject({ status: 415 });
    expect(wrong(await imported(admin, ''))).toEqual([422, '']);
    expect(wrong(await imported(admin, { goals: [], colour: 1 }))).toEqual([422, '/colour']);
    expect(wrong(await imported(admin, { goals: Array.from({ length: 10_001 }, () => 0) }))).toEqual([422, '']);
  });

  it('lets others take turns while it checks many key results', async () => {
    const keyResult = { title: 'KR', metric_type: 'percent', description: 'Counts' };
    const key_results = Array.from({ length: 1_000 }, () => keyResult);
    const goals = [...Array.from({ length: 20 }, (_, n) => ({ key: `${n}`, title: 'A', key_results })), {}];
    let running = true;
    const answer = imported(admin, { goals }).finally(() => (running = false));
    let others = 0;
    for (; running; others++) await admin.must('GET', '/me');
    expect(wrong(await answer)).toEqual([422, '/goals/20/key', '/goals/20/title']);
    expect(others).toBeGreaterThan(20);
  });

  it('takes at most 1,000 key results a goal, as a goal does', async () => {
    const keyResult = { title: 'KR', metric_type: 'percent' };
    const goal = { key: 'a', title: 'A', key_results: Array.from({ length: 1_001 }, () => keyResult) };
    expect(wrong(await imported(admin, { goals: [goal] }))).toEqual([422, '/goals/0/key_results']);
    goal.key_results.pop();
    expect(await imported(admin, { goals: [goal] })).toMatchObject({ status: 200 });
    const [{ id }] = (await admin.must('GET', '/goals')).items;
    expect(await admin.post(`/goals/${id}/key-results`, keyResult)).toMatchObject({ status: 409 });
    expect((await admin.must('GET', `/goals/${id}`)).goal_key_results).toHaveLength(1_000);
  });

  it('leaves what statements are planned by as large as what it has written, from its first rows on', async () => {
    await app.query('ANALYZE key_results');
    const goals = Array.from({ length: 1_200 }, (_, n) => ({
      key: `${n}`,
      title: `Goal ${n}`,
      key_results: Array.from({ length: 10 }, () => ({ title: 'KR', metric_type: 'percent' })),
    }));
    const sent = await statementsOf(app, () => imported(admin, { goals }));
    const analyzed = sent.flatMap(({ text }, n) =>
      text.startsWith('ANALYZE') && text.includes('key_results') ? [n] : [],
    );
    // What is written of the first goals is planned for by the first of the statements that look for it.
    expect(analyzed[0]).toBeLessThan(sent.findIndex(({ text }) => text.includes('SET audience')));
    const [{ known, there }] = await app.query(`
      SELECT reltuples AS known, (SELECT count(*)::int FROM key_results) AS there FROM pg_class
      WHERE oid = 'key_results'::regclass`);
    expect(known).toBeGreaterThan(there / 3);
  });

  it('dates what has no date by the clock of the database, whatever that of the instance says', async () => {
    const key_results = [{ title: 'KR', metric_type: 'percent', value: 10 }];
    await withClockAhead(1, () => imported(admin, { goals: [{ key: 'a', title: 'A', key_results }] }));
    const [goal] = (await admin.must('GET', '/goals')).items;
    const [{ id }] = (await admin.must('GET', `/goals/${goal.id}/key-results`)).items;
    const { key_result } = await admin.must('POST', `/goals/${goal.id}/key-results/${id}/checkin`, { value: 20 });
    expect(key_result.current_value).toBe(20);
  });

  it('tells by that clock, too, which check-ins would be ahead', async () => {
    const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
    const dated = (checked_in_at: string) => {
      const key_results = [{ title: 'KR', metric_type: 'percent', value: 10, checked_in_at }];
      return { goals: [{ key: 'a', title: 'A', key_results }] };
    };
    const [now, tooLate] = [at(0), at(10)];
    await withClockAhead(-30, () => imported(admin, dated(now)));
    const refused = await withClockAhead(30, () => admin.post('/goals/import', dated(tooLate)));
    expect(wrong(refused)).toEqual([422, '/goals/0/key_results/0/checked_in_at']);
  });

  it('is done once with an Idempotency-Key', async () => {
    const send = () =>
      admin.post(
        '/goals/import?dry_run=false',
        { goals: [{ key: 'a', title: 'Once' }] },
        { 'idempotency-key': 'import-1' },
      );
    const first = await send();
    expect((await send()).body).toEqual(first.body);
    expect(await titlesIn(admin)).toEqual(['Once']);
  });
});

describe('a file of millions of entries', () => {
  const MANY = 4_000_000;
  const LONG = 250_000;
  const zeros = '0,'.repeat(MANY);
  const goals = 'A file has at most 10000 goals.';
  const keyResults = 'A file has at most 100000 key results.';
  const cells = 'The CSV has more cells than 110000 rows can have.';
  const json = 'application/json';
  const jsonLines = 'application/jsonl';
  const csv = 'text/csv';

  afterEach(stopServers);

  it('is refused before anything is made of them, and the server has memory for others', async () => {
    const NODE_OPTIONS = '--max-old-space-size=250';
    const server = await startServer({ DATABASE_URL: app.database.url, NODE_OPTIONS });
    for (const [type, body, status, detail] of [
      [json, `{"goals":[${zeros}0]}`, 422, goals],
      [json, `{"goals":[{"key_results":[${zeros}0]}]}`, 422, keyResults],
      [json, `{"goals":[${`{"key_results":[${'0,'.repeat(50_000)}0]},`.repeat(100)}0]}`, 422, keyResults],
      [jsonLines, '0\n'.repeat(MANY), 422, goals],
      [jsonLines, '{\n'.repeat(MANY), 422, goals],
      [jsonLines, `{"key_results":[${zeros}0]}`, 422, keyResults],
      [csv, `record\n${'goal\n'.repeat(2 * LONG)}`, 422, goals],
      [csv, `record\n${'key_result\n'.repeat(2 * LONG)}`, 422, keyResults],
      [csv, `record\n${'x\n'.repeat(MANY)}`, 422, 'must be goal or key_result'],
      [csv, `record\n${','.repeat(3 * MANY)}`, 400, cells],
      [csv, `${','.repeat(LONG)}\n`.repeat(60), 400, cells],
    ] as const) {
      const answer = await fetch(`${server.url}/api/v1/goals/import`, {
        method: 'POST',
        headers: { authorization: `Bearer ${admin.token}`, 'content-type': type },
        body,
      });
      const problem: any = await answer.json();
      expect([answer.status, problem.errors?.[0].detail ?? problem.detail]).toEqual([status, detail]);
    }
    expect(server.process.exitCode).toBeNull();
  }, 60_000);
});

describe('okr import and okr export', () => {
  it('do the same from the shell', async () => {
    const directory = await emptyDirectory();
    const mail = `shell-${company.id}@example.com`;
    await admin.must('PATCH', `/employees/${company.admin.id}`, { email: mail });
    const run = (...args: string[]) => okr(app.database.url, ...args, '--as', mail);
    try {
      await writeFile(join(directory, 'bad.json'), '{"goals": [{"key": "a"}]}');
      expect(await run('import', join(directory, 'bad.json'))).toMatchObject({
        code: 1,
        err: expect.stringContaining('/goals/0/title'),
      });
      const file = join(directory, 'goals.csv');
      await writeFile(file, 'record,key,title\ngoal,a,From the shell\n');
      expect(await run('import', file, '--dry-run')).toMatchObject({
        code: 0,
        out: expect.stringContaining('1 goals'),
      });
      expect(await titlesIn(admin)).toEqual([]);
      expect(await run('import', file)).toMatchObject({ code: 0, err: '' });
      const { out } = await run('export');
      expect(goalsIn(out)).toMatchObject([{ title: 'From the shell' }]);
    } finally {
      await rm(directory, { recursive: true, force: true });
    }
  });
});
