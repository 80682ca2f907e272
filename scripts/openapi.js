/**
 * Writes what is made from the routes: openapi.json, the types of the client and the error catalogue. With `--check` it
 * writes nothing, and fails when one of them is not up to date. Needs dist/.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import { documentOfRoutes } from '../dist/src/app.js';
import { errorCatalogue } from '../dist/src/http/openapi/error-catalogue.js';

const root = join(import.meta.dirname, '..');
const document = await documentOfRoutes();
const files = {
  'openapi.json': `${JSON.stringify(document, null, 2)}\n`,
  'client/schema.ts': await clientTypes(document),
  'docs/errors.md': errorCatalogue(),
};

const stale = [];
for (const [name, text] of Object.entries(files)) {
  const path = join(root, name);
  if (text === (await readFile(path, 'utf8').catch(() => undefined))) continue;
  if (process.argv.includes('--check')) stale.push(name);
  else await writeFile(path, text);
}
if (stale.length > 0) {
  console.error(`Not up to date: ${stale.join(', ')}. Run: npm run openapi`);
  process.exit(1);
}

async function clientTypes(document) {
  const types = await openapiTS(structuredClone(document), { defaultNonNullable: false });
  return `/** Written by \`npm run openapi\` from openapi.json. */\n\n${astToString(types)}`;
}
