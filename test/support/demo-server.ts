import { type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { spawnServer, stopServers } from './server.js';

/** The server as `npm start` runs it, on the embedded PostgreSQL in `<directory>/.data`, and what it says at its start. */
export interface DemoServer {
  /** everything that it printed up to the end of its greeting */
  said: string;
  url: string;
  token: string;
  /** the goal that it proposes to look at */
  goal_id: string;
  process: ChildProcess;
}

/** Starts it there, with no settings but a free port, and waits until it has said where it is. */
export async function startDemo(directory: string): Promise<DemoServer> {
  // In a process group of its own, which can be killed as a whole.
  const child = spawnServer({ PORT: '0' }, { cwd: directory, detached: true });
  let said = '';
  child.stderr.on('data', (data) => (said += String(data)));
  const found = await new Promise<{ url: string; token: string; goal_id: string }>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      said += `${line}\n`;
      const greeting = /Swagger UI +(\S+)\/api\/docs\n +Token +(\S+)\n +Try +GET \/api\/v1\/goals\/(\S+)\/tree/.exec(
        said,
      );
      if (greeting) resolve({ url: greeting[1]!, token: greeting[2]!, goal_id: greeting[3]! });
    });
    child.once('exit', (code) => reject(new Error(`it ended with ${code}: ${said}`)));
  });
  return { ...found, said, process: child };
}

/** SIGKILL for the server, its PostgreSQL and all that they started. */
export async function killAll({ process: child }: DemoServer): Promise<void> {
  process.kill(-child.pid!, 'SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

/** Asks it to stop, and waits until it has. @returns its exit code */
export async function stopDemo({ process: child }: DemoServer): Promise<number | null> {
  child.kill('SIGTERM');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

/** Ends whatever a test left running, and removes its directory. */
export async function clearAway(directory: string): Promise<void> {
  await stopServers();
  await rm(directory, { recursive: true, force: true });
}
