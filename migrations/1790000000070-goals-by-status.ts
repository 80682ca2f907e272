import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Goals of a rare state are far apart in the order of all goals: a search for one walks along an order of its own. */
export class GoalsByStatus1790000000070 implements MigrationInterface {
  name = 'GoalsByStatus1790000000070';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX goals_status ON goals (company_id, status, created_at, id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX goals_status`);
  }
}
