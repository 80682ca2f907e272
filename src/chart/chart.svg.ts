import { type Day, daysBetween } from '../history/index.js';
import { inFull, ticksFor } from './chart.axis.js';
import { type Theme } from './chart.dto.js';
import { type ChartPlan, expectedOn } from './chart.plan.js';
import { styleFor } from './chart.theme.js';
import { escapeXml, inLines } from './svg-text.js';

/** The picture, in pixels. It scales: these are only its proportions. */
const WIDTH = 960;
const PLOT = { left: 128, right: 868, bottom: 452 };
const TITLE_SIZE = 24;
const CONFIDENCE = { on_track: 'On track', at_risk: 'At risk', off_track: 'Off track' };

/** The lines across. */
const LEVELS = { 0: 'Start 0%', 25: '25%', 50: '50%', 75: '75%', 100: 'Target 100%' };

/** How days and percents become places. */
interface Scale {
  top: number;
  x: (day: Day) => number;
  y: (percent: number) => number;
}

/** Draws a goal's progress: expected against actual, from start to target. Pure: the same plan, the same text. */
export function drawChart(plan: ChartPlan, theme: Theme): string {
  const title = inLines(plan.goal.title, (WIDTH - 72) / TITLE_SIZE, 2);
  const scale = scaleFor(plan, 118 + title.length * 30);
  const height = PLOT.bottom + 62;
  const { id } = plan.goal;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" lang="en" aria-labelledby="title-${id} desc-${id}">`,
    `<title id="title-${id}">${escapeXml(`Progress of “${plan.goal.title}”`)}</title>`,
    `<desc id="desc-${id}">${escapeXml(inWords(plan))}</desc>`,
    `<style>${styleFor(theme)}</style>`,
    `<rect class="background" width="${WIDTH}" height="${height}"/>`,
    header(plan, title),
    legend(plan, 86 + title.length * 30),
    axes(plan, scale),
    straightLine(plan, scale),
    actualLine(plan, scale),
    todayMarker(plan, scale),
    '</svg>\n',
  ]
    .filter(Boolean)
    .join('\n');
}

function scaleFor({ first, last }: ChartPlan, top: number): Scale {
  const days = daysBetween(first, last);
  const round = (pixels: number) => Math.round(pixels * 10) / 10;
  return {
    top,
    x: (day) => round(PLOT.left + ((PLOT.right - PLOT.left) * daysBetween(first, day)) / days),
    y: (percent) => round(PLOT.bottom - ((PLOT.bottom - top) * percent) / 100),
  };
}

function header(plan: ChartPlan, title: string[]): string {
  const lines = title.map((line, n) =>
    text(36, 48 + n * 30, line, `class="text" font-size="${TITLE_SIZE}" font-weight="650"`),
  );
  const y = 50 + title.length * 30;
  const { progress, confidence_level: level } = plan.now;
  const parts = [
    `<tspan class="text" font-weight="650">${percent(progress)}</tspan> ${plan.goal.progress_is_computed ? 'done' : 'set by hand'}`,
    ...(plan.expected && isWithin(plan, plan.today)
      ? [`${percent(expectedOn(plan.expected, plan.today))} expected today`]
      : []),
    ...(level ? [`<tspan class="${level}" font-weight="650">${CONFIDENCE[level]}</tspan>`] : []),
    ...(plan.goal.status === 'active' ? [] : [plan.goal.status === 'completed' ? 'Completed' : 'Cancelled']),
  ];
  return [...lines, `<text x="36" y="${y}" class="muted" font-size="16">${parts.join('  ·  ')}</text>`].join('\n');
}

function legend(plan: ChartPlan, y: number): string {
  const entries = [
    ...(plan.actual.length > 0 ? [{ style: 'line', label: 'Actual' }] : []),
    ...(plan.expected ? [{ style: 'straight', label: 'Expected' }] : []),
  ];
  return entries
    .map(({ style, label }, n) => {
      const x = 36 + n * 120;
      return `<path class="${style}" d="M${x} ${y - 5}h34"/>${text(x + 44, y, label, 'class="muted" font-size="14"')}`;
    })
    .join('\n');
}

