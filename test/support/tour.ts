import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

/** Where a reader's server is. */
const ADDRESS = 'http://127.0.0.1:3000';

/** What the commands of a page print, and what the page says that they do (`# → …`), line by line. */
export interface Tour {
  printed: string[];
  promised: string[];
  stderr: string;
}

/**
 * Runs all blocks of `bash` of a page, one after the other in one shell, as its reader would.
 * @param url the server that takes the place of the reader's
 * @param cwd an empty directory
 */
export async function takeTour(page: string, url: string, cwd: string, env: NodeJS.ProcessEnv = {}): Promise<Tour> {
  const script = [...(await readFile(page, 'utf8')).matchAll(/^```bash\n(.*?)^```$/gms)]
    .map(([, block]) => block)
    .join('\n');
  const promised = [...script.matchAll(/# → (.*)$/gm)].map(([, text]) => text!);
  if (!script.includes(ADDRESS)) throw new Error(`${page} does not call ${ADDRESS}`);
  const here = script.replaceAll(ADDRESS, url).replaceAll('dist/src/cli/okr.js', resolve('dist/src/cli/okr.js'));
  const { stdout, stderr } = await promisify(execFile)('bash', ['--norc', '-euo', 'pipefail', '-c', here], {
    cwd,
    env: { ...process.env, ...env },
  });
  return { printed: stdout.trimEnd().split('\n'), promised, stderr };
}
