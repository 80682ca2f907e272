import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Lets the planner know how rare the members of an audience are, up to some thousands of them. With its 1,000 most common
 * ones alone it takes somebody who sees five goals of a million for one who sees hundreds, and reads too much.
 */
export class AudienceStatistics1790000000030 implements MigrationInterface {
  name = 'AudienceStatistics1790000000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE goals ALTER COLUMN audience SET STATISTICS 500`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE goals ALTER COLUMN audience SET STATISTICS -1`);
  }
}
