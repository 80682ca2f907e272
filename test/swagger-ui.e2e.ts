import { jest } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Locator, type Page } from 'playwright-core';
import { type Demo } from '../src/demo/demo.repository.js';
import { DemoService } from '../src/demo/demo.service.js';
import { startApp, type TestApp } from './support/app.js';
import { browserPath, openPage } from './support/browser.js';
import { emptyDirectory } from './support/directory.js';
import { describeUnless } from './support/skipped.js';

/** Swagger UI as somebody who explores the API uses it, in a real Chromium. */
const inBrowser = describeUnless(
  browserPath
    ? undefined
    : 'there is no Chromium (apt-get install chromium, or CHROMIUM_PATH): Swagger UI is not tested',
);

jest.setTimeout(120_000); // two cores may be shared by many

inBrowser('Swagger UI', () => {
  let app: TestApp;
  let demo: Demo;
  let token: string;
  let page: Page;
  let closePage: () => Promise<void>;
  let directory: string;
  const requested: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    directory = await emptyDirectory();
    app = await startApp({ DATA_DIR: directory });
    const demos = app.app.get(DemoService);
    demo = (await demos.prepare())!;
    token = await demos.token(demo);
    ({ page, close: closePage } = await openPage());
    page.on('request', (request) => requested.push(request.url()));
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${app.url}/api/docs`);
    await operation('createGoal').waitFor();
  }, 120_000);

  afterAll(async () => {
    await closePage?.();
    await app?.close();
    await rm(directory, { recursive: true, force: true });
  });

  const operation = (id: string): Locator => page.locator(`.opblock[id$="-${id}"]`);
  const look = (name: string) =>
    process.env.SCREENSHOTS ? page.screenshot({ path: join(process.env.SCREENSHOTS, `${name}.png`) }) : undefined;

  /** Opens an operation, fills in what is given, executes it. @returns the status and the JSON of the answer */
  async function tryOut(
    id: string,
    path: Record<string, string>,
    body?: object,
  ): Promise<{ status: number; json: any }> {
    const block = operation(id);
    if (!(await block.locator('.execute').isVisible())) await block.locator('.opblock-summary-control').click();
    for (const [name, value] of Object.entries(path)) {
      await block.locator(`tr[data-param-name="${name}"] input`).fill(value);
    }
    if (body) await block.locator('textarea.body-param__text').fill(JSON.stringify(body));
    const answered = page.waitForResponse((answer) => answer.url().includes('/api/v1/'));
    await block.locator('.execute').click();
    const answer = await answered;
    await block.locator('.live-responses-table').waitFor();
    await look(id);
    return { status: answer.status(), json: await answer.json() };
  }

  it('shows the operations in reading order, with the data of this server in the examples', async () => {
    await look('start');
    const tags = await page.locator('.opblock-tag').allInnerTexts();
    expect(tags.map((tag) => tag.split('\n')[0]).slice(0, 3)).toEqual(['Goals', 'Key results', 'Check-ins']);
    const { paths }: any = await (await fetch(`${app.url}/api/openapi.json`)).json();
    const { example } = paths['/api/v1/goals'].post.requestBody.content['application/json'];
    expect(example.parent_goal_id).toBe(demo.goal_id);
  });

  it('takes the printed token', async () => {
    await page.locator('.auth-wrapper .authorize').click();
    await page.locator('.modal-ux #auth-bearer-value').first().waitFor();
    await look('authorize');
    const tops = await page
      .locator('.modal-ux .auth-container h4')
      .evaluateAll((titles) =>
        titles
          .map((title) => ({ name: title.textContent, top: title.getBoundingClientRect().top }))
          .sort((a, b) => a.top - b.top),
      );
    expect(tops.map(({ name }) => name!.split(/\s/)[0])).toEqual(['employee', 'operator']);
    await page.keyboard.type(token); // the cursor is there already
    await page.keyboard.press('Enter');
    await look('authorized');
    await page.locator('.modal-ux .btn-done').first().click();
    expect(await tryOut('getMe', {})).toMatchObject({ status: 200, json: { role: 'admin' } });
  });

  it('finds what its examples name: they can be executed as they are', async () => {
    expect(await tryOut('getGoal', {})).toMatchObject({ status: 200, json: { parent_goal_id: demo.goal_id } });
  });

  it('names in its address what is open, and shows of all errors what they mean and one as an example', async () => {
    expect(new URL(page.url()).hash).toBe('#/Goals/getGoal');
    const shown = (what: string) => operation('getGoal').locator(`.response[data-code^="4"] ${what}:visible`).count();
    expect(await shown('.response-col_description__inner')).toBeGreaterThan(5);
    expect(await shown('.model-example')).toBe(1);
  });

  it('does the three steps, and the progress moves', async () => {
    const root = `${app.url}/api/v1/goals/${demo.goal_id}`;
    const headers = { authorization: `Bearer ${token}` };
    const goal = await tryOut('createGoal', {});
    expect(goal).toMatchObject({ status: 201, json: { parent_goal_id: demo.goal_id, progress: 0 } });
    const goal_id = goal.json.id;
    const keyResult = await tryOut('createKeyResult', { goal_id });
    expect(keyResult).toMatchObject({ status: 201, json: { goal_id, progress: 0 } });
    const before: any = await (await fetch(root, { headers })).json();
    const checkIn = await tryOut('checkIn', { goal_id, kr_id: keyResult.json.id }, { value: 42 });
    expect(checkIn).toMatchObject({
      status: 201,
      json: { key_result: { progress: 60 }, goals: [{ id: goal_id }, {}] },
    });
    expect(checkIn.json.goals[1]).toMatchObject({ id: demo.goal_id });
    expect(checkIn.json.goals[1].progress).toBeGreaterThan(before.progress);
    expect(await operation('checkIn').locator('.live-responses-table').innerText()).toContain('"progress": 60');
  });

  it('needs nothing from elsewhere, and keeps to its Content-Security-Policy', async () => {
    expect(requested.filter((url) => !url.startsWith(app.url) && !url.startsWith('data:'))).toEqual([]);
    expect(complaints).toEqual([]);
    const policy = (await fetch(`${app.url}/api/docs`)).headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toContain('unsafe-eval');
  });
});
