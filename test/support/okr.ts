import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';

/** Runs a command of the command line against a database, as an operator would. */
export function okr(database_url: string, ...args: string[]) {
  return okrWith({ DATABASE_URL: database_url }, ...args);
}

/** Runs it with these settings alone. */
export async function okrWith(env: NodeJS.ProcessEnv, ...args: string[]) {
  const child = spawn(process.execPath, [resolve('dist/src/cli/okr.js'), ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { code: child.exitCode, out, err };
}
