import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CHANGES } from './1790000000090-access-revisions.js';

/**
 * A company's access revision is written when the transaction that changes it commits, not with the first of its changes:
 * who changes a large directory does not keep anybody from revoking a token meanwhile. It is found by its key, for each
 * row that has changed: with the condition of both cases in one, all companies were looked through.
 */
export class AccessRevisionsAtCommit1790000000140 implements MigrationInterface {
  name = 'AccessRevisionsAtCommit1790000000140';

  async up(runner: QueryRunner): Promise<void> {
    await changed(
      runner,
      `IF TG_OP = 'TRUNCATE' THEN
        UPDATE access_revisions SET revision = pg_current_xact_id() WHERE revision <> pg_current_xact_id();
      ELSE
        UPDATE access_revisions SET revision = pg_current_xact_id()
        WHERE company_id = coalesce(NEW.company_id, OLD.company_id) AND revision <> pg_current_xact_id();
      END IF;`,
    );
    await notice(runner, (on) => `CREATE CONSTRAINT TRIGGER ${on} DEFERRABLE INITIALLY DEFERRED`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await notice(runner, (on) => `CREATE TRIGGER ${on}`);
    await changed(
      runner,
      `UPDATE access_revisions SET revision = pg_current_xact_id()
        WHERE (TG_OP = 'TRUNCATE' OR company_id = coalesce(NEW.company_id, OLD.company_id))
          AND revision <> pg_current_xact_id();`,
    );
  }
}

/** What the triggers do. */
async function changed(runner: QueryRunner, statements: string): Promise<void> {
  await runner.query(`
      CREATE OR REPLACE FUNCTION access_changed() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
      BEGIN
        ${statements}
        RETURN NULL;
      END $$`);
}

/** Also when somebody has switched triggers off to copy data in (`session_replication_role`). */
async function notice(runner: QueryRunner, create: (on: string) => string): Promise<void> {
  for (const [table, changes] of Object.entries(CHANGES)) {
    await runner.query(`DROP TRIGGER access_changed_by_row ON ${table}`);
    await runner.query(`
      ${create(`access_changed_by_row AFTER ${changes} ON ${table}`)} FOR EACH ROW EXECUTE FUNCTION access_changed()`);
    await runner.query(`ALTER TABLE ${table} ENABLE ALWAYS TRIGGER access_changed_by_row`);
  }
}
