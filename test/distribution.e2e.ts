import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DatabaseConnection } from '../src/database/connection.js';
import { startApp, type TestApp } from './support/app.js';
import { exerciseRoutes } from './support/exercise.js';

/** What may be kept in one place: the list of companies, and what TypeORM notes of the schema. */
const NOT_DISTRIBUTED = ['migrations'];

let app: TestApp;

beforeAll(async () => {
  app = await startApp();
});

afterAll(() => app.close());

describe('the schema can be distributed by company_id', () => {
  it('in every primary key and unique index, as the first column', async () => {
    const indexes = await app.query(
      `
      SELECT i.indrelid::regclass::text AS table, i.indexrelid::regclass::text AS index, a.attname AS first
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
      LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[0]
      WHERE c.relnamespace = 'public'::regnamespace AND i.indisunique AND NOT c.relname = ANY ($1)`,
      [NOT_DISTRIBUTED],
    );
    expect(indexes.length).toBeGreaterThan(10);
    expect(indexes.filter(({ table, first }) => first !== (table === 'companies' ? 'id' : 'company_id'))).toEqual([]);
  });

  it('in every table but that of companies, which is found by its id', async () => {
    const without = await app.query(
      `
      SELECT c.relname FROM pg_class c
      WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relname = ANY ($1)
        AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'company_id')`,
      [NOT_DISTRIBUTED],
    );
    expect(without).toEqual([{ relname: 'companies' }]);
  });

  it('in every foreign key, on both sides, as the first column', async () => {
    const keys = await app.query(`
      SELECT k.conname, a.attname AS "from", f.attname AS "to", k.confrelid::regclass::text AS target
      FROM pg_constraint k
      JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
      JOIN pg_attribute f ON f.attrelid = k.confrelid AND f.attnum = k.confkey[1]
      WHERE k.contype = 'f'`);
    expect(keys.length).toBeGreaterThan(10);
    const wrong = keys.filter(
      ({ from, to, target }) => from !== 'company_id' || to !== (target === 'companies' ? 'id' : 'company_id'),
    );
    expect(wrong).toEqual([]);
  });

  it('in every statement that the routes send', async () => {
    const statements = record();
    await exerciseRoutes(await app.company());
    const texts = [...statements].map((text) => text.replace(/\s+/g, ' ').trim());
    expect(texts.length).toBeGreaterThan(40);
    expect(texts.filter((text) => !isOfOneCompany(text))).toEqual([]);
  });
});

/** Whether a statement binds the company of what it reads or writes to a value that it is given. */
function isOfOneCompany(text: string): boolean {
  return (
    /\bcompany_id"? (= \$\d|= ANY ?\(\$\d|IN \(\$\d|= asked\.company_id)/.test(text) ||
    /^INSERT INTO "?\w+"? ?(AS \w+ )?\("?company_id\b/.test(text) ||
    /\bcompanies WHERE id = \$1/.test(text) ||
    /^INSERT INTO "?companies\b/.test(text) ||
    /^(BEGIN|START TRANSACTION|COMMIT|ROLLBACK|SAVEPOINT|SET|SELECT pg_\w*advisory)/.test(text) ||
    /^(ANALYZE|SELECT relname AS name FROM pg_class) /.test(text)
  );
}

/** Everything that is sent from now on. */
function record(): Set<string> {
  const statements = new Set<string>();
  const { pool } = app.app.get(DatabaseConnection);
  const seen = new WeakSet<object>();
  pool.on('acquire', (client) => {
    if (seen.has(client)) return;
    seen.add(client);
    const send = client.query.bind(client) as (...args: any[]) => any;
    (client as any).query = (query: string | { text: string }, ...rest: any[]) => {
      statements.add(typeof query === 'string' ? query : query.text);
      return send(query, ...rest);
    };
  });
  return statements;
}
