import { execFileSync } from 'node:child_process';
import { createOkrClient, type OkrClient, type Schemas } from '../src/client/index.js';
import { startApp, type TestApp } from './support/app.js';

/**
 * The client that the package exports, typed by openapi.json: where the document and its use here drift apart, this does
 * not compile.
 */
describe('the typed client', () => {
  let app: TestApp;
  let okr: OkrClient;
  let parent: Schemas['GoalDetail'];
  let goal: Schemas['GoalDetail'];
  let keyResult: Schemas['KeyResult'];

  beforeAll(async () => {
    app = await startApp();
    const company = await app.company();
    okr = createOkrClient({ url: app.url, token: company.token });
  });

  afterAll(() => app.close());

  it('creates a goal below another', async () => {
    parent = wanted(
      await okr.POST('/api/v1/goals', { body: { title: 'Customers recommend us', owner_type: 'company' } }),
    );
    goal = wanted(
      await okr.POST('/api/v1/goals', {
        body: { title: 'Answer within the hour', owner_type: 'company', parent_goal_id: parent.id, weight: 2 },
        headers: { 'Idempotency-Key': 'answer-within-the-hour' },
      }),
    );
    expect(goal.parent_goal?.title).toBe('Customers recommend us');
  });

  it('adds a key result', async () => {
    keyResult = wanted(
      await okr.POST('/api/v1/goals/{goal_id}/key-results', {
        params: { path: { goal_id: goal.id } },
        body: { title: 'Median time', metric_type: 'number', unit: 'minutes', start_value: 240, target_value: 60 },
      }),
    );
    expect(keyResult.current_value).toBe(240);
  });

  it('checks in, and sees every goal above move', async () => {
    const checkIn = wanted(
      await okr.POST('/api/v1/goals/{goal_id}/key-results/{kr_id}/checkin', {
        params: { path: { goal_id: goal.id, kr_id: keyResult.id } },
        body: { value: 150, confidence_level: 'on_track' },
      }),
    );
    expect(checkIn.key_result.progress).toBe(50);
    expect(checkIn.goals.map(({ id, progress }) => [id, progress])).toEqual([
      [goal.id, 50],
      [parent.id, 50],
    ]);
  });

  it('filters by one value and by several, in the body and in the query', async () => {
    const found = wanted(
      await okr.POST('/api/v1/goals/search', { body: { status: ['active', 'completed'], parent_goal_id: parent.id } }),
    );
    const listed = wanted(
      await okr.GET('/api/v1/goals', {
        params: { query: { status: ['active', 'completed'], parent_goal_id: [parent.id], limit: 10 } },
      }),
    );
    expect(found.items.map(({ id }) => id)).toEqual([goal.id]);
    expect(listed).toEqual(found);
  });

  it('gets problems as values, whose type says what they are', async () => {
    const { data, error } = await okr.GET('/api/v1/goals/{goal_id}', { params: { path: { goal_id: keyResult.id } } });
    expect(data).toBeUndefined();
    expect(error?.type).toBe('urn:okr:problem:not-found' satisfies Schemas['Problem']['type']);
    expect(error?.status).toBe(404);
  });

  it('is what the package exports', () => {
    const script = "import('okr/client').then(({ createOkrClient }) => console.log(typeof createOkrClient))";
    expect(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' })).toBe('function\n');
  });
});

/** The answer of a request that is to succeed. */
function wanted<T>({ data, error }: { data?: T; error?: { detail?: string } }): T {
  if (data === undefined) throw new Error(error?.detail ?? 'there was no answer');
  return data;
}
