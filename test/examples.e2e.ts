import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { clearAway, type DemoServer, startDemo, stopDemo } from './support/demo-server.js';
import { emptyDirectory } from './support/directory.js';
import { locate } from './support/schemas.js';

/** "Try it out" with the examples as they stand, on a demo company that was just loaded (docs/api.md). */

jest.setTimeout(120_000);

let directory: string;
let server: DemoServer;

beforeAll(async () => {
  directory = await emptyDirectory();
  server = await startDemo(directory);
});
afterAll(async () => {
  await stopDemo(server);
  await clearAway(directory);
});

it('every body that the served document shows is taken', async () => {
  const document: any = await (await fetch(`${server.url}/api/openapi.json`)).json();
  const resolved = (node: any): any => (node.$ref ? locate(node.$ref.slice(1), document).value : node);
  const exampleOf = (operation: any, name: string) => {
    const parameter = operation.parameters.map(resolved).find((one: any) => one.name === name);
    return parameter.example ?? parameter.schema.examples[0];
  };
  const authorization = `Bearer ${server.token}`;
  const refused: unknown[] = [];
  let sent = 0;
  for (const [path, item] of Object.entries<any>(document.paths)) {
    for (const [method, operation] of Object.entries<any>(item)) {
      const media = operation.requestBody?.content['application/json'];
      // Companies are the operator's, whom the demo does not have.
      if (!media || path === '/api/v1/companies') continue;
      const body = media.example ?? resolved(media.schema).examples[0];
      const answer = await fetch(server.url + path.replace(/\{(\w+)\}/g, (_, name) => exampleOf(operation, name)), {
        method: method.toUpperCase(),
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      sent++;
      if (!answer.ok) refused.push([method, path, await answer.json()]);
    }
  }
  expect(refused).toEqual([]);
  expect(sent).toBeGreaterThan(15);

  // The one who is deleted is not the one whose token was printed.
  const path = '/api/v1/employees/{employee_id}';
  const employee = path.replace('{employee_id}', exampleOf(document.paths[path].delete, 'employee_id'));
  const deleted = await fetch(server.url + employee, { method: 'DELETE', headers: { authorization } });
  expect(deleted.status).toBe(204);
  expect((await fetch(`${server.url}/api/v1/me`, { headers: { authorization } })).status).toBe(200);
});
