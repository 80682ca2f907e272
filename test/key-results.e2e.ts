import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startApp, type TestApp, type TestCompany } from './support/app.js';
import { checkInOn, goalOf, keyResultOf, UNKNOWN, wrong } from './support/builders.js';
import { type Client } from './support/client.js';
import { hire } from './support/people.js';

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

let app: TestApp;
let company: TestCompany;
let api: Client;
let goal: any;
let path: string;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  company = await app.company();
  api = company.api;
  goal = await goalOf(api);
  path = `/goals/${goal.id}/key-results`;
});

const make = (fields: object) => api.post(path, { title: 'Key result', metric_type: 'number', ...fields });
const read = (id: string) => api.must('GET', `${path}/${id}`);
const change = (id: string, body: object) => api.patch(`${path}/${id}`, body);
const progressOf = async () => (await api.must('GET', `/goals/${goal.id}`)).progress as number;

describe('a new key result', () => {
  it('has every field of SPEC §2, with its defaults', async () => {
    const { status, body } = await make({ target_value: 50 });
    expect(status).toBe(201);
    expect(body).toEqual({
      id: expect.any(String),
      goal_id: goal.id,
      title: 'Key result',
      description: null,
      metric_type: 'number',
      unit: null,
      start_value: 0,
      target_value: 50,
      current_value: 0,
      progress: 0,
      confidence_level: null,
      weight: 1,
      assign_to_ids: [],
      check_ins_count: 0,
      last_check_in_at: null,
      created_at: expect.stringMatching(INSTANT),
      updated_at: body.created_at,
      acl: { created_by: company.admin.id, assign_to: [], visible_to: [] },
    });
    expect(await read(body.id)).toEqual(body);
    expect(await api.must('GET', path)).toEqual({ items: [body], next_cursor: null });
    const shown = await api.must('GET', `/goals/${goal.id}`);
    expect(shown).toMatchObject({ goal_key_results_count: 1, progress_is_computed: true });
    expect(shown.goal_key_results).toEqual([{ ...body, goal_key_result_check_ins: [] }]);
  });

  it('keeps everything that it is given', async () => {
    const { id } = await hire(app, company);
    const given = {
      title: 'Umsatz je Fahrrad',
      description: 'From the books',
      metric_type: 'currency',
      unit: 'EUR',
      start_value: -1234.5678,
      target_value: 100_000_000_000,
      weight: 999_999.9999,
      assign_to_ids: [id],
    };
    const { status, body } = await make(given);
    expect(status).toBe(201);
    expect(body).toMatchObject({ ...given, current_value: -1234.5678, progress: 0 });
  });

  it.each([
    ['percent', {}, [0, 100]],
    ['boolean', {}, [0, 1]],
    ['boolean', { start_value: 1, target_value: 0 }, [1, 0]],
    ['percent', { start_value: 40, target_value: 60 }, [40, 60]],
    ['number', { start_value: 80, target_value: 20 }, [80, 20]],
    ['currency', { unit: 'JPY', target_value: 5 }, [0, 5]],
    ['currency', { unit: 'VED', target_value: 5 }, [0, 5]],
  ])('of metric_type %s with %j goes from %j', async (metric_type, fields, [start_value, target_value]) => {
    expect((await make({ metric_type, ...fields })).body).toMatchObject({
      metric_type,
      start_value,
      target_value,
      current_value: start_value,
    });
  });

  it.each([
    ['a number without a target', { target_value: undefined }, '/target_value'],
    ['a currency without a target', { metric_type: 'currency', unit: 'EUR', target_value: undefined }, '/target_value'],
    ['a currency without a unit', { metric_type: 'currency' }, '/unit'],
    ['a currency that does not exist', { metric_type: 'currency', unit: 'EURO' }, '/unit'],
    ['a currency in lower case', { metric_type: 'currency', unit: 'eur' }, '/unit'],
    ['a currency that is out of use', { metric_type: 'currency', unit: 'HRK' }, '/unit'],
    ['too long a unit', { unit: 'x'.repeat(33) }, '/unit'],
    ['a unit with NUL', { unit: '\0' }, '/unit'],
    ['an unknown metric_type', { metric_type: 'rating' }, '/metric_type'],
    ['no metric_type', { metric_type: null }, '/metric_type'],
    ['a boolean target of 2', { metric_type: 'boolean', target_value: 2 }, '/target_value'],
    ['a boolean start of 0.5', { metric_type: 'boolean', target_value: 1, start_value: 0.5 }, '/start_value'],
    ['no title', { title: null }, '/title'],
    ['too long a title', { title: 'x'.repeat(501) }, '/title'],
    ['too long a description', { description: 'x'.repeat(10_001) }, '/description'],
    ['a start with 5 decimals', { start_value: 0.00001 }, '/start_value'],
    ['a target with 5 decimals', { target_value: 9_999_999_999.12345 }, '/target_value'],
    ['a target above 10^11', { target_value: 100_000_000_000.1 }, '/target_value'],
    ['a start below -10^11', { start_value: -1e12 }, '/start_value'],
    ['an endless target', { target_value: Number.POSITIVE_INFINITY }, '/target_value'], // JSON has no Infinity: it arrives as null
    ['a target as text', { target_value: '5' }, '/target_value'],
    ['no weight', { weight: null }, '/weight'],
    ['a negative weight', { weight: -1 }, '/weight'],
    ['a weight with 5 decimals', { weight: 0.00001 }, '/weight'],
    ['somebody who is not there', { assign_to_ids: [UNKNOWN] }, '/assign_to_ids/0'],
    ['a field that it does not have', { progress: 5 }, '/progress'],
    ['a confidence, which check-ins set', { confidence_level: 'on_track' }, '/confidence_level'],
  ])('is refused with %s', async (_, fields, pointer) => {
    expect(wrong(await make({ target_value: 1, ...fields }))).toEqual([422, pointer]);
    expect(await api.must('GET', path)).toEqual({ items: [], next_cursor: null });
  });

  it('is told at once what its kind lacks', async () => {
    const bare = { metric_type: 'currency', target_value: undefined };
    expect(wrong(await make(bare))).toEqual([422, '/target_value', '/unit']);
  });

  it('says where to go when a body sets current_value', async () => {
    const { id } = await keyResultOf(api, goal.id);
    for (const answer of [
      await make({ target_value: 1, current_value: 1 }),
      await make({ target_value: 1, current_value: null }),
      await change(id, { current_value: 0 }),
    ]) {
      expect(wrong(answer)).toEqual([422, '/current_value']);
      expect(answer.body.errors[0].detail).toContain('/checkin');
    }
  });

  it('says where its confidence and its acl are written', async () => {
    const { id } = (await make({ target_value: 1 })).body;
    for (const [fields, way] of [
      [{ confidence_level: 'on_track' }, /check-ins: POST .*\/checkin$/],
      [{ acl: { assign_to: [] } }, /assign_to_ids/],
    ] as const) {
      for (const answer of [await make({ target_value: 1, ...fields }), await change(id, fields)]) {
        expect(wrong(answer)).toEqual([422, `/${Object.keys(fields)[0]}`]);
        expect(answer.body.errors[0].detail).toMatch(way);
      }
    }
  });

  it("has the goal's acl with its own assignees added", async () => {
    const [one, two] = [await hire(app, company), await hire(app, company)];
    await api.must('PATCH', `/goals/${goal.id}`, { assign_to_ids: [one.id], visible_to_ids: [two.id] });
    const keyResult = await keyResultOf(api, goal.id, { assign_to_ids: [two.id] });
    expect(keyResult).toMatchObject({
      assign_to_ids: [two.id],
      acl: { created_by: company.admin.id, assign_to: [one.id, two.id].sort(), visible_to: [two.id] },
    });
  });

  it('is listed oldest first, in pages', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 5; n++) ids.push((await keyResultOf(api, goal.id)).id);
    const pages: string[][] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
      const page = await api.must('GET', `${path}?limit=2${query}`);
      pages.push(page.items.map(({ id }: { id: string }) => id));
      cursor = page.next_cursor;
    }
    expect(pages).toEqual([ids.slice(0, 2), ids.slice(2, 4), ids.slice(4)]);
    expect(await api.get(`${path}?cursor=abc`)).toMatchObject({ status: 400 });
  });
});

