import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the search of SPEC §5 needs to find few goals among many.
 *
 * Trigrams find words of three letters and more. For shorter ones, which are whole words in Chinese, Japanese and
 * Korean, there is an index of the single letters and the letter pairs of each title.
 */
export class SearchIndexes1790000000050 implements MigrationInterface {
  name = 'SearchIndexes1790000000050';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION letters_and_pairs(title text) RETURNS text[] LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        SELECT string_to_array(title, NULL)
          || ARRAY(SELECT substr(title, i, 2) FROM generate_series(1, char_length(title) - 1) i)
      $$`);
    await runner.query(`CREATE INDEX goals_title_letters ON goals USING gin (letters_and_pairs(title_folded))`);
    await runner.query(`CREATE INDEX goals_facets ON goals (company_id, owner_type, status, is_archived, is_shared)`);
    // Few goals of a confidence may be far from the end of all goals by progress where a walk would begin.
    await runner.query(`DROP INDEX goal_progress_confidence`);
    await runner.query(`
      CREATE INDEX goal_progress_confidence ON goal_progress (company_id, confidence_level, progress_shown, goal_id)`);
    await runner.query(`
      CREATE STATISTICS goals_facets_together (mcv) ON owner_type, status, is_archived, is_shared FROM goals`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP STATISTICS goals_facets_together`);
    await runner.query(`DROP INDEX goal_progress_confidence`);
    await runner.query(
      `CREATE INDEX goal_progress_confidence ON goal_progress (company_id, confidence_level, goal_id)`,
    );
    await runner.query(`DROP INDEX goals_facets`);
    await runner.query(`DROP INDEX goals_title_letters`);
    await runner.query(`DROP FUNCTION letters_and_pairs`);
  }
}
