import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AccessService } from '../src/access/access.service.js';
import { AuthenticationService } from '../src/access/authentication.service.js';
import { ChartRepository } from '../src/chart/chart.repository.js';
import { ChartService } from '../src/chart/chart.service.js';
import { Database } from '../src/database/database.js';
import { type HistoryQuery } from '../src/history/history.dto.js';
import { HistoryRepository } from '../src/history/history.repository.js';
import { HistoryService } from '../src/history/index.js';
import { ProgressService } from '../src/progress/progress.service.js';
import { startApp } from './support/app.js';
import { day, untilTodayLasts } from './support/days.js';

const UNKNOWN = '01890000-0000-7000-8000-000000000000';

let app: Awaited<ReturnType<typeof startApp>>;
let company: Awaited<ReturnType<typeof app.company>>;
let admin: typeof company.api;

beforeAll(async () => {
  await untilTodayLasts();
  app = await startApp();
}, 120_000);
afterAll(() => app.close());
beforeEach(async () => {
  company = await app.company();
  admin = company.api;
});

/** A time on that day, in UTC, which today has been already. */
const on = (ago: number, time = ago > 0 ? '12:00:00Z' : '00:00:00Z') => `${day(ago)}T${time}`;

const goal = async (body: object = {}, by = admin) =>
  (await by.must('POST', '/goals', { title: 'Goal', owner_type: 'company', ...body })).id as string;

/** A key result, and what is done with it. */
async function keyResult(goal_id: string, body: object = {}, by = admin) {
  const path = `/goals/${goal_id}/key-results`;
  const made = await by.must('POST', path, { title: 'KR', metric_type: 'number', target_value: 100, ...body });
  return {
    id: made.id as string,
    path: `${path}/${made.id}`,
    checkIn: (value: number, ago: number, more: { time?: string; confidence_level?: string } = {}) =>
      by.must('POST', `${path}/${made.id}/checkin`, {
        value,
        checked_in_at: on(ago, more.time),
        confidence_level: more.confidence_level,
      }),
    history: async (query = '') => (await by.must('GET', `${path}/${made.id}/history${query}`)).points,
  };
}

const history = async (goal_id: string, query = '', by = admin) =>
  (await by.must('GET', `/goals/${goal_id}/history${query}`)).points as any[];
/** The progress of each day, oldest first. */
const progress = async (goal_id: string, ago: number) =>
  (await history(goal_id, `?from=${day(ago)}`)).map((point) => point.progress);

/** What the admin is shown by a service that can work out no more than so many changes. */
async function workingOut(maxChanges: number) {
  const get = <T>(type: new (...args: any[]) => T) => app.app.get(type, { strict: false });
  const Limited = class extends HistoryService {
    protected override readonly maxChanges = maxChanges;
  };
  const service = new Limited(get(Database), get(AccessService), get(ProgressService), get(HistoryRepository));
  const principal = await get(AuthenticationService).actAs(company.id, company.admin.id);
  return {
    history: (goal_id: string, query: HistoryQuery = {}) => service.ofGoal(principal, goal_id, query),
    chart: (goal_id: string) => new ChartService(get(ChartRepository), service).draw(principal, goal_id, {}),
  };
}