describe('progress of a key result', () => {
  it.each([
    ['rising', 0, 200, 50, 25],
    ['rising, above the target', 0, 200, 250, 100],
    ['rising, below the start', 0, 200, -1, 0],
    ['falling', 80, 20, 65, 25],
    ['falling, below the target', 80, 20, 10, 100],
    ['falling, above the start', 80, 20, 90, 0],
    ['through zero', -50, 50, 0, 50],
    ['to thirds', 0, 3, 1, 33.33],
    ['over the whole range', -100_000_000_000, 100_000_000_000, 0.0001, 50],
    ['target = start, there', 7, 7, 7, 100],
    ['target = start, elsewhere', 7, 7, 8, 0],
  ])('%s: from %d to %d at %d is %d', async (_, start_value, target_value, value, progress) => {
    const keyResult = await keyResultOf(api, goal.id, { start_value, target_value });
    expect((await checkInOn(api, keyResult, value)).key_result).toMatchObject({ current_value: value, progress });
    expect(await progressOf()).toBe(progress);
  });

  it('counts in its goal from the first moment', async () => {
    await keyResultOf(api, goal.id, { start_value: 5, target_value: 5 });
    expect(await progressOf()).toBe(100);
    await keyResultOf(api, goal.id);
    expect(await progressOf()).toBe(50);
  });
});

