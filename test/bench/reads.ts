import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { type Operation, operations } from './operations.js';
import { startServer } from './server.js';
import { bySql, type Figures, overHttp } from './load.js';
import { keepResult } from './results.js';

/**
 * How fast reads are, and what becomes of that as a company grows: every operation over HTTP, against a server that is
 * started as `npm start` does, and the same statements straight through `pg` on as many connections, one right after the
 * other, because a machine is not equally fast at all times. What it seeds it keeps in `.bench`.
 */

const options = new Command('bench')
  .option('--goals <n,…>', 'how large the companies are', '10000,100000,1000000')
  .option('--seconds <n>', 'how long each operation runs, each way', '3')
  .option('--connections <n>', 'how many call at once: two for each core keep it busy, more wait for one another', '4')
  .parse()
  .opts<{ goals: string; seconds: string; connections: string }>();
const seconds = Number(options.seconds);
const connections = Number(options.connections);
const WARM_UP_SECONDS = 1;

interface Result extends Figures {
  operation: string;
  items: number | undefined;
  goals: number;
  sql: Figures;
}

const results: Result[] = [];
for (const goals of options.goals.split(',').map(Number)) {
  results.push(...(await measure(goals)));
}
const table = markdown(results);
console.log(table);
await keepResult('Reads', `## Reads, ${describeRun()}\n\n${table}`);

async function measure(goals: number): Promise<Result[]> {
  const server = await startServer(seeded(goals));
  try {
    const measured: Result[] = [];
    const all = await operations(server.database_url);
    // A server that was just started is slow for its first thousands of requests: without this, what comes first would be
    // measured on another server than what comes last.
    for (const { requests } of all) await overHttp(server.url, requests, connections, WARM_UP_SECONDS);
    for (const operation of all) {
      measured.push({
        goals,
        operation: operation.name,
        items: operation.items,
        ...(await bothWays(operation, server)),
      });
      process.stderr.write('.');
    }
    process.stderr.write(` ${goals} goals\n`);
    return measured;
  } finally {
    await server.stop();
  }
}

async function bothWays({ requests, statements }: Operation, server: { url: string; database_url: string }) {
  await overHttp(server.url, requests, connections, WARM_UP_SECONDS);
  const http = await overHttp(server.url, requests, connections, seconds);
  await bySql(server.database_url, statements, connections, 0.3);
  return { ...http, sql: await bySql(server.database_url, statements, connections, seconds) };
}

/** A data directory with a company of that size, made unless it is there. */
function seeded(goals: number): string {
  const dataDir = join('.bench', String(goals));
  const done = join(dataDir, 'seeded');
  if (existsSync(done)) return dataDir;
  mkdirSync(dataDir, { recursive: true });
  const size = ['--goals', String(goals), '--companies', String(Math.ceil(goals / 1_000))];
  const env = { ...process.env, DATA_DIR: dataDir };
  execFileSync('node', ['dist/src/cli/okr.js', 'seed', ...size], { env, stdio: ['ignore', 'ignore', 'inherit'] });
  writeFileSync(done, '');
  return dataDir;
}

function markdown(rows: Result[]): string {
  const head = [
    'operation',
    'goals',
    'items',
    'requests/s',
    'p50 ms',
    'p99 ms',
    'plain SQL/s',
    'ratio',
    'p50 × smallest',
  ];
  const lines = rows.map(({ operation, goals, items, rate, p50, p99, sql }) => {
    const smallest = rows.find((row) => row.operation === operation)!;
    const figures = [rate.toFixed(0), p50.toFixed(1), p99.toFixed(1), sql.rate.toFixed(0)];
    // Else it would be the growth of the answer.
    const growth = smallest.items === items ? (p50 / smallest.p50).toFixed(1) : '';
    return [operation, goals, items ?? '', ...figures, (rate / sql.rate).toFixed(2), growth];
  });
  const sorted = lines.sort(([a], [b]) => names(rows).indexOf(String(a)) - names(rows).indexOf(String(b)));
  return [head, head.map(() => '---'), ...sorted].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function names(rows: Result[]): string[] {
  return [...new Set(rows.map(({ operation }) => operation))];
}

function describeRun(): string {
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const [cpu] = cpus();
  const machine = `${cpus().length} × ${cpu?.model.trim() || 'CPU'}, Node.js ${process.version}`;
  return `${new Date().toISOString().slice(0, 10)}, ${commit}, ${machine}, ${connections} connections`;
}
