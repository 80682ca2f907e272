import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A title of 500 characters can fold into 9,000 (one of them can stand for a whole phrase), and an entry of a B-tree
 * holds 2,700 bytes: the order of titles is that of their first 500 folded characters, which always fit.
 */
export class LongTitles1790000000110 implements MigrationInterface {
  name = 'LongTitles1790000000110';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX goals_title`);
    await runner.query(`CREATE INDEX goals_title ON goals (company_id, (left(title_folded, 500)), id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP INDEX goals_title`);
    await runner.query(`CREATE INDEX goals_title ON goals (company_id, title_folded, id)`);
  }
}