describe('PATCH', () => {
  it('changes what it names, leaves the rest, and recalculates every goal above', async () => {
    const root = await goalOf(api);
    await api.must('PATCH', `/goals/${goal.id}`, { parent_goal_id: root.id });
    const keyResult = await keyResultOf(api, goal.id, { description: 'Old', unit: 'bikes' });
    await keyResultOf(api, goal.id);
    const { key_result } = await checkInOn(api, keyResult, 50);
    const after = async (body: object) => {
      const answer = await change(keyResult.id, body);
      expect(answer.status).toBe(200);
      expect(answer.body).toEqual(await read(keyResult.id));
      return [answer.body.progress, (await api.must('GET', `/goals/${root.id}`)).progress];
    };
    expect(await after({ target_value: 200 })).toEqual([25, 12.5]);
    expect(await after({ start_value: 40 })).toEqual([6.25, 3.13]);
    expect(await after({ start_value: 0, weight: 3 })).toEqual([25, 18.75]);
    expect(await after({ weight: 0 })).toEqual([25, 0]);
    expect(await after({ description: null, unit: null, title: 'New' })).toEqual([25, 0]);
    expect(await read(keyResult.id)).toEqual({
      ...key_result,
      title: 'New',
      description: null,
      unit: null,
      target_value: 200,
      progress: 25,
      weight: 0,
      updated_at: expect.stringMatching(INSTANT),
    });
  });

  it('moves the current value with the start while there is no check-in', async () => {
    const { id } = await keyResultOf(api, goal.id);
    expect((await change(id, { start_value: 40 })).body).toMatchObject({ current_value: 40, progress: 0 });
    await checkInOn(api, { id, goal_id: goal.id }, 40);
    expect((await change(id, { start_value: 0 })).body).toMatchObject({ current_value: 40, progress: 40 });
  });

  it('refuses null for what cannot be empty', async () => {
    const { id } = await keyResultOf(api, goal.id);
    for (const field of ['title', 'metric_type', 'start_value', 'target_value', 'weight']) {
      expect(wrong(await change(id, { [field]: null }))).toEqual([422, `/${field}`]);
    }
    expect(await change(id, { assign_to_ids: null })).toMatchObject({ status: 200, body: { assign_to_ids: [] } });
    expect(wrong(await change(id, { nonsense: 1 }))).toEqual([422, '/nonsense']);
  });

  it('of metric_type keeps the values, and names those that do not go with the new type', async () => {
    const { id } = await keyResultOf(api, goal.id, { start_value: 30, target_value: 50 });
    expect(wrong(await change(id, { metric_type: 'currency' }))).toEqual([422, '/unit']);
    expect((await change(id, { metric_type: 'currency', unit: 'CHF' })).body).toMatchObject({ target_value: 50 });
    expect(wrong(await change(id, { unit: null }))).toEqual([422, '/unit']);
    expect((await change(id, { metric_type: 'percent', unit: null })).body).toMatchObject({
      metric_type: 'percent',
      unit: null,
      start_value: 30,
      target_value: 50,
    });
    expect(wrong(await change(id, { metric_type: 'boolean' }))).toEqual([422, '/start_value', '/target_value']);
    const done = { metric_type: 'boolean', start_value: 0, target_value: 1 };
    expect((await change(id, done)).body).toMatchObject({ ...done, current_value: 0 });
    expect((await change(id, { metric_type: 'number', target_value: 10 })).body).toMatchObject({ target_value: 10 });
    await checkInOn(api, { id, goal_id: goal.id }, 5);
    expect(await change(id, done)).toMatchObject({ status: 409 });
  });

  it('keeps a currency that went out of use', async () => {
    const { id } = await keyResultOf(api, goal.id, { metric_type: 'currency', unit: 'EUR' });
    await app.query(`UPDATE key_results SET unit = 'HRK' WHERE company_id = $1 AND id = $2`, [company.id, id]);
    expect((await change(id, { title: 'In kuna' })).body).toMatchObject({ title: 'In kuna', unit: 'HRK' });
    expect((await change(id, { unit: 'HRK', weight: 2 })).body).toMatchObject({ unit: 'HRK', weight: 2 });
    expect(wrong(await change(id, { unit: 'BGN' }))).toEqual([422, '/unit']);

    expect((await change(id, { metric_type: 'number' })).body).toMatchObject({ unit: 'HRK' });
    expect(wrong(await change(id, { metric_type: 'currency' }))).toEqual([422, '/unit']);
  });

  it('sets who may check in', async () => {
    const { id: employee } = await hire(app, company);
    const { id } = await keyResultOf(api, goal.id);
    expect((await change(id, { assign_to_ids: [employee] })).body).toMatchObject({
      assign_to_ids: [employee],
      acl: { assign_to: [employee] },
    });
    expect((await change(id, { assign_to_ids: [] })).body).toMatchObject({ assign_to_ids: [] });
  });
});