describe('GET /goals/{id}/history', () => {
  it('has a point for every day, from the check-ins known by its end', async () => {
    const id = await goal();
    const kr = await keyResult(id);
    await kr.checkIn(10, 4, { confidence_level: 'at_risk' });
    await kr.checkIn(30, 2, { time: '00:00:00Z' });
    await kr.checkIn(40, 2, { time: '23:59:59.999Z', confidence_level: 'on_track' });
    expect(await admin.get(`/goals/${id}/history?from=${day(5)}&to=${day(0)}`)).toMatchObject({
      status: 200,
      body: {
        from: day(5),
        to: day(0),
        points: [
          { date: day(5), progress: 0, confidence_level: null },
          { date: day(4), progress: 10, confidence_level: 'at_risk' },
          { date: day(3), progress: 10, confidence_level: 'at_risk' },
          { date: day(2), progress: 40, confidence_level: 'on_track' },
          { date: day(1), progress: 40, confidence_level: 'on_track' },
          { date: day(0), progress: 40, confidence_level: 'on_track' },
        ],
      },
    });
  });

  it('rolls up through the tree by weights, falling targets included', async () => {
    const root = await goal();
    const child = await goal({ parent_goal_id: root, weight: 2 });
    const grandchild = await goal({ parent_goal_id: child });
    await (await keyResult(root, { start_value: 50, target_value: 10 })).checkIn(30, 1);
    await (await keyResult(child, { weight: 3 })).checkIn(100, 2);
    await (await keyResult(grandchild)).checkIn(33.3333, 3);
    // the child: (3·kr + 1·grandchild) / 4, the root: (1·kr + 2·child) / 3
    expect(await progress(root, 4)).toEqual([0, 5.56, 55.56, 72.22, 72.22]);
    expect(await progress(child, 4)).toEqual([0, 8.33, 83.33, 83.33, 83.33]);
    expect(await progress(grandchild, 4)).toEqual([0, 33.33, 33.33, 33.33, 33.33]);
  });

  it('ends today with exactly what the goal shows, whatever happened', async () => {
    const root = await goal();
    const ids = [root];
    for (let i = 1; i < 12; i++) {
      const parent_goal_id = ids[(i * 7) % ids.length];
      ids.push(await goal({ parent_goal_id, weight: i % 4, progress_driver: i % 5 ? 'all' : 'key_results' }));
    }
    for (const [i, id] of ids.entries()) {
      const kr = await keyResult(id, { weight: 1 + (i % 3), start_value: i, target_value: i % 2 ? 97 : -13 });
      const levels = ['on_track', 'at_risk', 'off_track'];
      for (let n = 0; n < 4; n++)
        await kr.checkIn(((i * 31 + n * 17) % 90) + 0.1234, (i * 5 + n * 3) % 20, {
          confidence_level: levels[(i + n) % 3],
        });
    }
    await admin.must('PATCH', `/goals/${ids[3]}`, { status: 'cancelled' });
    await admin.must('PATCH', `/goals/${ids[4]}`, { is_archived: true });
    await admin.must('PATCH', `/goals/${ids[5]}`, { weight: 2.5, parent_goal_id: root });
    for (const id of ids) {
      const shown = await admin.must('GET', `/goals/${id}`);
      const { progress, confidence_level } = shown;
      expect((await history(id)).at(-1)).toEqual({ date: day(0), progress, confidence_level });
    }
    // Before the first check-in everything is at its start: a key result that starts at its target is the exception.
    expect((await history(root, `?from=${day(30)}`))[0]).toMatchObject({ progress: 0, confidence_level: null });
  });

  it('follows check-ins that are backdated, corrected and deleted', async () => {
    const id = await goal();
    const kr = await keyResult(id);
    const second = await kr.checkIn(60, 1);
    expect(await progress(id, 3)).toEqual([0, 0, 60, 60]);
    const first = await kr.checkIn(20, 3);
    expect(await progress(id, 3)).toEqual([20, 20, 60, 60]);
    await admin.must('PATCH', `${kr.path}/check-ins/${second.id}`, { value: 50, checked_in_at: on(2) });
    expect(await progress(id, 3)).toEqual([20, 50, 50, 50]);
    await admin.must('DELETE', `${kr.path}/check-ins/${first.id}`);
    expect(await progress(id, 3)).toEqual([0, 50, 50, 50]);
  });

  it('takes the tree, weights, drivers and statuses of today for every day', async () => {
    const root = await goal();
    const child = await goal({ parent_goal_id: root });
    const other = await goal({ parent_goal_id: root });
    await (await keyResult(child)).checkIn(80, 2);
    await (await keyResult(other)).checkIn(20, 1);
    expect(await progress(root, 3)).toEqual([0, 40, 50, 50]);
    await admin.must('PATCH', `/goals/${child}`, { weight: 3 });
    expect(await progress(root, 3)).toEqual([0, 60, 65, 65]);
    await admin.must('PATCH', `/goals/${child}`, { status: 'cancelled' });
    expect(await progress(root, 3)).toEqual([0, 0, 20, 20]);
    expect(await progress(child, 3)).toEqual([0, 80, 80, 80]);
    await admin.must('PATCH', `/goals/${root}`, { progress_driver: 'manual', progress: 7 });
    expect(await progress(root, 3)).toEqual([7, 7, 7, 7]);
  });

  it('shows the own progress of the goal where contributors are hidden, as GET does', async () => {
    const member = await admin.must('POST', '/employees', { email: 'm@example.com', display_name: 'M' });
    const { token } = await admin.must('POST', '/access/tokens', {
      name: 'M',
      employee_id: member.id,
      scopes: ['goals:read'],
    });
    const caller = app.as(token);
    const root = await goal({ is_shared: true });
    const hidden = await goal({
      parent_goal_id: root,
      owner_type: 'employee',
      owner_employee_id: company.admin.id,
    });
    await (await keyResult(hidden)).checkIn(90, 1);
    expect((await history(root, `?from=${day(1)}`, caller)).map((point) => point.progress)).toEqual([90, 90]);
    expect(await caller.get(`/goals/${hidden}/history`)).toMatchObject({ status: 404 });
  });

  it('has points up to today, and says which days it covers', async () => {
    const id = await goal();
    const range = async (query: string) => {
      const { from, to, points } = await admin.must('GET', `/goals/${id}/history${query}`);
      return { from, to, points: points.length };
    };
    expect(await range('')).toEqual({ from: day(89), to: day(0), points: 90 });
    expect(await range(`?to=${day(10)}`)).toEqual({ from: day(99), to: day(10), points: 90 });
    expect(await range(`?from=${day(1)}&to=${day(-30)}`)).toEqual({ from: day(1), to: day(0), points: 2 });
    expect(await range(`?from=${day(0)}&to=${day(-1)}`)).toEqual({ from: day(0), to: day(0), points: 1 });
    expect(await range('?to=2999-12-31')).toEqual({ from: day(89), to: day(0), points: 90 });
    expect(await range(`?from=${day(1)}&to=2999-12-31`)).toEqual({ from: day(1), to: day(0), points: 2 });
    expect(await range(`?from=2001-01-01&to=2003-12-31`)).toEqual({
      from: '2001-01-01',
      to: '2003-12-31',
      points: 1_095,
    });
  });

  it('names what is wrong', async () => {
    const id = await goal();
    for (const [query, pointer] of [
      [`?from=${day(1)}&to=${day(2)}`, '/to'],
      ['?from=2001-01-01&to=2004-12-31', '/from'],
      [`?from=${day(-1)}`, '/from'],
      [`?from=${day(-5)}&to=${day(-5)}`, '/from'],
      ['?from=yesterday', '/from'],
      ['?to=2026-02-30', '/to'],
      ['?days=3', '/days'],
    ]) {
      expect(await admin.get(`/goals/${id}/history${query}`)).toMatchObject({
        status: 422,
        body: { errors: [{ pointer }] },
      });
    }
    const errors = [{ pointer: '/from', detail: 'must not be in the future' }];
    for (const path of [`/goals/${id}`, (await keyResult(id)).path]) {
      expect(await admin.get(`${path}/history?from=${day(-1)}`)).toMatchObject({ status: 422, body: { errors } });
    }
    expect(await admin.get(`/goals/${UNKNOWN}/history`)).toMatchObject({ status: 404 });
    const foreign = await app.company();
    expect(await foreign.api.get(`/goals/${id}/history`)).toMatchObject({ status: 404 });
  });

  it('begins later where more has changed than can be worked out, unless it was told where to begin', async () => {
    const id = await goal({ date_start: day(60) });
    const keyResults = [await keyResult(id), await keyResult(id)];
    for (const ago of [50, 40, 30, 20, 10]) for (const kr of keyResults) await kr.checkIn(100 - ago, ago);
    const whole = await history(id);
    const five = await workingOut(5); // those of 10 and 20 days ago, and one of two of 30 days ago
    const { from, to, points } = await five.history(id);
    expect({ from, to }).toEqual({ from: day(30), to: day(0) });
    expect(points).toEqual(whole.slice(-31));
    for (const query of [{ from: day(80) }, { from: day(80), to: day(70) }, { to: day(70) }]) {
      await expect(five.history(id, query)).rejects.toMatchObject({ status: 422, errors: [{ pointer: '/from' }] });
    }
    expect((await five.history(id, { from: day(30) })).points).toEqual(points);
    expect(await five.chart(id)).toMatch(/^<svg/);
    for (const kr of keyResults) await kr.checkIn(95, 0);
    const one = await workingOut(1); // fewer than today's alone
    expect((await one.history(id)).points).toMatchObject([{ date: day(0), progress: 95 }]);
    expect(await one.chart(id)).toMatch(/^<svg/);
  });

  it('shows the same whatever number of changes it may work out', async () => {
    const id = await goal({ date_start: day(80) });
    // Some were checked in on for the last time long ago, so that the newest few alone tell how far back to look.
    const checkedIn = [[70, 40, 10], [60, 50, 40], [75, 35, 20, 0], [30], [65, 5, 4, 3]];
    for (const days of checkedIn) {
      const kr = await keyResult(id);
      for (const ago of days) await kr.checkIn(100 - ago, ago);
    }
    const whole = await history(id);
    const changes = checkedIn.flat().sort((a, b) => a - b);
    for (let most = 1; most < changes.length; most++) {
      const { points } = await (await workingOut(most)).history(id);
      expect(points).toEqual(whole.slice(-1 - changes[most]!));
    }
  });

  it('counts a check-in from a clock that is ahead today, as the goal does', async () => {
    const id = await goal();
    const kr = await keyResult(id);
    const checked_in_at = new Date(Date.now() + 4 * 60_000).toISOString();
    await admin.must('POST', `${kr.path}/checkin`, { value: 10, checked_in_at });
    expect((await history(id)).at(-1)).toMatchObject({ progress: 10 });
  });
});

