/**
 * `npm run bench:checkins`: check-ins a second on one company, over HTTP with batching and without, against the same
 * check-in as one PL/pgSQL call each from as many plain connections, on the same durable database in the same run.
 * Prints a table and keeps it in RESULTS.md. `-- --seconds 5 --repeats 3 --goals 100000` are the defaults.
 */
import { execSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { cpus, loadavg, totalmem } from 'node:os';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { v7 } from 'uuid';
import { progressBar } from '../../src/cli/progress-bar.js';
import { startEmbeddedPostgres } from '../../src/database/embedded/embedded-postgres.js';
import { migrate } from '../../src/database/migrate.js';
import { emptyDirectory } from '../support/directory.js';
import { CHECK_IN_FUNCTION, type Company, loadCompany } from './check-ins.data.js';
import { load } from './load.js';
import { keepResult } from './results.js';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '5' },
    repeats: { type: 'string', default: '3' },
    goals: { type: 'string', default: '100000' },
  },
});
const SECONDS = Number(values.seconds);
const REPEATS = Number(values.repeats);
const GOALS = Number(values.goals);
const CLIENTS = [1, 8, 32];
const LOAD = Math.round(loadavg()[0]!);

interface Server {
  url: string;
  stop(): Promise<void>;
}

/** Starts a server on the database in a process of its own. */
async function serve(file: string, database_url: string): Promise<Server> {
  const child = spawn(process.execPath, [file], {
    env: { PATH: process.env.PATH, DATABASE_URL: database_url, PORT: '0', RATE_LIMIT: 'off' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(line);
      if (found) resolve(found[0]);
    });
    child.once('exit', (code) => reject(new Error(`${file} ended with ${code}`)));
  });
  // Its log goes on: to read that line by line would slow down the clients, who live in this process.
  child.stdout.removeAllListeners().resume();
  return {
    url,
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

/** Check-ins a second over HTTP. @throws if one was not answered with 201 */
async function overHttp(url: string, company: Company, clients: number, seconds: number): Promise<number> {
  const { rate } = await load({
    url,
    connections: clients,
    duration: seconds,
    setupClient: (client) => {
      client.setHeaders({ authorization: `Bearer ${company.token}`, 'content-type': 'application/json' });
      client.setRequests(
        Array.from({ length: 2_000 }, () => {
          const { goal_id, key_result_id } = company.pick();
          return {
            method: 'POST' as const,
            path: `/api/v1/goals/${goal_id}/key-results/${key_result_id}/checkin`,
            body: JSON.stringify({ value: Math.floor(Math.random() * 100), confidence_level: 'on_track' }),
          };
        }),
      );
    },
  });
  return rate;
}

/** Check-ins a second by plain connections that call the function. */
async function byFunction(connections: Client[], company: Company, clients: number, seconds: number): Promise<number> {
  let done = 0;
  const start = performance.now();
  const end = start + seconds * 1_000;
  await Promise.all(
    connections.slice(0, clients).map(async (connection) => {
      while (performance.now() < end) {
        const { goal_id, key_result_id } = company.pick();
        const value = Math.floor(Math.random() * 100);
        await connection.query({
          name: 'check-in',
          text: 'SELECT bench_check_in($1, $2, $3, $4, $5, $6, $7)',
          values: [company.id, goal_id, key_result_id, v7(), company.admin_id, value, 'on_track'],
        });
        done++;
      }
    }),
  );
  return (done * 1_000) / (performance.now() - start);
}

/** Waits for what the last run left under way: the function does not take the service's lock. */
async function untilQuiet(admin: Client): Promise<void> {
  for (let quiet = 0; quiet < 3; quiet++) {
    await sleep(100);
    const { rows } = await admin.query(
      `SELECT FROM pg_stat_activity WHERE state <> 'idle' AND datname = current_database() AND pid <> pg_backend_pid()`,
    );
    if (rows.length > 0) quiet = -1;
  }
}

function median(figures: number[]): number {
  return figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)]!;
}

