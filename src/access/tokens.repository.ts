import { Injectable } from '@nestjs/common';
import sql, { empty, join, type Sql } from 'sql-template-tag';
import { Database } from '../database/database.js';
import { type Transaction } from '../database/transaction.js';
import { type ListRow } from '../http/page.js';
import { counting } from '../http/total.js';
import { columns, instant, jsonObject } from '../http/json.sql.js';
import { type Scope } from './scopes.js';
import { type AccessToken } from './tokens.responses.js';

/** A token that is to be made. */
export interface TokenRequest {
  company_id: string;
  employee_id: string;
  created_by: string;
  name: string;
  scopes: Scope[];
  /** null or undefined = never */
  expires_at?: Date | null;
}

/** Which tokens: those of one employee, or, with undefined, of everybody in the company. */
type Whose = string | undefined;

/** A token on the wire, from `api_tokens AS t`: never its hash. */
const FIELDS = jsonObject({
  ...columns('t', ['id', 'employee_id', 'name', 'scopes']),
  expires_at: instant('t.expires_at'),
  last_used_at: instant('t.last_used_at'),
  created_at: instant('t.created_at'),
  created_by: sql`t.created_by`,
});

/** The SQL of API tokens. */
@Injectable()
export class TokensRepository {
  constructor(private readonly database: Database) {}

  /** Writes a token, of which only the hash is stored. @returns it as lists show it */
  async insert(tx: Transaction, token: TokenRequest & { id: string; hash: Buffer }): Promise<AccessToken> {
    const made = await tx.row<{ token: AccessToken }>(sql`
      INSERT INTO api_tokens AS t (company_id, id, employee_id, created_by, name, scopes, token_hash, expires_at)
      VALUES (${token.company_id}, ${token.id}, ${token.employee_id}, ${token.created_by}, ${token.name},
        ${token.scopes}::text[], ${token.hash}, ${token.expires_at ?? null})
      RETURNING ${FIELDS} AS token`);
    return made!.token;
  }

  /** Whether the company has such an employee, and they may call. */
  async hasActiveEmployee(tx: Transaction, company_id: string, employee_id: string): Promise<boolean> {
    const found = await tx.row(sql`
      SELECT FROM employees WHERE company_id = ${company_id} AND id = ${employee_id} AND is_active`);
    return found !== undefined;
  }

  /** @param whose restricts what the caller may see, `employee_id` what they ask for */
  page(company_id: string, whose: Whose, employee_id: Whose, after: string | null, limit: number): Promise<ListRow[]> {
    const beyond = after ? sql`AND t.id > ${after}::uuid` : empty;
    return this.database.rows<ListRow>(sql`
      SELECT ${FIELDS}::text AS json, ARRAY[t.id::text] AS key FROM api_tokens t
      WHERE ${listed(company_id, whose, employee_id)} ${beyond} ORDER BY t.id LIMIT ${limit}`);
  }

  /** How many there are on all pages, counted no further than totals go. */
  async count(company_id: string, whose: Whose, employee_id: Whose): Promise<number> {
    const from = sql`FROM api_tokens t WHERE ${listed(company_id, whose, employee_id)}`;
    return (await this.database.row<{ count: number }>(counting(from)))!.count;
  }

  /** @returns whether there was such a token */
  async revoke(tx: Transaction, company_id: string, whose: Whose, id: string): Promise<boolean> {
    const revoked = await tx.row(sql`
      UPDATE api_tokens SET revoked_at = now()
      WHERE company_id = ${company_id} AND id = ${id} AND revoked_at IS NULL
        ${whose ? sql`AND employee_id = ${whose}` : empty}
      RETURNING id`);
    return revoked !== undefined;
  }
}

/** What a token must be to be listed. */
function listed(company_id: string, whose: Whose, employee_id: Whose): Sql {
  const where = [
    sql`t.company_id = ${company_id}`,
    sql`t.revoked_at IS NULL`,
    ...(whose ? [sql`t.employee_id = ${whose}`] : []),
    ...(employee_id ? [sql`t.employee_id = ${employee_id}`] : []),
  ];
  return join(where, ' AND ');
}