describe('GET /goals/{goal_id}/key-results/{kr_id}/history', () => {
  it('has the value and progress of every day', async () => {
    const kr = await keyResult(await goal(), { start_value: 40, target_value: 20 });
    await kr.checkIn(35, 3, { confidence_level: 'off_track' });
    await kr.checkIn(25.5, 1);
    expect(await kr.history(`?from=${day(4)}`)).toEqual([
      { date: day(4), value: 40, progress: 0, confidence_level: null },
      { date: day(3), value: 35, progress: 25, confidence_level: 'off_track' },
      { date: day(2), value: 35, progress: 25, confidence_level: 'off_track' },
      { date: day(1), value: 25.5, progress: 72.5, confidence_level: 'off_track' },
      { date: day(0), value: 25.5, progress: 72.5, confidence_level: 'off_track' },
    ]);
    expect(await kr.history(`?from=${day(2)}&to=${day(2)}`)).toMatchObject([{ date: day(2), value: 35 }]);
    expect(await kr.history()).toHaveLength(90);
  });

  it('is there only under its own goal, for those who may view that', async () => {
    const id = await goal();
    const kr = await keyResult(id);
    const other = await goal();
    expect(await admin.get(`/goals/${other}/key-results/${kr.id}/history`)).toMatchObject({ status: 404 });
    expect(await admin.get(`/goals/${id}/key-results/${UNKNOWN}/history`)).toMatchObject({ status: 404 });
    expect(await (await app.company()).api.get(`${kr.path}/history`)).toMatchObject({ status: 404 });
  });
});

it('begins with the first year at the earliest', async () => {
  const id = await goal();
  const answer = await admin.must('GET', `/goals/${id}/history?to=0001-01-15`);
  expect(answer).toMatchObject({ from: '0001-01-01', to: '0001-01-15' });
  expect(answer.points).toHaveLength(15);
});
