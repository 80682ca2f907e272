import { Injectable } from '@nestjs/common';
import sql, { join, raw, type Sql } from 'sql-template-tag';
import { type Role } from '../access/scopes.js';
import { type Transaction } from '../database/transaction.js';
import { type Kind } from './directory.entities.js';
import { COLUMNS, type PlannedRow, type Row } from './upsert.plan.js';

/** An entry as it was before an update. */
export interface Before {
  id: string;
  role?: Role;
  manager_id?: string | null;
}

/** An address that a row cannot give its employee. */
export interface UnfitEmail {
  /** the place of the row */
  n: number;
  /** an earlier row has it, too */
  is_repeated: boolean;
  /** it belongs to an employee to whom the rows give no other one */
  is_taken: boolean;
}

/** The set-based SQL of `PUT /directory`: a few statements, however many rows. */
@Injectable()
export class UpsertRepository {
  /** The ids of those of these external ids that are in the directory. */
  async known(tx: Transaction, kind: Kind, company_id: string, external_ids: string[]): Promise<Map<string, string>> {
    const rows = await tx.rows<{ external_id: string; id: string }>(sql`
      SELECT external_id, id FROM ${raw(kind)}
      WHERE company_id = ${company_id} AND external_id = ANY (${external_ids}::text[])`);
    return new Map(rows.map(({ external_id, id }) => [external_id, id]));
  }

  /**
   * The rows whose addresses are not theirs to have. PostgreSQL says which are the same, by the rule that keeps them
   * unique: of İ and Σ JavaScript makes something else in lower case.
   */
  unfitEmails(tx: Transaction, company_id: string, rows: Row[]): Promise<UnfitEmail[]> {
    return tx.rows<UnfitEmail>(sql`
      WITH ${askedEmails(rows)}, numbered AS (
        SELECT n, lower(email) AS email, row_number() OVER (PARTITION BY lower(email) ORDER BY n) > 1 AS is_repeated
        FROM asked
      ), holders AS (
        SELECT DISTINCT external_id FROM asked
      )
      SELECT n, is_repeated, e.id IS NOT NULL AND h.external_id IS NULL AS is_taken
      FROM numbered
      LEFT JOIN employees e ON e.company_id = ${company_id} AND lower(e.email) = numbered.email
      LEFT JOIN holders h ON h.external_id = e.external_id
      WHERE is_repeated OR (e.id IS NOT NULL AND h.external_id IS NULL)
      ORDER BY n`);
  }

  /**
   * Makes room for addresses that change hands: no two employees may have the same one even in between. Who gives up an
   * address that somebody else is to have gets, until theirs is written, their id in its place.
   */
  setEmailsAside(tx: Transaction, company_id: string, rows: Row[]): void {
    tx.execute(sql`
      WITH ${askedEmails(rows)}
      UPDATE employees e SET email = e.id::text
      FROM asked
      WHERE e.company_id = ${company_id} AND e.external_id = asked.external_id
        AND lower(e.email) <> lower(asked.email) AND lower(e.email) IN (SELECT lower(email) FROM asked)`);
  }

  /** Writes new entries of one kind, which the plan gave their defaults. */
  async insert(tx: Transaction, kind: Kind, company_id: string, rows: PlannedRow['columns'][]): Promise<void> {
    const columns = raw(['id', 'external_id', ...COLUMNS[kind]].join(', '));
    await tx.rows(sql`
      INSERT INTO ${raw(kind)} (company_id, ${columns})
      SELECT ${company_id}, ${columns}
      FROM jsonb_populate_recordset(NULL::${raw(kind)}, ${JSON.stringify(rows)})`);
  }

  /** Writes the given columns where they differ from what is there. @returns the rows that did, as they were before */
  update(tx: Transaction, kind: Kind, company_id: string, rows: PlannedRow['columns'][]): Promise<Before[]> {
    const columns = COLUMNS[kind].map((name) => raw(name));
    // Not all there are: connections that have prepared this would fail once a later migration adds one.
    const asBefore = join(['id', ...COLUMNS[kind]].map((name) => raw(`before.${name}`)));
    return tx.rows<Before>(sql`
      UPDATE ${raw(kind)} AS target
      SET ${join(columns.map((name) => sql`${name} = wanted.${name}`))}, updated_at = clock_timestamp()
      FROM jsonb_array_elements(${JSON.stringify(rows)}::jsonb) AS given (row)
      JOIN ${raw(kind)} AS before ON before.company_id = ${company_id} AND before.id = (given.row ->> 'id')::uuid
      CROSS JOIN jsonb_populate_record(before, given.row) AS wanted
      WHERE target.company_id = ${company_id} AND target.id = before.id AND wanted IS DISTINCT FROM before
      RETURNING ${asBefore}`);
  }
}

/** The addresses that rows give to whom, as a table `asked`. */
function askedEmails(rows: Row[]): Sql {
  const given = rows
    .map(({ external_id, email }, n) => ({ n, external_id, email }))
    .filter(({ email }) => email !== undefined);
  return sql`asked AS (
    SELECT * FROM jsonb_to_recordset(${JSON.stringify(given)}) AS given (n integer, external_id text, email text)
  )`;
}
