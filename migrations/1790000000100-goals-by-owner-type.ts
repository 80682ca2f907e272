import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A company has many goals of employees, and few of its own, which are far apart in the order of all: a search for one
 * type walks along an order of its own.
 */
export class GoalsByOwnerType1790000000100 implements MigrationInterface {
  name = 'GoalsByOwnerType1790000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX goals_owner_type ON goals (company_id, owner_type, created_at, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX goals_owner_type`);
  }
}
