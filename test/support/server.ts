import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { Client } from './client.js';
import { OPERATOR, type TestCompany } from './app.js';

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

const running = new Set<ChildProcess>();

/** Starts it with these settings alone and waits until it listens. */
export async function startServer(env: NodeJS.ProcessEnv): Promise<TestServer> {
  const child = spawnMain({ NODE_ENV: 'production', PORT: '0', OPERATOR_TOKEN: OPERATOR, ...env });
  const lines: string[] = [];
  let stderr = '';
  child.stderr!.on('data', (data) => (stderr += String(data)));
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout! }).on('line', (line) => {
      lines.push(line);
      if (line.includes('"msg":"listening"')) resolve(JSON.parse(line).url);
    });
    child.once('exit', (code) => reject(new Error(`it ended with ${code}: ${lines.join('\n')}${stderr}`)));
  });
  const as = (token?: string) => new Client(url, token);
  let companies = 0;
  return {
    process: child,
    url,
    lines,
    as,
    async company() {
      const body = await as(OPERATOR).must('POST', '/companies', {
        name: `Company ${++companies}`,
        admin: { email: 'admin@example.com', display_name: 'Admin' },
      });
      return { id: body.company.id, admin: body.admin, token: body.token, api: as(body.token) };
    },
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
  const child = spawnMain(env);
  const said = { stdout: '', stderr: '' };
  child.stdout!.on('data', (data) => (said.stdout += String(data)));
  child.stderr!.on('data', (data) => (said.stderr += String(data)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...said };
}

/** Ends every server that a test left running; call it after each. */
export async function stopServers(): Promise<void> {
  await Promise.all(
    [...running].map(async (child) => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }),
  );
}

function spawnMain(env: NodeJS.ProcessEnv): ChildProcess {
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}
