import { readFile, writeFile } from 'node:fs/promises';

const RESULTS = 'test/bench/RESULTS.md';

/**
 * Keeps the newest result of each kind in RESULTS.md; those before are in the history of the file.
 * @param section begins with `## <kind>, `
 */
export async function keepResult(kind: string, section: string): Promise<void> {
  const [introduction, ...sections] = (await readFile(RESULTS, 'utf8')).split(/^(?=## )/m);
  const others = sections.filter((other) => !other.startsWith(`## ${kind}, `));
  const all = [introduction!, ...others, section].map((part) => part.trim());
  await writeFile(RESULTS, `${all.join('\n\n')}\n`);
}
