import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The index of the order of creation tells titles too, as that of titles does: most searches of a text are in this order,
 * and most goals that they go past need not be looked at any more.
 */
export class TitlesInOrderOfCreation1790000000170 implements MigrationInterface {
  name = 'TitlesInOrderOfCreation1790000000170';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX goals_created_at`);
    await runner.query(`CREATE INDEX goals_created_at ON goals (company_id, created_at, id) INCLUDE (title_key)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX goals_created_at`);
    await runner.query(`CREATE INDEX goals_created_at ON goals (company_id, created_at, id)`);
  }
}
