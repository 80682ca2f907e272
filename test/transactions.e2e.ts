import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import sql, { type Sql } from 'sql-template-tag';
import { DatabaseSilent } from '../src/database/away.js';
import { Database } from '../src/database/database.js';
import { type Transaction } from '../src/database/transaction.js';
import { startApp, type TestApp, type TestCompany } from './support/app.js';
import { holdCompany, waitingForCompany } from './support/company-lock.js';
import { metricsAt, sampleIn } from './support/metrics.js';
import { until, waitingLocks } from './support/until.js';

let app: TestApp;
let company: TestCompany;
let key_result: { id: string; goal_id: string };
let goal_id: string;

beforeAll(async () => {
  app = await startApp({ DATABASE_POOL_SIZE: '4' });
});
afterAll(() => app.close());

beforeEach(async () => {
  company = await app.company();
  goal_id = (await company.api.must('POST', '/goals', { title: 'Goal', owner_type: 'company' })).id;
  key_result = await company.api.must('POST', `/goals/${goal_id}/key-results`, {
    title: 'Key result',
    metric_type: 'percent',
  });
});

const checkIn = (value: number, comment?: string) =>
  company.api.post(`/goals/${goal_id}/key-results/${key_result.id}/checkin`, { value, comment });

/** Holds the company's lock from outside the service while `work` runs. */
async function whileLocked<T>(work: () => Promise<T>): Promise<T> {
  const { release } = await holdCompany(app.database, company.id);
  try {
    return await work();
  } finally {
    await release();
  }
}

/** Makes the database do something whenever such a row is written. */
async function onInsert(table: string, which: string, body: string): Promise<void> {
  await app.query(`
    CREATE OR REPLACE FUNCTION interfere() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${body} RETURN new; END $$`);
  await app.query(`
    CREATE OR REPLACE TRIGGER interfere BEFORE INSERT ON ${table} FOR EACH ROW
      WHEN (${which}) EXECUTE FUNCTION interfere()`);
}

/** The same for a check-in with this comment. */
const onCheckIn = (comment: string, body: string) => onInsert('check_ins', `new.comment = '${comment}'`, body);

