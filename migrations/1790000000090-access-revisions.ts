import type { MigrationInterface, QueryRunner } from 'typeorm';

/** On which changes somebody may come to be, see or do other things than before. A use of a token is none. */
export const CHANGES = {
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
        INSERT INTO access_revisions (company_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
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
    await runner.query(`
      CREATE TRIGGER access_begins AFTER INSERT ON companies FOR EACH ROW EXECUTE FUNCTION access_begins()`);
    for (const [table, changes] of Object.entries(CHANGES)) {
      await notice(runner, table, changes, 'ROW');
      await notice(runner, table, 'TRUNCATE', 'STATEMENT');
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION access_begins() CASCADE`);
    await runner.query(`DROP FUNCTION access_changed() CASCADE`);
    await runner.query(`DROP TABLE access_revisions`);
  }
}

/** Also when somebody has switched triggers off to copy data in (`session_replication_role`). */
async function notice(runner: QueryRunner, table: string, changes: string, each: 'ROW' | 'STATEMENT'): Promise<void> {
  const trigger = `access_changed_by_${each.toLowerCase()}`;
  await runner.query(`
    CREATE TRIGGER ${trigger} AFTER ${changes} ON ${table} FOR EACH ${each} EXECUTE FUNCTION access_changed()`);
  await runner.query(`ALTER TABLE ${table} ENABLE ALWAYS TRIGGER ${trigger}`);
}
