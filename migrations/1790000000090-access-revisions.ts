import type { MigrationInterface, QueryRunner } from 'typeorm';

/** On which changes somebody may come to be, see or do other things than before. A use of a token is none. */
const CHANGES = {
  employees: 'INSERT OR UPDATE OR DELETE',
  departments: 'INSERT OR UPDATE OR DELETE',
  teams: 'INSERT OR UPDATE OR DELETE',
  team_members: 'INSERT OR UPDATE OR DELETE',
  api_tokens: 'UPDATE OF employee_id, token_hash, scopes, created_by, expires_at, revoked_at OR DELETE',
};

/**
 * Lets an instance tell whether a caller that it remembers still is what it remembers: for each company there is the
 * transaction that was the last to change who its callers are. Whoever changes that, be it the service or somebody at an
 * SQL console, cannot forget to say so. Once a transaction is enough: a large one does not write the row again and again.
 * It is a row of its own, so that a token can be revoked while the company is locked.
 */
export class AccessRevisions1790000000090 implements MigrationInterface {
  name = 'AccessRevisions1790000000090';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE access_revisions (
        company_id uuid PRIMARY KEY REFERENCES companies ON DELETE CASCADE,
        revision xid8 NOT NULL DEFAULT pg_current_xact_id()
      )`);
    await runner.query(`INSERT INTO access_revisions (company_id) SELECT id FROM companies`);
    await runner.query(`
      CREATE FUNCTION access_begins() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        INSERT INTO access_revisions (company_id) VALUES (NEW.id);
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE FUNCTION access_changed() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        UPDATE access_revisions SET revision = pg_current_xact_id()
        WHERE (TG_OP = 'TRUNCATE' OR company_id = coalesce(NEW.company_id, OLD.company_id))
          AND revision <> pg_current_xact_id();
        RETURN NULL;
      END $$`);
    await trigger(runner, 'companies', 'access_begins', 'INSERT', 'ROW');
    for (const [table, changes] of Object.entries(CHANGES)) {
      await trigger(runner, table, 'access_changed', changes, 'ROW');
      await trigger(runner, table, 'access_changed', 'TRUNCATE', 'STATEMENT');
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION access_begins() CASCADE`);
    await runner.query(`DROP FUNCTION access_changed() CASCADE`);
    await runner.query(`DROP TABLE access_revisions`);
  }
}

/** One that also fires for those who switch triggers off to copy data in (`session_replication_role`). */
async function trigger(runner: QueryRunner, table: string, run: string, on: string, each: 'ROW' | 'STATEMENT') {
  const name = `${run}_by_${each.toLowerCase()}`;
  await runner.query(`
    CREATE TRIGGER ${name} AFTER ${on} ON ${table} FOR EACH ${each} EXECUTE FUNCTION ${run}()`);
  await runner.query(`ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${name}`);
}
