import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The order of titles is that of their first 500 folded characters, which are a column now: PostgreSQL does not see that
 * an index of an expression holds what is asked for. From an index of a column it tells which titles hold a word without
 * looking at their goals, of which every next one in this order is on another page.
 */
export class TitleKeys1790000000160 implements MigrationInterface {
  name = 'TitleKeys1790000000160';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE goals ADD COLUMN title_key varchar(500) COLLATE "C"
        GENERATED ALWAYS AS (title_folded::varchar(500)) STORED`);
    await indexBy(runner, 'title_key');
  }

  async down(runner: QueryRunner): Promise<void> {
    await indexBy(runner, '(left(title_folded, 500))');
    await runner.query(`ALTER TABLE goals DROP COLUMN title_key`);
  }
}

async function indexBy(runner: QueryRunner, key: string): Promise<void> {
  await runner.query(`DROP INDEX goals_title, goals_everyones_title`);
  await runner.query(`CREATE INDEX goals_title ON goals (company_id, ${key}, id)`);
  await runner.query(`
    CREATE INDEX goals_everyones_title ON goals (company_id, ${key}, id)
    WHERE is_shared OR owner_type = 'company'`);
}
