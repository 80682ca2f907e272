import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MAX_DAYS } from '../src/history/index.js';
import { startApp } from './support/app.js';
import { day, untilTodayLasts } from './support/days.js';

let app: Awaited<ReturnType<typeof startApp>>;
let company: Awaited<ReturnType<typeof app.company>>;
let admin: typeof company.api;

beforeAll(async () => {
  await untilTodayLasts();
  app = await startApp();
  company = await app.company();
  admin = company.api;
}, 120_000);
afterAll(() => app.close());

const goal = async (body: object = {}) =>
  (await admin.must('POST', '/goals', { title: 'Goal', owner_type: 'company', ...body })).id as string;

/** A key result of the goal, with check-ins so many days ago. */
async function checkIns(goal_id: string, values: [ago: number, value: number][]) {
  const path = `/goals/${goal_id}/key-results`;
  const { id } = await admin.must('POST', path, { title: 'KR', metric_type: 'number', target_value: 100 });
  for (const [ago, value] of values) {
    await admin.must('POST', `${path}/${id}/checkin`, {
      value,
      checked_in_at: `${day(ago)}T00:00:00Z`,
      confidence_level: 'at_risk',
    });
  }
}

/** A day in words. */
const inFull = (date: string) => new Date(date).toLocaleDateString('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

async function chart(goal_id: string, query = '', token = company.token) {
  const answer = await fetch(`${app.url}/api/v1/goals/${goal_id}/chart.svg${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return { status: answer.status, headers: answer.headers, svg: await answer.text() };
}

/** The path of a line, as [x, y] of its corners. */
function corners(svg: string, style: string): [number, number][] {
  // the legend has one of each, too, before the lines themselves
  const d = [...svg.matchAll(new RegExp(`<path class="${style}" d="(M[^h"]+)"/>`, 'g'))].at(-1)?.[1] ?? '';
  const points: [number, number][] = [];
  for (const [, command, a, b] of d.matchAll(/([MLHV])([\d.]+)(?: ([\d.]+))?/g)) {
    const [x, y] = points.at(-1) ?? [0, 0];
    if (command === 'H') points.push([Number(a), y]);
    else if (command === 'V') points.push([x, Number(a)]);
    else points.push([Number(a), Number(b)]);
  }
  return points;
}

/** Every tag that is opened is closed, in order, and nothing else looks like a tag. */
function requireWellFormed(svg: string) {
  const open: string[] = [];
  const rest = svg.replace(/<(\/?)([a-z]+)((?: [a-z-]+="[^"<]*")*)(\/?)>/gi, (_, closing, name, __, single) => {
    if (closing) expect(open.pop()).toBe(name);
    else if (!single) open.push(name);
    return '';
  });
  expect(open).toEqual([]);
  expect(rest).not.toMatch(/[<>]|&(?!(amp|lt|gt|quot|apos);)/);
}

