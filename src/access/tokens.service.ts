import { Injectable } from '@nestjs/common';
import { Database } from '../database/database.js';
import { type Transaction } from '../database/transaction.js';
import { newId } from '../http/ids.js';
import { type JsonText } from '../http/json-text.js';
import { filtered, paged } from '../http/page.js';
import { Forbidden, Invalid, NotFound } from '../http/problem.js';
import { together } from '../http/together.js';
import { makeApiToken } from './api-token.js';
import { type Principal } from './principal.js';
import { type Scope, scopesOfRole } from './scopes.js';
import { type CreateToken, type TokensQuery } from './tokens.dto.js';
import { type TokenRequest, TokensRepository } from './tokens.repository.js';
import { type NewAccessToken } from './tokens.responses.js';
import { Writes } from './writes.js';

/** API tokens of employees (SPEC §2, §4). Only a hash of a token is stored. */
@Injectable()
export class TokensService {
  constructor(
    private readonly database: Database,
    private readonly tokens: TokensRepository,
    private readonly writes: Writes,
  ) {}

  /**
   * Makes a token for the caller, or, by an admin, for another employee.
   * @throws Invalid (a scope the maker lacks, an end in the past, no such employee), Forbidden
   */
  create(caller: Principal, body: CreateToken): Promise<NewAccessToken> {
    return this.writes.beside(caller, async (tx, principal) => {
      const { company_id, employee_id: created_by } = principal;
      const { name, scopes, employee_id = created_by } = body;
      const expires_at = body.expires_at ? new Date(body.expires_at) : null;
      if (employee_id !== created_by && principal.role !== 'admin') {
        throw new Forbidden('Only admins make tokens for others.');
      }
      // What somebody else's role grants them counts in the token that they were given, not in those they make of it.
      const own = scopesOfRole(principal.role).filter((scope) => principal.scopes.has(scope));
      together(
        () => requireAmong(own, scopes),
        () => requireFuture(expires_at),
      );
      if (!(await this.tokens.hasActiveEmployee(tx, company_id, employee_id))) {
        throw Invalid.field('/employee_id', 'There is no such employee.');
      }
      return this.issue(tx, { company_id, employee_id, created_by, name, scopes, expires_at });
    });
  }

  /** Makes a token for somebody in their own name, with all that they may do. @returns it, this once */
  async issueFor({ company_id, employee_id, scopes }: Principal, name: string): Promise<string> {
    const request = { company_id, employee_id, created_by: employee_id, name, scopes: [...scopes] };
    const { token } = await this.database.transaction((tx) => this.issue(tx, request));
    return token;
  }

  /** Writes a token and gives it out, this once. */
  async issue(tx: Transaction, request: TokenRequest): Promise<NewAccessToken> {
    const { token, hash } = makeApiToken(request.company_id);
    const made = await this.tokens.insert(tx, { ...request, id: newId(), hash });
    return { ...made, token };
  }

  /**
   * A page of the caller's tokens that were not revoked, oldest first; admins with `tokens:write` see all of the company.
   * @throws Malformed for a foreign cursor
   */
  async list(principal: Principal, query: TokensQuery): Promise<JsonText> {
    const { employee_id } = query;
    const { company_id } = principal;
    const whose = whoseFor(principal);
    return paged(
      filtered('tokens', query),
      query,
      ([after = null], count) => this.tokens.page(company_id, whose, employee_id, after, count),
      () => this.tokens.count(company_id, whose, employee_id),
    );
  }

  /** Ends a token at once: the caller's own, or any of the company's for admins. @throws NotFound */
  async revoke(principal: Principal, id: string): Promise<void> {
    const { company_id } = principal;
    // A transaction, because that is run again if it and a deletion of the employee lock each other out. It does not wait
    // for the company's lock: whoever holds that may do so for long.
    await this.database.transaction(async (tx) => {
      if (!(await this.tokens.revoke(tx, company_id, whoseFor(principal), id))) throw new NotFound('token');
    });
  }
}

/** @throws Invalid naming each scope that the maker of a token lacks */
function requireAmong(own: Scope[], scopes: Scope[]): void {
  const errors = scopes.flatMap((scope, n) =>
    own.includes(scope) ? [] : [{ pointer: `/scopes/${n}`, detail: `You do not have ${scope} yourself.` }],
  );
  if (errors.length > 0) throw new Invalid(errors);
}

/** @throws Invalid */
function requireFuture(expires_at: Date | null): void {
  if (expires_at && expires_at <= new Date()) throw Invalid.field('/expires_at', 'must be in the future');
}

/** Whose tokens are the caller's business: undefined = everybody's. */
function whoseFor({ role, scopes, employee_id }: Principal): string | undefined {
  return role === 'admin' && scopes.has('tokens:write') ? undefined : employee_id;
}
