import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The order of titles is that of their first 500 folded characters. `left` counts characters, for every goal that a walk
 * along the order looks at, and that is a fifth of what it costs; a cast to varchar(500) counts those of long titles only.
 */
export class OrderOfTitles1790000000160 implements MigrationInterface {
  name = 'OrderOfTitles1790000000160';

  async up(runner: QueryRunner): Promise<void> {
    await indexBy(runner, 'title_folded::varchar(500)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await indexBy(runner, 'left(title_folded, 500)');
  }
}

async function indexBy(runner: QueryRunner, key: string): Promise<void> {
  await runner.query(`DROP INDEX goals_title, goals_everyones_title`);
  await runner.query(`CREATE INDEX goals_title ON goals (company_id, (${key}), id)`);
  await runner.query(`
    CREATE INDEX goals_everyones_title ON goals (company_id, (${key}), id)
    WHERE is_shared OR owner_type = 'company'`);
}
