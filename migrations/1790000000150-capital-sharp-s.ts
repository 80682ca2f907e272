import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Titles with ẞ, the capital of ß, were kept with ß, and are looked for with ss, as those with ß are. */
export class CapitalSharpS1790000000150 implements MigrationInterface {
  name = 'CapitalSharpS1790000000150';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE goals SET title_folded = replace(title_folded, 'ß', 'ss') WHERE title_folded LIKE '%ß%'`);
  }

  /** Nothing to take back: the release before finds them by what it makes of ß. */
  async down(): Promise<void> {}
}
