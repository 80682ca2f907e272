import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * The answers of POSTs that carried an Idempotency-Key (SPEC §6). Keys are hashed, and the answers sealed with them. The
 * nil UUID stands for the operator, who is in no company; hence no foreign keys.
 */
export class IdempotencyKeys1790000000020 implements MigrationInterface {
  name = 'IdempotencyKeys1790000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE idempotency_keys (
        company_id uuid NOT NULL,
        caller_id uuid NOT NULL,
        key_hash bytea NOT NULL,
        request_hash bytea NOT NULL,
        sealed_answer bytea NOT NULL,
        created_at timestamptz(3) NOT NULL DEFAULT now(),
        PRIMARY KEY (company_id, caller_id, key_hash)
      )`);
    await runner.query(`CREATE INDEX idempotency_keys_created_at ON idempotency_keys (company_id, created_at)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE idempotency_keys`);
  }
}
