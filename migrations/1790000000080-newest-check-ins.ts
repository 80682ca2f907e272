import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the newest check-in of a key result says is in the index that finds it: the audit reads nothing else. */
export class NewestCheckIns1790000000080 implements MigrationInterface {
  name = 'NewestCheckIns1790000000080';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX check_ins_newest`);
    await runner.query(`
      CREATE INDEX check_ins_newest ON check_ins (company_id, goal_key_result_id, checked_in_at, id)
      INCLUDE (value, confidence_level)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX check_ins_newest`);
    await runner.query(
      `CREATE INDEX check_ins_newest ON check_ins (company_id, goal_key_result_id, checked_in_at, id)`,
    );
  }
}
