import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { Database } from '../database/database.js';
import { template } from '../database/template.js';
import { type Transaction } from '../database/transaction.js';
import { isUuid } from '../http/ids.js';
import { type Principal } from './principal.js';
import { type Role, type Scope } from './scopes.js';

/** A principal as the database tells it, before its scopes are decided. */
export interface PrincipalRow extends Omit<Principal, 'scopes' | 'renew' | 'has_many_identities'> {
  is_active: boolean;
}

/** The same for a caller with an API token. */
export interface TokenRow extends PrincipalRow {
  token_id: string;
  token_scopes: Scope[];
  /** its position in what was asked */
  n: number;
  maker_role: Role;
  maker_is_active: boolean;
  expires_at: Date | null;
  last_used_at: Date | null;
}

/** The departments below and including those that the predicate picks from `departments d`. */
function departmentsBelow(which: Sql): Sql {
  return sql`
    WITH RECURSIVE below AS (
      SELECT d.id FROM departments d WHERE d.company_id = e.company_id AND ${which}
      UNION
      SELECT d.id FROM below JOIN departments d ON d.company_id = e.company_id AND d.parent_department_id = below.id
    )
    SELECT id FROM below`;
}

/** An employee's own department and those above it. */
const departmentsAbove = sql`
  WITH RECURSIVE above AS (
    SELECT e.department_id AS id
    UNION
    SELECT d.parent_department_id FROM above JOIN departments d ON d.company_id = e.company_id AND d.id = above.id
  )
  SELECT id FROM above WHERE id IS NOT NULL`;

/** The columns of {@link PrincipalRow}, from `employees e`. */
const principalColumns = sql`
  e.company_id, e.id AS employee_id, e.role, e.is_active, e.department_id,
  (SELECT r.revision FROM access_revisions r WHERE r.company_id = e.company_id) AS access_revision,
  ARRAY(
    SELECT e.company_id
    UNION ALL SELECT e.id
    UNION ALL SELECT m.team_id FROM team_members m WHERE m.company_id = e.company_id AND m.employee_id = e.id
    UNION ALL (${departmentsAbove})
  ) AS identities,
  ARRAY(
    SELECT t.id FROM teams t WHERE t.company_id = e.company_id AND t.lead_employee_id = e.id
    UNION ALL (${departmentsBelow(sql`d.head_employee_id = e.id`)})
  ) AS leads`;

const callersByToken = template<[{ companies: string[]; hashes: Buffer[] }]>(
  ({ companies, hashes }) => sql`
    SELECT asked.n::int AS n, t.id AS token_id, t.scopes AS token_scopes, t.expires_at, t.last_used_at,
      maker.role AS maker_role, maker.is_active AS maker_is_active, ${principalColumns}
    FROM unnest(${companies}::uuid[], ${hashes}::bytea[]) WITH ORDINALITY AS asked (company_id, token_hash, n)
    JOIN api_tokens t ON t.company_id = asked.company_id AND t.token_hash = asked.token_hash
    JOIN employees e ON e.company_id = t.company_id AND e.id = t.employee_id
    JOIN employees maker ON maker.company_id = t.company_id AND maker.id = t.created_by
    WHERE t.revoked_at IS NULL`,
);

/** What tells whether anything has changed that says who a company's callers are and what they may see. */
export interface AccessRevision {
  company_id: string;
  revision: string;
}

/** The access revisions of companies. */
export const accessRevisions = template<[{ company_ids: string[] }]>(
  ({ company_ids }) =>
    sql`SELECT company_id, revision FROM access_revisions WHERE company_id = ANY (${company_ids}::uuid[])`,
);

/** Loads callers. */
@Injectable()
export class PrincipalRepository {
  constructor(private readonly database: Database) {}

  /** The callers that these tokens stand for, by company and hash; unknown and revoked ones are missing. */
  byTokens(
    tokens: { company_id: string; hash: Buffer }[],
    on: Database | Transaction = this.database,
  ): Promise<TokenRow[]> {
    const companies = tokens.map(({ company_id }) => company_id);
    const hashes = tokens.map(({ hash }) => hash);
    return on.rows<TokenRow>(callersByToken({ companies, hashes }));
  }

  /** The access revisions of companies, by their ids: see `PrincipalCache`. */
  async accessRevisions(
    company_ids: string[],
    on: Database | Transaction = this.database,
  ): Promise<Map<string, string>> {
    const rows = await on.rows<AccessRevision>(accessRevisions({ company_ids }));
    return new Map(rows.map(({ company_id, revision }) => [company_id, revision]));
  }

  /** Has changes of who a company's callers are, and of what they may do, wait at their commit for this transaction's end. */
  holdAccess(tx: Transaction, company_id: string): void {
    tx.execute(sql`SELECT FROM access_revisions WHERE company_id = ${company_id} FOR SHARE`);
  }

  /**
   * The caller as they are now, as this transaction sees it, or whoever asks outside of any.
   * @throws as `Principal.renew` does
   */
  async current(caller: Principal, on: Database | Transaction = this.database): Promise<Principal> {
    const { company_id, access_revision } = caller;
    const now = (await this.accessRevisions([company_id], on)).get(company_id);
    return now === access_revision ? caller : caller.renew(on);
  }

  /** The caller whom a JWT's claims name: `sub` is an employee's id or external_id. */
  bySubject(
    company_id: string,
    subject: string,
    on: Database | Transaction = this.database,
  ): Promise<PrincipalRow | undefined> {
    return on.row<PrincipalRow>(sql`
      SELECT ${principalColumns} FROM employees e
      WHERE e.company_id = ${company_id}
        AND (e.id = ${isUuid(subject) ? subject : null}::uuid OR e.external_id = ${subject})
      ORDER BY e.id = ${isUuid(subject) ? subject : null}::uuid DESC
      LIMIT 1`);
  }

  /** Notes that a token was used, at most once a minute. */
  async touchToken(company_id: string, token_id: string): Promise<void> {
    await this.database.rows(sql`
      UPDATE api_tokens SET last_used_at = now()
      WHERE company_id = ${company_id} AND id = ${token_id}
        AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`);
  }
}
