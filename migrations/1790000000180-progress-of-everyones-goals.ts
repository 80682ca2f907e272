import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The goals that are everyone's have an order by progress of their own, as they have the other orders. Progress is kept
 * beside the goals, so whether they are everyone's is kept there too.
 */
export class ProgressOfEveryonesGoals1790000000180 implements MigrationInterface {
  name = 'ProgressOfEveryonesGoals1790000000180';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE goal_progress ADD COLUMN is_everyones boolean NOT NULL DEFAULT false`);
    await runner.query(`
      UPDATE goal_progress p SET is_everyones = true
      FROM goals g
      WHERE g.company_id = p.company_id AND g.id = p.goal_id AND (g.is_shared OR g.owner_type = 'company')`);
    await runner.query(`
      CREATE INDEX goal_progress_everyones ON goal_progress (company_id, progress_shown, goal_id) WHERE is_everyones`);
    // Confidence goes with progress: goals of one level may be far from where the order begins.
    await runner.query(`
      CREATE INDEX goal_progress_everyones_confidence
      ON goal_progress (company_id, confidence_level, progress_shown, goal_id) WHERE is_everyones`);
    // Until the planner knows how many they are, it looks for most things among them.
    await runner.query(`ANALYZE goal_progress (is_everyones)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE goal_progress DROP COLUMN is_everyones`);
  }
}
