import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import { readConfig } from '../src/config/config.js';
import { clearAway, type DemoServer, startDemo, stopDemo } from './support/demo-server.js';
import { emptyDirectory } from './support/directory.js';
import { takeTour } from './support/tour.js';

let readme: string;
let directory: string;
let server: DemoServer;

beforeAll(async () => {
  readme = await readFile('README.md', 'utf8');
  directory = await emptyDirectory();
  server = await startDemo(directory);
}, 120_000);
afterAll(() => clearAway(directory));

describe('the README', () => {
  it('takes a reader on a tour that prints what it says', async () => {
    const { printed, promised, stderr } = await takeTour('README.md', server.url, directory);
    expect(promised.length).toBeGreaterThan(10);
    expect(stderr).toBe('');
    expect(printed).toEqual(promised);
    expect(await stopDemo(server)).toBe(0);
  }, 120_000);

  it('names every setting, and none that does not exist', () => {
    const [, table] = /## Configuration\n(.*?)\n## /s.exec(readme)!;
    const rows = [...table!.matchAll(/^\| (`.*?) \|/gm)].map(([, cell]) => cell!);
    const named = rows.flatMap((cell) => [...cell.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name));
    // Those of OpenTelemetry are read by its own libraries.
    expect(named.filter((name) => !name!.startsWith('OTEL_')).sort()).toEqual([...settings(), 'NODE_ENV'].sort());
  });

  it('names every folder of the source', async () => {
    const entries = await readdir('src', { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    const [, map] = /## Architecture.*?```\n(.*?)```/s.exec(readme)!;
    expect(folders.filter((folder) => !map!.includes(` ${folder}/`))).toEqual([]);
  });
});

/** The settings that the service knows, as it says when one is misspelled. */
function settings(): string[] {
  try {
    readConfig({ DATABASE_NONSENSE: '1' });
  } catch (error) {
    return /knows (.*)$/.exec((error as Error).message)![1]!.split(', ');
  }
  throw new Error('a misspelled setting was taken');
}