describe('DELETE', () => {
  it('removes a key result with its check-ins, and the goal counts on without it', async () => {
    const [one, two] = [await keyResultOf(api, goal.id), await keyResultOf(api, goal.id)];
    await checkInOn(api, one, 100, { confidence_level: 'on_track' });
    await checkInOn(api, two, 20);
    expect(await progressOf()).toBe(60);
    const answer = await api.delete(`${path}/${one.id}`);
    expect([answer.status, answer.body]).toEqual([204, undefined]);
    expect(await api.must('GET', `/goals/${goal.id}`)).toMatchObject({
      progress: 20,
      confidence_level: null,
      goal_key_results_count: 1,
    });
    expect(await api.get(`${path}/${one.id}`)).toMatchObject({ status: 404 });
    await api.must('DELETE', `${path}/${two.id}`);
    expect(await api.must('GET', `/goals/${goal.id}`)).toMatchObject({
      progress: 0,
      progress_is_computed: false,
      goal_key_results_count: 0,
    });
    expect(await app.query('SELECT FROM check_ins WHERE company_id = $1', [company.id])).toEqual([]);
  });

  it('is 404 for what is not there, or is of another goal', async () => {
    const other = await goalOf(api);
    const { id } = await keyResultOf(api, other.id);
    for (const kr of [id, UNKNOWN, 'not-a-uuid']) {
      expect(await api.get(`${path}/${kr}`)).toMatchObject({ status: 404 });
      expect(await change(kr, { title: 'New' })).toMatchObject({ status: 404 });
      expect(await api.delete(`${path}/${kr}`)).toMatchObject({ status: 404 });
      expect(await api.get(`${path}/${kr}/check-ins`)).toMatchObject({ status: 404 });
      expect(await api.post(`${path}/${kr}/checkin`, { value: 1 })).toMatchObject({ status: 404 });
    }
    expect(await api.must('GET', `/goals/${other.id}`)).toMatchObject({ goal_key_results_count: 1 });
  });
});