describe('GET /goals/{id}/chart.svg', () => {
  it('draws expected against actual, from start to target', async () => {
    const id = await goal({ date_start: day(10), date_end: day(-10) });
    await checkIns(id, [
      [6, 20],
      [2, 40],
    ]);
    const { status, headers, svg } = await chart(id);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; style-src 'unsafe-inline'; sandbox");
    requireWellFormed(svg);

    const [start, target] = corners(svg, 'straight') as [[number, number], [number, number]];
    const at = (days: number) => start[0] + ((target[0] - start[0]) * days) / 20;
    const height = (percent: number) => start[1] + ((target[1] - start[1]) * percent) / 100;
    expect(corners(svg, 'line')).toEqual(
      [
        [at(0), height(0)],
        [at(4), height(0)],
        [at(4), height(20)],
        [at(8), height(20)],
        [at(8), height(40)],
        [at(10), height(40)],
      ].map(([x, y]) => [expect.closeTo(x!, 0), expect.closeTo(y!, 0)]),
    );
    expect(svg).toMatch(/>Today</);
    expect(svg).toContain('>40%</text>');
    expect(svg).toContain('50% expected today');
  });

  it('tells in words what it shows', async () => {
    const id = await goal({ title: 'Grow', date_start: '2020-01-01', date_end: '2020-12-31' });
    await checkIns(id, [
      [2_000, 50],
      [1, 75],
    ]);
    const { svg } = await chart(id);
    expect(svg).toContain('role="img"');
    expect(svg).toContain(`aria-labelledby="title-${id} desc-${id}"`);
    expect(svg).toContain(`<title id="title-${id}">Progress of “Grow”</title>`);
    const sentences = [
      `75% on ${inFull(day(0))}.`,
      'A straight line from 1 January 2020 to 31 December 2020 is at 100% then.',
      `On ${inFull(day(MAX_DAYS - 1))} it was at 50%.`, // no history is longer
      'Confidence: at risk.',
    ];
    expect(svg).toContain(`<desc id="desc-${id}">${sentences.join(' ')}</desc>`);
  });

  it('follows the reader between dark and light, or stays', async () => {
    const id = await goal();
    const [auto, light, dark] = await Promise.all(['', '?theme=light', '?theme=dark'].map((query) => chart(id, query)));
    expect(auto!.svg).toContain('@media (prefers-color-scheme:dark)');
    expect(light!.svg).not.toContain('@media');
    expect(dark!.svg).not.toContain('@media');
    const background = (svg: string) => /\.background\{fill:(#\w+)\}/.exec(svg)![1];
    expect([background(light!.svg), background(dark!.svg)]).toEqual(['#ffffff', '#12161c']);
    expect(await chart(id, '?theme=blue')).toMatchObject({ status: 422 });
  });

  it('has room for goals without dates, without check-ins, and set by hand', async () => {
    const undated = await goal();
    await checkIns(undated, [[400, 30]]);
    await checkIns(undated, [[3, 50]]);
    const { svg } = await chart(undated);
    expect(corners(svg, 'straight')).toEqual([]);
    expect(corners(svg, 'line').length).toBeGreaterThan(2);

    const empty = await goal({ date_start: day(5), date_end: day(-5) });
    await checkIns(empty, []);
    expect(corners((await chart(empty)).svg, 'line')).toHaveLength(2);

    const byHand = await goal({ progress: 35, date_start: day(5), date_end: day(-5) });
    const manual = (await chart(byHand)).svg;
    expect(corners(manual, 'line')).toEqual([]);
    expect(manual).toContain('set by hand');
    expect(manual).toContain('>35%</text>');

    for (const dates of [
      { date_start: day(-20), date_end: day(-50) },
      { date_start: day(0), date_end: day(0) },
      { date_start: '1999-01-01', date_end: '2090-01-01' },
      { date_end: day(300) },
      { date_end: day(-3) },
      { date_start: day(-3) },
      { date_start: day(50), status: 'completed' },
    ]) {
      const id = await goal({ progress: 10, ...dates });
      const { status, svg } = await chart(id);
      expect(status).toBe(200);
      requireWellFormed(svg);
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  it('is safe whatever a title holds, and loads nothing', async () => {
    const title = `</title><script>alert(1)</script>"'&]]>\u0001 ${'long '.repeat(80)}`;
    const id = await goal({ title });
    const { svg } = await chart(id);
    requireWellFormed(svg);
    expect(svg).not.toMatch(/<script|href|url\(|@import/);
    expect(svg).not.toContain('\u0001');
    expect(svg.match(/https?:[^"]+/g)).toEqual(['http://www.w3.org/2000/svg']);
    expect(svg).toContain('&lt;script&gt;');
    expect(svg).toContain('…</text>');
  });

  it('is the same text as long as nothing changes', async () => {
    const id = await goal({ date_start: day(10), date_end: day(-10) });
    await checkIns(id, [[3, 20]]);
    const first = await chart(id);
    expect((await chart(id)).svg).toBe(first.svg);
    const etag = first.headers.get('etag')!;
    const again = () =>
      fetch(`${app.url}/api/v1/goals/${id}/chart.svg`, {
        headers: { authorization: `Bearer ${company.token}`, 'if-none-match': etag },
      });
    expect((await again()).status).toBe(304);
    await checkIns(id, [[1, 90]]);
    expect((await again()).status).toBe(200);
  });

  it('is there only for those who may view the goal', async () => {
    const id = await goal({ owner_type: 'employee', owner_employee_id: company.admin.id });
    const other = await app.company();
    const { status, headers } = await chart(id, '', other.token);
    expect(status).toBe(404);
    expect(headers.get('content-type')).toContain('application/problem+json');
  });
});

it('draws goals whose period ends with the last year that can be written, or lasts for thousands of them', async () => {
  for (const [date_start, date_end] of [
    [undefined, '9999-12-31'],
    ['9999-12-01', '9999-12-31'],
    ['9999-12-24', undefined],
    ['9999-12-25', undefined],
    ['9999-12-31', undefined],
    ['9999-12-30', '9999-12-31'],
    ['9999-12-30', '9999-12-30'],
    ['9999-12-31', '9999-12-31'],
    ['0001-01-01', '9999-12-31'],
    ['0001-01-01', '0001-01-20'],
  ]) {
    const id = await goal({ date_start, date_end });
    const answer = await fetch(`${app.url}/api/v1/goals/${id}/chart.svg`, {
      headers: { authorization: `Bearer ${admin.token}` },
    });
    expect([date_start, date_end, answer.status]).toEqual([date_start, date_end, 200]);
    const svg = await answer.text();
    expect(svg.length).toBeLessThan(50_000);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  }
});
