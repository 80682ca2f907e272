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
  const checkedIn: { goal_key_result_id: string }[] = [];
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
      if (path === '/api/v1/check-ins/bulk') checkedIn.push(...((await answer.json()) as any).items);
      // The demo's quarters move on with the calendar: a date alone would one day not go together with them.
      if (method === 'patch') expect(Object.keys(body).filter((name) => name.startsWith('date_'))).toEqual([]);
    }
  }
  expect(refused).toEqual([]);
  expect(sent).toBeGreaterThan(15);

  // They suit what they are recorded on: who tries them sees progress, neither nothing nor all.
  const keyResults = document.paths['/api/v1/goals/{goal_id}/key-results'];
  const list = '/api/v1/goals/{goal_id}/key-results'.replace('{goal_id}', exampleOf(keyResults.get, 'goal_id'));
  const { items }: any = await (await fetch(server.url + list, { headers: { authorization } })).json();
  const ids = checkedIn.map(({ goal_key_result_id }) => goal_key_result_id);
  const progress = items.filter(({ id }: any) => ids.includes(id)).map((one: any) => one.progress);
  expect(progress).toHaveLength(2);
  expect(progress.every((percent: number) => percent > 0 && percent < 100) || progress).toBe(true);

  // The one who is deleted is not the one whose token was printed.
  const path = '/api/v1/employees/{employee_id}';
  const employee = path.replace('{employee_id}', exampleOf(document.paths[path].delete, 'employee_id'));
  const deleted = await fetch(server.url + employee, { method: 'DELETE', headers: { authorization } });
  expect(deleted.status).toBe(204);
  expect((await fetch(`${server.url}/api/v1/me`, { headers: { authorization } })).status).toBe(200);
});
