import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../migrations/index.js';
import { dataSourceOptions } from '../src/database/data-source.js';
import { migrate, revertMigration } from '../src/database/migrate.js';
import { startApp, type TestApp } from './support/app.js';
import { createEmptyDatabase, type TestDatabase } from './support/database.js';
import { exerciseRoutes } from './support/exercise.js';

/** TypeORM's own table of what was run. */
const LEDGER = 'migrations';

let database: TestDatabase;

beforeAll(async () => {
  database = await createEmptyDatabase();
});
afterAll(() => database.drop());

/** Everything that migrations make, as PostgreSQL describes it. */
async function schema(): Promise<string[]> {
  const rows = await database.query(`
    SELECT format('column %s.%s %s', c.relname, a.attname, concat_ws(' ',
      format_type(a.atttypid, a.atttypmod), CASE WHEN a.attnotnull THEN 'NOT NULL' END,
      'DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), nullif(a.attgenerated, ''), a.attcollation::regcollation,
      'STATISTICS ' || nullif(a.attstattarget, -1))) AS line
    FROM pg_class c
    JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relname <> '${LEDGER}'
    UNION ALL
    SELECT format('options of %s %s', relname, reloptions) FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND reloptions IS NOT NULL
    UNION ALL
    SELECT format('constraint %s.%s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint
    WHERE connamespace = 'public'::regnamespace AND conrelid <> '${LEDGER}'::regclass
    UNION ALL
    SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> '${LEDGER}'
    UNION ALL
    SELECT pg_get_functiondef(p.oid) FROM pg_proc p
    WHERE p.pronamespace = 'public'::regnamespace AND p.prokind = 'f'
      AND NOT EXISTS (SELECT FROM pg_depend WHERE objid = p.oid AND deptype = 'e')
    UNION ALL
    SELECT pg_get_statisticsobjdef(oid) FROM pg_statistic_ext WHERE stxnamespace = 'public'::regnamespace
    UNION ALL
    SELECT pg_get_triggerdef(t.oid) FROM pg_trigger t WHERE NOT tgisinternal
    ORDER BY line`);
  return rows.map(({ line }) => line);
}

describe('the migrations', () => {
  it('go up, all the way down to nothing, and up again to the same schema', async () => {
    const names = await migrate(database.url);
    expect(names.length).toBe(MIGRATIONS.length);
    const up = await schema();
    expect(up.length).toBeGreaterThan(100);
    expect(await migrate(database.url)).toEqual([]);

    for (let n = 0; n < MIGRATIONS.length; n++) await revertMigration(database.url);
    expect(await schema()).toEqual([]);

    expect(await migrate(database.url)).toEqual(names);
    expect(await schema()).toEqual(up);
  });

  it('each take back what they did, and no more', async () => {
    const steps: string[][] = [];
    for (let n = 0; n < MIGRATIONS.length; n++) {
      steps.push(await schema());
      await revertMigration(database.url);
    }
    const dataSource = await new DataSource(dataSourceOptions(database.url, 1)).initialize();
    try {
      const all = dataSource.migrations.splice(0);
      for (const migration of all) {
        dataSource.migrations.push(migration);
        await dataSource.runMigrations();
        expect(await schema()).toEqual(steps.pop());
      }
    } finally {
      await dataSource.destroy();
    }
  });
});

it('is made in the first schema of the search path, and works there', async () => {
  const own = await createEmptyDatabase();
  await own.query('CREATE SCHEMA own');
  await own.query(`ALTER DATABASE ${new URL(own.url).pathname.slice(1)} SET search_path = own, public`);
  await migrate(own.url);
  const app = await startApp({}, { database: own });
  try {
    await exerciseRoutes(await app.company());
    expect(
      await own.query(`SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`),
    ).toEqual([]);
  } finally {
    await app.close();
    await own.drop();
  }
});

