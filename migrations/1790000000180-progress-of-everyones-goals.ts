import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The goals that are everyone's have orders by progress of their own, as they have the other orders. Progress is kept
 * beside the goals, so whether they are everyone's is kept there too: by triggers, whoever writes.
 */
export class ProgressOfEveryonesGoals1790000000180 implements MigrationInterface {
  name = 'ProgressOfEveryonesGoals1790000000180';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE goal_progress ADD COLUMN is_everyones boolean NOT NULL DEFAULT false`);
    await runner.query(`
      UPDATE goal_progress p SET is_everyones = true
      FROM goals g
      WHERE g.company_id = p.company_id AND g.id = p.goal_id AND (g.is_shared OR g.owner_type = 'company')`);
    // Without a value, a new row gets the right one.
    await runner.query(`ALTER TABLE goal_progress ALTER COLUMN is_everyones DROP DEFAULT`);
    await runner.query(`
      CREATE FUNCTION goal_progress_is_everyones() RETURNS trigger
      LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
        BEGIN
          NEW.is_everyones := EXISTS (
            SELECT FROM goals g
            WHERE g.company_id = NEW.company_id AND g.id = NEW.goal_id AND (g.is_shared OR g.owner_type = 'company')
          );
          RETURN NEW;
        END $$`);
    await runner.query(`
      CREATE TRIGGER is_everyones BEFORE INSERT ON goal_progress FOR EACH ROW
      WHEN (NEW.is_everyones IS NULL) EXECUTE FUNCTION goal_progress_is_everyones()`);
    await runner.query(`
      CREATE FUNCTION goals_are_everyones() RETURNS trigger
      LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
        BEGIN
          UPDATE goal_progress SET is_everyones = NEW.is_shared OR NEW.owner_type = 'company'
          WHERE company_id = NEW.company_id AND goal_id = NEW.id;
          RETURN NULL;
        END $$`);
    await runner.query(`
      CREATE TRIGGER are_everyones AFTER UPDATE OF is_shared, owner_type ON goals FOR EACH ROW
      WHEN ((OLD.is_shared OR OLD.owner_type = 'company') <> (NEW.is_shared OR NEW.owner_type = 'company'))
      EXECUTE FUNCTION goals_are_everyones()`);
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
    await runner.query(`DROP TRIGGER are_everyones ON goals`);
    await runner.query(`DROP FUNCTION goals_are_everyones`);
    await runner.query(`DROP TRIGGER is_everyones ON goal_progress`);
    await runner.query(`DROP FUNCTION goal_progress_is_everyones`);
    await runner.query(`ALTER TABLE goal_progress DROP COLUMN is_everyones`);
  }
}
