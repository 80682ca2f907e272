import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lets a reader tell whether a replica is behind for a company: the writes of the company are counted, so a replica that
 * has the count has what was written.
 */
export class CompanyRevisions1790000000060 implements MigrationInterface {
  name = 'CompanyRevisions1790000000060';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE companies ADD COLUMN revision bigint NOT NULL DEFAULT 0`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE companies DROP COLUMN revision`);
  }
}