describe('transactions', () => {
  it('say what failed first, not that the transaction was already lost', async () => {
    const database = app.app.get(Database);
    const failing = database.transaction(async (tx) => {
      tx.execute(sql`SELECT 1 / 0`);
      return tx.rows(sql`SELECT 1`);
    });
    await expect(failing).rejects.toMatchObject({ code: '22012' });

    const failingUnderTypeOrm = database.transaction(async (tx) => {
      tx.execute(sql`SELECT 1 / 0`);
      return tx.manager.query('SELECT 1');
    });
    await expect(failingUnderTypeOrm).rejects.toMatchObject({ code: '22012' });
  });

  it('fail when a statement failed that nobody waited for', async () => {
    const failing = app.app.get(Database).transaction((tx) => {
      tx.execute(sql`SELECT 1 / 0`);
      return Promise.resolve('done');
    });
    await expect(failing).rejects.toMatchObject({ code: '22012' });
  });

  it('may take longer than statements are given where they say so, and only those', async () => {
    const limited = await startApp({ DATABASE_STATEMENT_TIMEOUT_MS: '200', DATABASE_POOL_SIZE: '1' }, app);
    const database = limited.app.get(Database);
    const sleep = (seconds: number) => sql`SELECT 'slept' AS what FROM pg_sleep(${seconds})`;
    const lifted = (tx: Transaction) => {
      tx.liftTimeLimit();
      return tx.row(sleep(5.5));
    };
    try {
      await expect(database.transaction(lifted)).resolves.toEqual({ what: 'slept' });
      await expect(database.row(sleep(0.5))).rejects.toMatchObject({ code: '57014' });
      // What the server does not cancel is not waited for either.
      await database.rows(sql`SELECT set_config('statement_timeout', '0', false)`);
      await expect(database.row(sleep(7))).rejects.toThrow(DatabaseSilent);
      await expect(database.row(sleep(0))).resolves.toEqual({ what: 'slept' });
    } finally {
      await limited.close();
    }
  }, 60_000);

  it('are run again, with a bound and counted, where PostgreSQL asks for it', async () => {
    await app.query('CREATE SEQUENCE IF NOT EXISTS attempts');
    await onCheckIn(
      'deadlock',
      `IF nextval('attempts') < 3 THEN RAISE EXCEPTION 'deadlock detected' USING ERRCODE = '40P01'; END IF;`,
    );
    const before = await retries();

    expect((await checkIn(10, 'deadlock')).status).toBe(201);
    expect(await retries()).toBe(before + 2);

    await onCheckIn('always', `RAISE EXCEPTION 'deadlock detected' USING ERRCODE = '40P01';`);
    const given_up = await checkIn(20, 'always');
    expect(given_up.status).toBe(503);
    expect(given_up.headers.get('retry-after')).toBe('1');
    expect(await retries()).toBe(before + 6);
    expect(await currentValue()).toBe(10);
  });

  it('are run again with the key of their request, under which it is done once', async () => {
    await app.query('CREATE SEQUENCE goal_attempts');
    await onInsert(
      'goals',
      `new.title = 'Contended'`,
      `IF nextval('goal_attempts') < 3 THEN RAISE EXCEPTION 'not serializable' USING ERRCODE = '40001'; END IF;`,
    );
    const send = () =>
      company.api.post('/goals', { title: 'Contended', owner_type: 'company' }, { 'idempotency-key': 'contended' });
    const before = await retries();

    const first = await send();
    expect(first.status).toBe(201);
    expect(await retries()).toBe(before + 2);
    expect(first.headers.get('idempotency-replayed')).toBeNull();

    const again = await send();
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const { items } = await company.api.must('GET', '/goals?text=contended');
    expect(items.map(({ id }: { id: string }) => id)).toEqual([first.body.id]);
  });

  it('let check-ins share one of them, in which one that the database refuses fails alone', async () => {
    await onCheckIn('refused', `RAISE EXCEPTION 'no' USING ERRCODE = 'check_violation';`);
    const before = await metricsAt(app.url);
    const values = [1, 2, 3, 4, 5, 6, 7, 8];
    const answers = await whileLocked(async () => {
      // the first waits for the lock, the others for the first
      const first = checkIn(1);
      await waitingForCompany(app.database);
      const others = values.slice(1).map((value) => checkIn(value, value === 5 ? 'refused' : undefined));
      await untilQueued(others.length);
      return [first, ...others];
    });
    const statuses = (await Promise.all(answers)).map(({ status }) => status);

    expect(statuses).toEqual(values.map((value) => (value === 5 ? 422 : 201)));
    const after = await metricsAt(app.url);
    const grown = (name: string) => sampleIn(after, name) - sampleIn(before, name);
    expect(grown('okr_check_in_rounds_total')).toBeLessThan(values.length);
    expect(grown('okr_check_in_rounds_split_total')).toBe(1);
    const read = await company.api.must('GET', `/goals/${goal_id}/key-results/${key_result.id}`);
    expect(read.check_ins_count).toBe(7);
  });

  it('answer 503 when their connection is lost, and take another one for the next', async () => {
    const lost = await whileLocked(async () => {
      const sent = checkIn(30);
      const [backend] = await waitingForCompany(app.database);
      await app.query('SELECT pg_terminate_backend($1)', [backend]);
      return sent;
    });
    expect(lost.status).toBe(503);
    expect(lost.headers.get('retry-after')).toBe('1');

    for (let n = 0; n < 5; n++) expect((await checkIn(40)).status).toBe(201);
    expect(await currentValue()).toBe(40);
  });
});

/** How often transactions were run again. */
async function retries(): Promise<number> {
  return sampleIn(await metricsAt(app.url), 'okr_transaction_retries_total');
}

async function currentValue(): Promise<number> {
  return (await company.api.must('GET', `/goals/${goal_id}/key-results/${key_result.id}`)).current_value;
}

