import { readFile } from 'node:fs/promises';

/** What package.json says of the packages that are installed. */

const read = async (path: string) => JSON.parse(await readFile(path, 'utf8'));

test('somebody has decided on each install script that a package has', async () => {
  const { packages } = await read('package-lock.json');
  const { allowScripts } = await read('package.json');
  const withScripts = Object.entries<any>(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.split('node_modules/').at(-1));
  expect(withScripts.length).toBeGreaterThan(5);
  expect(Object.keys(allowScripts)).toEqual(expect.arrayContaining(withScripts));
});