function axes(plan: ChartPlan, { top, x, y }: Scale): string {
  const levels = Object.entries(LEVELS).map(
    ([level, label]) =>
      `<path class="${level === '0' ? 'axis' : 'gridline'}" d="M${PLOT.left} ${y(Number(level))}H${PLOT.right}"/>` +
      text(PLOT.left - 12, y(Number(level)) + 5, label, 'class="muted" font-size="14" text-anchor="end"'),
  );
  const ticks = ticksFor(plan.first, plan.last).map(
    ({ day, label }) =>
      `<path class="axis" d="M${x(day)} ${PLOT.bottom}v6"/>` +
      text(x(day), PLOT.bottom + 24, label, 'class="muted" font-size="14" text-anchor="middle"'),
  );
  const middle = (top + PLOT.bottom) / 2;
  return [
    ...levels,
    ...ticks,
    text(
      24,
      middle,
      'Progress',
      `class="muted" font-size="14" text-anchor="middle" transform="rotate(-90 24 ${middle})"`,
    ),
    text((PLOT.left + PLOT.right) / 2, PLOT.bottom + 50, 'Date', 'class="muted" font-size="14" text-anchor="middle"'),
  ].join('\n');
}

function straightLine({ expected, last, first }: ChartPlan, { x, y }: Scale): string {
  if (!expected) return '';
  const start = expected.from > first ? expected.from : first;
  const beyond = expected.to < last ? `H${x(last)}` : '';
  return `<path class="straight" d="M${x(start)} ${y(expectedOn(expected, start))}L${x(expected.to)} ${y(100)}${beyond}"/>`;
}

/** Steps: a value holds until the next check-in. */
function actualLine({ actual }: ChartPlan, { x, y }: Scale): string {
  const [first] = actual;
  if (!first) return '';
  const end = actual.at(-1)!;
  let steps = '';
  let level = first.progress;
  for (const { date, progress } of actual) {
    if (progress === level) continue;
    steps += `H${x(date)}V${y(progress)}`;
    level = progress;
  }
  const line = `M${x(first.date)} ${y(first.progress)}${steps}H${x(end.date)}`;
  return `<path class="area" d="${line}V${y(0)}H${x(first.date)}Z"/>\n<path class="line" d="${line}"/>`;
}

function todayMarker(plan: ChartPlan, { top, x, y }: Scale): string {
  if (!isWithin(plan, plan.today)) return '';
  const place = x(plan.today);
  const { progress } = plan.now;
  return [
    `<path class="marker" d="M${place} ${top - 10}V${PLOT.bottom}"/>`,
    text(place, top - 16, 'Today', 'class="today" font-size="14" font-weight="650" text-anchor="middle"'),
    `<circle class="dot" cx="${place}" cy="${y(progress)}" r="7"/>`,
    text(
      place + 13,
      Math.min(y(progress) + 6, PLOT.bottom - 10),
      percent(progress),
      'class="actual halo" font-size="17" font-weight="650"',
    ),
  ].join('\n');
}

/** What the picture shows, for those who hear it. */
function inWords(plan: ChartPlan): string {
  const { goal, now, expected, actual, today } = plan;
  const [first] = actual;
  const sentences = [
    `${percent(now.progress)} on ${inFull(today)}${goal.progress_is_computed ? '' : ', set by hand'}.`,
    ...(expected
      ? [
          `A straight line from ${inFull(expected.from)} to ${inFull(expected.to)} is at ${percent(expectedOn(expected, today))} then.`,
        ]
      : ['The goal has no period, so nothing says where it should be.']),
    ...(first ? [`On ${inFull(first.date)} it was at ${percent(first.progress)}.`] : []),
    ...(now.confidence_level ? [`Confidence: ${CONFIDENCE[now.confidence_level].toLowerCase()}.`] : []),
  ];
  return sentences.join(' ');
}

function text(x: number, y: number, content: string, attributes: string): string {
  return `<text x="${x}" y="${y}" ${attributes}>${escapeXml(content)}</text>`;
}

const percent = (value: number): string => `${Math.round(value * 100) / 100}%`;

const isWithin = ({ first, last }: ChartPlan, day: Day): boolean => day >= first && day <= last;
