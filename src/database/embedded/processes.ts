import { execFile } from 'node:child_process';
import * as fs from 'node:fs/promises';
import { promisify } from 'node:util';
import { read } from './files.js';

const run = promisify(execFile);

/** The processes of a cluster and of who started it, by the name in their command lines. */
export async function processesOf(name: string) {
  const owners: number[] = [];
  const servers: number[] = [];
  const backends: number[] = [];
  for (const { pid, command } of await commands()) {
    const owner = command.startsWith('/bin/sh -c ') && command.split(`${name}-guard-of-`)[1];
    if (owner) owners.push(parseInt(owner));
    else if (/^\/.*\/bin\/postgres -D /.test(command) && command.includes(`cluster_name=${name}`)) servers.push(pid);
    else if (command.startsWith(`postgres: ${name}: `)) backends.push(pid);
  }
  return { owners, servers, backends };
}

/** The command lines of all processes: from /proc where there is one, for small container images have no `ps`. */
async function commands(): Promise<{ pid: number; command: string }[]> {
  if (process.platform === 'linux') {
    const pids = (await fs.readdir('/proc')).filter((entry) => /^\d+$/.test(entry));
    const lines = await Promise.all(pids.map((pid) => read(`/proc/${pid}/cmdline`)));
    return lines.map((line, i) => ({ pid: Number(pids[i]), command: line?.replaceAll('\0', ' ') ?? '' }));
  }
  const { stdout } = await run('ps', ['-axww', '-o', 'pid=,command='], { maxBuffer: 1 << 26 });
  return stdout.split('\n').map((line) => ({ pid: parseInt(line), command: line.trim().replace(/^\d+ +/, '') }));
}

/** Sends a signal to a process that may be gone already. */
export function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // gone already
  }
}