describe('the schema', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  it('may get further columns while instances run that do not know them', async () => {
    const old = await startApp({ DATABASE_POOL_SIZE: '1' }); // one connection, on which all is prepared
    try {
      await exerciseRoutes(await old.company());
      const tables = await old.query(`SELECT relname FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> '${LEDGER}'`);
      expect(tables.length).toBeGreaterThan(10);
      for (const { relname } of tables) await old.query(`ALTER TABLE ${relname} ADD COLUMN later text DEFAULT ''`);
      await exerciseRoutes(await old.company());
    } finally {
      await old.close();
    }
  });

  it('comes from migrations alone', () => {
    expect(app.app.get(DataSource).options).toMatchObject({ synchronize: false });
    expect(app.app.get(DataSource).options.dropSchema).not.toBe(true);
  });

  it('has company_id in every table, and first in every key', async () => {
    const without = await app.query(`
      SELECT relname FROM pg_class c
      WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND NOT EXISTS (
        SELECT FROM pg_attribute WHERE attrelid = c.oid AND attname = 'company_id' AND attnotnull)
      ORDER BY relname`);
    expect(without.map(({ relname }) => relname)).toEqual(['companies', LEDGER]);

    const keys = await app.query(`
      SELECT x.indrelid::regclass AS on_table, pg_get_indexdef(x.indexrelid) AS key
      FROM pg_index x
      JOIN pg_class c ON c.oid = x.indrelid AND c.relnamespace = 'public'::regnamespace
      LEFT JOIN pg_attribute a ON a.attrelid = x.indrelid AND a.attnum = x.indkey[0]
      JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_am ON pg_am.oid = i.relam
      WHERE (x.indisunique OR pg_am.amname = 'btree') AND a.attname IS DISTINCT FROM 'company_id'
        AND c.relname NOT IN ('companies', '${LEDGER}')`);
    expect(keys).toEqual([]);
  });

  it('has company_id first on both sides of every reference: none crosses a company', async () => {
    const references = await app.query(`
      SELECT conrelid::regclass::text AS from_table, confrelid::regclass::text AS to_table, conname,
        (SELECT attname FROM pg_attribute WHERE attrelid = conrelid AND attnum = conkey[1]) AS first,
        (SELECT attname FROM pg_attribute WHERE attrelid = confrelid AND attnum = confkey[1]) AS of
      FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`);
    expect(references.length).toBeGreaterThan(15);
    expect(references.filter(({ first }) => first !== 'company_id')).toEqual([]);
    expect(references.filter(({ of, to_table }) => of !== (to_table === 'companies' ? 'id' : 'company_id'))).toEqual(
      [],
    );
  });

  it('refuses by itself what the service would: another company, another owner, a period backwards', async () => {
    const [one, other] = [await app.company(), await app.company()];
    const goal = (company: string, fields: Record<string, unknown>) => {
      const columns = {
        company_id: company,
        id: '01890000-0000-7000-8000-000000000001',
        title: 'Goal',
        title_folded: 'goal',
        owner_type: 'company',
        created_by: one.admin.id,
        ...fields,
      };
      const names = Object.keys(columns);
      return app.query(
        `INSERT INTO goals (${names.join(', ')}) VALUES (${names.map((_, n) => `$${n + 1}`).join(', ')})`,
        Object.values(columns),
      );
    };
    const { id: foreign } = await other.api.must('POST', '/goals', { title: 'Foreign', owner_type: 'company' });
    await expect(goal(other.id, {})).rejects.toThrow('goals_created_by_fkey');
    await expect(goal(one.id, { parent_goal_id: foreign })).rejects.toThrow('goals_parent_goal_id_fkey');
    await expect(goal(one.id, { owner_type: 'employee' })).rejects.toThrow('goals_owner');
    await expect(goal(one.id, { owner_employee_id: one.admin.id })).rejects.toThrow('goals_owner');
    await expect(goal(one.id, { date_start: '2026-02-02', date_end: '2026-02-01' })).rejects.toThrow('goals_period');
    await expect(goal(one.id, { weight: -1 })).rejects.toThrow('goals_weight_check');
    await expect(goal(one.id, { status: 'paused' })).rejects.toThrow('goals_status_check');
    await expect(goal(one.id, { title: '' })).rejects.toThrow('goals_title_check');
  });
});
