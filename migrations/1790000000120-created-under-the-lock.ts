import type { MigrationInterface, QueryRunner } from 'typeorm';

const CREATED = ['companies', 'departments', 'employees', 'teams', 'api_tokens', 'goals', 'key_results', 'check_ins'];
const UPDATED = ['departments', 'employees', 'teams', 'goals', 'key_results'];

/**
 * What waits for the company's lock is dated by when it was written, not by when its transaction began to wait: a
 * check-in of now is not recorded before it was taken, and rows that are committed later are not dated earlier.
 */
export class CreatedUnderTheLock1790000000120 implements MigrationInterface {
  name = 'CreatedUnderTheLock1790000000120';

  async up(runner: QueryRunner): Promise<void> {
    await setDefaults(runner, 'statement_timestamp()');
  }

  async down(runner: QueryRunner): Promise<void> {
    await setDefaults(runner, 'now()');
  }
}

async function setDefaults(runner: QueryRunner, time: string): Promise<void> {
  for (const table of CREATED) await runner.query(`ALTER TABLE ${table} ALTER created_at SET DEFAULT ${time}`);
  for (const table of UPDATED) await runner.query(`ALTER TABLE ${table} ALTER updated_at SET DEFAULT ${time}`);
}
