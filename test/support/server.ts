import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from './client.js';
import { createCompany, OPERATOR, type TestCompany } from './app.js';

/** The built server as an operator runs it: a process of its own. */
export interface TestServer {
  process: ChildProcess;
  url: string;
  /** every line of its log so far, as it was written */
  lines: string[];
  as(token?: string): Client;
  company(): Promise<TestCompany>;
  /** Asks it to stop. @returns its exit code */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** How a process that did not stay ended. */
export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** What runs, with what to kill to end it: the process, or its whole group (negative) where it has one of its own. */
const running = new Map<ChildProcess, number>();

/** Starts it with these settings alone and waits until it listens. */
export async function startServer(env: NodeJS.ProcessEnv): Promise<TestServer> {
  const child = spawnServer({ NODE_ENV: 'production', PORT: '0', OPERATOR_TOKEN: OPERATOR, ...env });
  const lines: string[] = [];
  let stderr = '';
  child.stderr.on('data', (data) => (stderr += String(data)));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      if (line.includes('"msg":"listening"')) resolve(JSON.parse(line).url);
    });
    child.once('exit', (code) => reject(new Error(`it ended with ${code}: ${lines.join('\n')}${stderr}`)));
  });
  return {
    process: child,
    url,
    lines,
    as: (token) => new Client(url, token),
    company: () => createCompany(url),
    async stop(signal = 'SIGTERM') {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal);
        await once(child, 'close');
      }
      return child.exitCode;
    },
  };
}

/** Runs it with settings that it is not to start with, until it ends. */
export async function runMain(env: NodeJS.ProcessEnv): Promise<Ended> {
  const child = spawnServer(env);
  const said = { stdout: '', stderr: '' };
  child.stdout.on('data', (data) => (said.stdout += String(data)));
  child.stderr.on('data', (data) => (said.stderr += String(data)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...said };
}

/** Ends every server that a test left running; call it after each. */
export async function stopServers(): Promise<void> {
  await Promise.all(
    [...running].map(async ([child, target]) => {
      process.kill(target, 'SIGKILL');
      await once(child, 'exit');
    }),
  );
}

/** Runs the built server with these settings alone. @param options where, and whether in a process group of its own */
export function spawnServer(env: NodeJS.ProcessEnv, options: Pick<SpawnOptions, 'cwd' | 'detached'> = {}) {
  const child = spawn(process.execPath, [resolve('dist/src/main.js')], {
    ...options,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.set(child, options.detached ? -child.pid! : child.pid!);
  child.once('exit', () => running.delete(child));
  return child;
}
