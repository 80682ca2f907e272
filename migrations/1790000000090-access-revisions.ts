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
 * Lets an instance tell whether a caller that it remembers still is what it remembers: a company names the transaction
 * that was the last to change who its callers are. Whoever changes that, be it the service or somebody at an SQL console,
 * cannot forget to say so. Once a transaction is enough, so that a large one does not write the row again and again.
 */
export class AccessRevisions1790000000090 implements MigrationInterface {
  name = 'AccessRevisions1790000000090';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE companies ADD COLUMN access_revision xid8 NOT NULL DEFAULT '0'`);
    await runner.query(`
      CREATE FUNCTION access_changed() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE companies SET access_revision = pg_current_xact_id()
        WHERE id = coalesce(NEW.company_id, OLD.company_id) AND access_revision <> pg_current_xact_id();
        RETURN NULL;
      END $$`);
    for (const [table, changes] of Object.entries(CHANGES)) {
      await runner.query(`
        CREATE TRIGGER access_changed AFTER ${changes} ON ${table} FOR EACH ROW EXECUTE FUNCTION access_changed()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of Object.keys(CHANGES)) await runner.query(`DROP TRIGGER access_changed ON ${table}`);
    await runner.query(`DROP FUNCTION access_changed()`);
    await runner.query(`ALTER TABLE companies DROP COLUMN access_revision`);
  }
}