async function main(): Promise<void> {
  const dataDir = await emptyDirectory();
  const postgres = await startEmbeddedPostgres({ dataDir });
  const admin = new Client(postgres.url);
  await admin.connect();
  try {
    await migrate(postgres.url);
    console.error('Loading companies …');
    const company = await loadCompany(admin, { goals: GOALS, fanOut: 10, keyResults: 3 });
    const narrow = await loadCompany(admin, { goals: 11, fanOut: 10, keyResults: 1 });
    const wide = await loadCompany(admin, { goals: GOALS + 1, fanOut: GOALS, keyResults: 1 });
    await admin.query(CHECK_IN_FUNCTION);
    await admin.query('VACUUM (ANALYZE)');
    const lines = await measure(postgres.url, admin, company, narrow, wide);
    console.log(lines.join('\n'));
    await keepResult('Check-ins', lines.join('\n'));
    await verify(postgres.url);
  } finally {
    await admin.end();
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Every run is as long, and begins with a checkpoint and a vacuum behind it; the kinds take turns. */
async function measure(
  url: string,
  admin: Client,
  company: Company,
  narrow: Company,
  wide: Company,
): Promise<string[]> {
  const combined = await serve('dist/src/main.js', url);
  const alone = await serve('dist/test/bench/check-ins.alone.js', url);
  const connections = await Promise.all(
    Array.from({ length: Math.max(...CLIENTS) }, async () => {
      const connection = new Client(url);
      await connection.connect();
      return connection;
    }),
  );
  const runs: { key: string; run: (seconds: number) => Promise<number> }[] = [
    ...CLIENTS.flatMap((clients) => [
      { key: `combined ${clients}`, run: (seconds: number) => overHttp(combined.url, company, clients, seconds) },
      { key: `alone ${clients}`, run: (seconds: number) => overHttp(alone.url, company, clients, seconds) },
      { key: `function ${clients}`, run: (seconds: number) => byFunction(connections, company, clients, seconds) },
    ]),
    { key: 'narrow', run: (seconds) => overHttp(combined.url, narrow, 1, seconds) },
    { key: 'wide', run: (seconds) => overHttp(combined.url, wide, 1, seconds) },
  ];
  const figures = new Map<string, number[]>(runs.map(({ key }) => [key, []]));
  for (const { run } of runs) {
    await run(1);
    await untilQuiet(admin);
  }
  const bar = progressBar('Measuring', REPEATS * runs.length);
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    for (const [n, { key, run }] of runs.entries()) {
      await admin.query('VACUUM goal_progress, key_results');
      await admin.query('CHECKPOINT');
      figures.get(key)!.push(await run(SECONDS));
      await untilQuiet(admin);
      bar.update(repeat * runs.length + n + 1);
    }
  }
  bar.stop();
  await Promise.all([combined.stop(), alone.stop(), ...connections.map((connection) => connection.end())]);
  return table((key) => median(figures.get(key)!));
}

function table(rate: (key: string) => number): string[] {
  const whole = (n: number) => Math.round(n).toLocaleString('en-US');
  const ratio = (a: string, b: string) => (rate(a) / rate(b)).toFixed(2);
  const commit = execSync('git rev-parse --short HEAD').toString().trim();
  const dirty = execSync('git status --porcelain -- src migrations').toString() ? ' with changes' : '';
  return [
    `## Check-ins, ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC, ${commit}${dirty}`,
    '',
    `${cpus().length} × ${cpus()[0]!.model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node.js ${process.version}; ` +
      `${whole(GOALS)} goals under one root, depth 6, ${whole(3 * GOALS)} key results; fsync on; ` +
      `median of ${REPEATS} runs of ${SECONDS} s; clients, server and database share the machine, ` +
      `whose load average was ${LOAD} before.`,
    '',
    '| check-ins/s | 1 client | 8 | 32 |',
    '| --- | --- | --- | --- |',
    ...[
      ['over HTTP, batching', 'combined'],
      ['over HTTP, one transaction each', 'alone'],
      ['one PL/pgSQL call each, plain connections', 'function'],
    ].map(([name, key]) => `| ${name} | ${CLIENTS.map((clients) => whole(rate(`${key} ${clients}`))).join(' | ')} |`),
    `| **batching : PL/pgSQL** | ${CLIENTS.map((clients) => `**${ratio(`combined ${clients}`, `function ${clients}`)}**`).join(' | ')} |`,
    `| one each : PL/pgSQL | ${CLIENTS.map((clients) => ratio(`alone ${clients}`, `function ${clients}`)).join(' | ')} |`,
    '',
    `Siblings, 1 client: ${whole(rate('narrow'))}/s among 10, ${whole(rate('wide'))}/s among ${whole(GOALS)}: ` +
      `${ratio('narrow', 'wide')} times as fast among few.`,
  ];
}

/** Both ways must have kept every figure right, or the comparison is of nothing. */
async function verify(url: string): Promise<void> {
  const child = spawn(process.execPath, ['dist/src/cli/okr.js', 'verify'], {
    env: { PATH: process.env.PATH, DATABASE_URL: url },
    stdio: 'inherit',
  });
  const [code] = (await once(child, 'exit')) as [number];
  if (code !== 0) throw new Error('the figures are not right afterwards');
}

await main();