/** Waits until so many check-ins wait for the next round. */
async function untilQueued(items: number): Promise<void> {
  await until(async () => sampleIn(await metricsAt(app.url), 'okr_check_in_waiting') === items);
}

describe('a statement in parts', () => {
  const title = (id: string) => sql`SELECT title FROM goals WHERE company_id = ${company.id} AND id = ${id}`;
  const parted = (find: Sql) => ({
    find,
    show: (found: { id: string }[]) => title(found[0]!.id),
    whole: () => sql`SELECT 'in one' AS title`,
  });

  it('sees one state of the database in both', async () => {
    const database = app.app.get(Database);
    const find = sql`SELECT ${goal_id} AS id, pg_advisory_xact_lock(1) FROM goals WHERE company_id = ${company.id}`;
    await app.query('SELECT pg_advisory_lock(1)');
    const shown = database.partedRows(parted(find));
    await until(async () => (await waitingLocks(app.database)) === 1);
    await company.api.must('PATCH', `/goals/${goal_id}`, { title: 'Changed in between' });
    await app.query('SELECT pg_advisory_unlock(1)');
    expect(await shown).toEqual([{ title: 'Goal' }]);
    expect(await database.rows(title(goal_id))).toEqual([{ title: 'Changed in between' }]);
  });

  it('is one where it is part of something else, which would see two states', async () => {
    const database = app.app.get(Database);
    const shown = database.spanning(() => database.partedRows(parted(sql`SELECT 1 / 0`)));
    expect(await shown).toEqual([{ title: 'in one' }]);
  });

  it('leaves a connection that others can use when one of them fails', async () => {
    const alone = await startApp({ DATABASE_POOL_SIZE: '1' }, app);
    try {
      const database = alone.app.get(Database);
      const failsToFind = parted(sql`SELECT 1 / 0 AS id`);
      const failsToShow = { ...parted(sql`SELECT 1 AS id`), show: () => sql`SELECT 1 / 0` };
      const cannotShow = parted(sql`SELECT WHERE FALSE`);
      for (const failing of [failsToFind, failsToShow]) {
        await expect(database.partedRows(failing)).rejects.toMatchObject({ code: '22012' });
        expect(await database.rows(title(goal_id))).toEqual([{ title: 'Goal' }]);
      }
      await expect(database.partedRows(cannotShow)).rejects.toThrow(TypeError);
      await database.transaction((tx) => tx.rows(sql`UPDATE goals SET title = 'Written' WHERE id = ${goal_id}`));
      expect(await database.rows(title(goal_id))).toEqual([{ title: 'Written' }]);
    } finally {
      await alone.close();
    }
  });
});

it('has its statements planned as they are meant to be, whatever the database is set to', async () => {
  const [{ name }] = await app.query('SELECT current_database() AS name');
  const usual = { jit: 'on', max_parallel_workers_per_gather: '2', random_page_cost: '4', seq_page_cost: '1' };
  for (const [setting, value] of Object.entries(usual)) {
    await app.query(`ALTER DATABASE "${name}" SET ${setting} = ${value}`);
  }
  const other = await startApp({}, app);
  try {
    const settings = Object.keys(usual);
    const asked = sql`SELECT name, setting FROM pg_settings WHERE name = ANY (${settings}) ORDER BY name`;
    expect(await other.app.get(Database).rows(asked)).toEqual([
      { name: 'jit', setting: 'off' },
      { name: 'max_parallel_workers_per_gather', setting: '0' },
      { name: 'random_page_cost', setting: '0.2' },
      { name: 'seq_page_cost', setting: '0.2' },
    ]);
  } finally {
    await other.close();
  }
});

it('takes one connection for a keyed search, however many statements it is', async () => {
  const alone = await startApp({ DATABASE_POOL_SIZE: '1', DATABASE_QUEUE_TIMEOUT_MS: '1000' }, app);
  try {
    const search = { text: 'goal', confidence_level: 'on_track', include_total: true };
    const keyed = { 'idempotency-key': 'a-search' };
    expect((await alone.as(company.token).post('/goals/search', search, keyed)).status).toBe(200);
  } finally {
    await alone.close();
  }
});
