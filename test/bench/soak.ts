import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { progressBar } from '../../src/cli/progress-bar.js';
import { startEmbeddedPostgres } from '../../src/database/embedded/embedded-postgres.js';
import { emptyDirectory } from '../support/directory.js';

/**
 * Whether the server stays as it is over time: a mixed load for some minutes, then no error, memory that does not grow
 * and figures that are right. `npm run soak -- [minutes] [clients]`; exits with 1 if not.
 */

const MINUTES = Math.min(Number(process.argv[2] ?? 3), 600);
const CLIENTS = Math.min(Number(process.argv[3] ?? 16), 200);
const SAMPLE_MS = 5_000;
/** From the second third of the time to the last, memory may grow by this factor: the garbage collector's own waves. */
const MAY_GROW = 1.25;
const OPERATOR = 'operator-token-of-the-soak';

type Kind = 'check in' | 'create' | 'change' | 'delete' | 'read' | 'search' | 'tree';
/** Of a hundred requests. */
const MIX: [Kind, number][] = [
  ['check in', 40],
  ['read', 20],
  ['search', 15],
  ['tree', 10],
  ['change', 8],
  ['create', 5],
  ['delete', 2],
];

interface Company {
  token: string;
  root: string;
  goals: string[];
  keyResults: { goal_id: string; id: string }[];
}

const times = new Map<Kind, number[]>(MIX.map(([kind]) => [kind, []]));
const errors: string[] = [];
const memory: number[] = [];

const dataDir = await emptyDirectory();
const postgres = await startEmbeddedPostgres({ dataDir });
try {
  const { child, url } = await startServer(postgres.url);
  const companies = await Promise.all([makeCompany(url, 'One'), makeCompany(url, 'Two')]);
  const until = Date.now() + MINUTES * 60_000;
  const sampling = sample(url, until);
  await Promise.all(Array.from({ length: CLIENTS }, (_, n) => load(url, companies[n % companies.length]!, until)));
  await sampling;
  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit')) as [number];
  const { stdout } = await promisify(execFile)(process.execPath, ['dist/src/cli/okr.js', 'verify'], {
    env: { PATH: process.env.PATH, DATABASE_URL: postgres.url },
  }).catch((error: { stdout: string }) => error);
  report(code, stdout.trim());
} finally {
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function startServer(database_url: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      PORT: '0',
      DATABASE_URL: database_url,
      OPERATOR_TOKEN: OPERATOR,
      RATE_LIMIT: 'off',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.includes('"msg":"listening"')) resolve((JSON.parse(line) as { url: string }).url);
    });
    child.once('exit', () => reject(new Error('The server ended.')));
  });
  return { child, url };
}

async function makeCompany(url: string, name: string): Promise<Company> {
  const { token } = await send(url, OPERATOR, 'POST', '/companies', {
    name,
    admin: { email: 'admin@example.com', display_name: 'Admin' },
  });
  const goal = (title: string, parent_goal_id: string | null) =>
    send(url, token, 'POST', '/goals', { title, owner_type: 'company', is_shared: true, parent_goal_id });
  const root = (await goal('Root', null)).id as string;
  const company: Company = { token, root, goals: [], keyResults: [] };
  for (let n = 0; n < 20; n++) {
    const { id } = await goal(`Goal ${n}`, company.goals[Math.floor(n / 4) - 1] ?? root);
    company.goals.push(id);
    for (let k = 0; k < 3; k++) {
      const body = { title: `Key result ${k}`, metric_type: 'percent', weight: k + 1 };
      const keyResult = await send(url, token, 'POST', `/goals/${id}/key-results`, body);
      company.keyResults.push({ goal_id: id, id: keyResult.id });
    }
  }
  return company;
}

/** One client: one request after the other. */
async function load(url: string, company: Company, until: number): Promise<void> {
  while (Date.now() < until) {
    const kind = pickKind();
    const started = performance.now();
    try {
      await request(url, company, kind);
      times.get(kind)!.push(performance.now() - started);
    } catch (error) {
      errors.push(`${kind}: ${(error as Error).message}`);
    }
  }
}

function request(url: string, company: Company, kind: Kind): Promise<unknown> {
  const { token, root } = company;
  const goal = pick(company.goals);
  const { goal_id, id } = pick(company.keyResults);
  switch (kind) {
    case 'check in': {
      const body = { value: Math.round(Math.random() * 1_000_000) / 10_000, confidence_level: 'on_track' };
      return send(url, token, 'POST', `/goals/${goal_id}/key-results/${id}/checkin`, body);
    }
    case 'read':
      return send(url, token, 'GET', `/goals/${goal}`);
    case 'search':
      return send(url, token, 'POST', '/goals/search', { text: 'goal', sort: '-progress', limit: 20 });
    case 'tree':
      return send(url, token, 'GET', `/goals/${root}/tree?depth=4`);
    case 'change':
      return send(url, token, 'PATCH', `/goals/${goal}`, { weight: Math.ceil(Math.random() * 10) });
    case 'create':
    case 'delete':
      return createAndDelete(url, token, root);
  }
}

/** What is made goes again, so that the database stays as large as it is but for its history. */
async function createAndDelete(url: string, token: string, root: string): Promise<void> {
  const { id } = await send(url, token, 'POST', '/goals', {
    title: 'Passing',
    owner_type: 'company',
    parent_goal_id: root,
  });
  await send(url, token, 'DELETE', `/goals/${id}`);
}

async function send(url: string, token: string, method: string, path: string, body?: object): Promise<any> {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

/** Notes the memory of the server, in bytes, until the end. */
async function sample(url: string, until: number): Promise<void> {
  const total = Math.ceil((MINUTES * 60_000) / SAMPLE_MS);
  const bar = progressBar('Samples', total);
  while (Date.now() < until) {
    await sleep(SAMPLE_MS);
    const text = await (await fetch(`${url}/metrics`)).text();
    memory.push(Number(/^process_resident_memory_bytes (\S+)/m.exec(text)![1]));
    bar.update(Math.min(memory.length, total));
  }
  bar.stop();
}

function report(code: number, verified: string): void {
  const rows = [...times].map(([kind, ms]) => {
    const sorted = ms.toSorted((a, b) => a - b);
    const at = (share: number) => Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1));
    return {
      kind,
      requests: ms.length,
      per_second: Math.round(ms.length / MINUTES / 60),
      p50_ms: at(0.5),
      p99_ms: at(0.99),
    };
  });
  console.table(rows);
  const third = Math.floor(memory.length / 3);
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length / 1024 / 1024;
  const [middle, last] = [mean(memory.slice(third, 2 * third)), mean(memory.slice(2 * third))];
  console.table({
    'memory, second third (MiB)': Math.round(middle),
    'memory, last third (MiB)': Math.round(last),
    errors: errors.length,
    'exit code': code,
    'okr verify': verified,
  });
  for (const error of new Set(errors.slice(0, 20))) console.log(error);
  const isFlat = third === 0 || last <= middle * MAY_GROW;
  if (!isFlat || errors.length > 0 || code !== 0 || verified !== 'Nothing differs.') process.exitCode = 1;
}

function pickKind(): Kind {
  let dice = Math.random() * 100;
  for (const [kind, share] of MIX) if ((dice -= share) < 0) return kind;
  return 'read';
}

function pick<T>(items: T[]): T {
  return items[Math.floor(Math.random() * items.length)]!;
}
