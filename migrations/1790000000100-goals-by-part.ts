import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A company has few goals of its own and few at the top, which are far apart in the order of all: a search for those
 * walks along an order of their own.
 */
export class GoalsByPart1790000000100 implements MigrationInterface {
  name = 'GoalsByPart1790000000100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX goals_owner_type ON goals (company_id, owner_type, created_at, id)`);
    // What is NULL has no place in the order of goals_parent, as the planner sees it.
    await runner.query(`
      CREATE INDEX goals_top_level ON goals (company_id, created_at, id) WHERE parent_goal_id IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX goals_top_level`);
    await runner.query(`DROP INDEX goals_owner_type`);
  }
}
