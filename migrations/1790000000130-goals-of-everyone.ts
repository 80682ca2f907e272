import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Of what an ordinary employee sees most is everyone's, and that may be one goal in twenty of the company: those have
 * orders of their own, so that a search by them need not gather them all. What is in an order by progress is elsewhere.
 *
 * Whether a word is frequent decides how it is looked for, and of the usual hundred titles most words are in none.
 */
export class GoalsOfEveryone1790000000130 implements MigrationInterface {
  name = 'GoalsOfEveryone1790000000130';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, key] of Object.entries(ORDERS)) {
      await runner.query(`
        CREATE INDEX goals_everyones_${name} ON goals (company_id, ${key}, id)
        WHERE is_shared OR owner_type = 'company'`);
    }
    await runner.query(`ALTER TABLE goals ALTER COLUMN title_folded SET STATISTICS 500`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE goals ALTER COLUMN title_folded SET STATISTICS -1`);
    for (const name of Object.keys(ORDERS)) await runner.query(`DROP INDEX goals_everyones_${name}`);
  }
}

const ORDERS = {
  created_at: 'created_at',
  updated_at: 'updated_at',
  title: '(left(title_folded, 500))',
  date_end: "(coalesce(date_end, 'infinity'::date))",
};
