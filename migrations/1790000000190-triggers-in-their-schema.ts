import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Triggers find the tables where the migrations made them, which is the first schema of the search path: a role may have
 * one of its own name.
 */
export class TriggersInTheirSchema1790000000190 implements MigrationInterface {
  name = 'TriggersInTheirSchema1790000000190';

  up(runner: QueryRunner): Promise<void> {
    return pin(runner, 'current_schema()');
  }

  down(runner: QueryRunner): Promise<void> {
    return pin(runner, `'public'`);
  }
}

const FUNCTIONS = ['access_begins', 'access_changed', 'goal_progress_is_everyones', 'goals_are_everyones'];

async function pin(runner: QueryRunner, schema: string): Promise<void> {
  const [{ path }] = (await runner.query(`SELECT format('%I, pg_temp', ${schema}) AS path`)) as [{ path: string }];
  for (const name of FUNCTIONS) await runner.query(`ALTER FUNCTION ${name}() SET search_path = ${path}`);
}
