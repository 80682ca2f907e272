import { Inject, Injectable, Logger } from '@nestjs/common';
import { CONFIG, type Config } from '../config/config.js';
import { Batcher, type Outcome } from '../database/batcher.js';
import { type Database } from '../database/database.js';
import { type Transaction } from '../database/transaction.js';
import { isUuid } from '../http/ids.js';
import { Unauthenticated, Unavailable } from '../http/problem.js';
import { AccessMetrics } from './access.metrics.js';
import { type ApiTokenKey, readApiToken } from './api-token.js';
import { areMany } from './levels.js';
import { type JwtClaims, JwtService } from './jwt.service.js';
import { type Credentials, PrincipalCache, mostLookUps } from './principal.cache.js';
import { type Principal } from './principal.js';
import { PrincipalRepository, type PrincipalRow, type TokenRow } from './principal.repository.js';
import { type Scope, SCOPES, scopesOfRole } from './scopes.js';

const TOUCH_EVERY_MS = 60_000;

const NO_HOLDER = 'The token is unknown or was revoked, or its employee is inactive.';
const NOBODY = 'The claims company_id and sub of the token name no active employee.';

/** How callers with certain credentials are found: those of now, or those of the last time. */
type Find = <Row extends PrincipalRow>(credentials: Credentials<Row>) => Promise<Row | undefined> | Row | undefined;

/** Whom a JWT names. */
interface Subject extends Credentials {
  claims: JwtClaims;
}

/** Finds out who is calling, from the bearer token of a request (SPEC §4, credentials). */
@Injectable()
export class AuthenticationService {
  private readonly logger = new Logger(AuthenticationService.name);
  private readonly tokens: Batcher<ApiTokenKey, TokenRow | undefined>;

  constructor(
    private readonly principals: PrincipalRepository,
    private readonly cache: PrincipalCache,
    private readonly jwt: JwtService,
    metrics: AccessMetrics,
    @Inject(CONFIG) config: Config,
  ) {
    this.tokens = new Batcher((_, keys) => this.loadTokens(keys), { waiting: mostLookUps(config), counts: metrics });
  }

  /**
   * The caller behind a bearer token: an API token of ours or a JWT.
   * @throws Unauthenticated, in the same words for an unknown, a revoked and a deactivated one
   */
  authenticate(bearer: string): Promise<Principal> {
    return this.byBearer(bearer, (credentials) => this.cache.current(credentials));
  }

  /**
   * The same without asking the database: the caller as they were when they called last, for routes that look at
   * `access_revision` before they do or tell anything.
   * @returns undefined when nothing is remembered of them, or it was no good
   */
  async recall(bearer: string): Promise<Principal | undefined> {
    return this.byBearer(bearer, (credentials) => this.cache.recall(credentials)).catch(() => undefined);
  }

  /**
   * An employee with their full rights, without any credentials: for what the service itself does in their name, such
   * as loading the demo company. `subject` is their id or external_id.
   * @throws Unauthenticated when there is no such active employee
   */
  async actAs(company_id: string, subject: string): Promise<Principal> {
    const credentials = this.subjectOf({ company_id, sub: subject });
    return this.employee(credentials, await credentials.load());
  }

  private async byBearer(bearer: string, find: Find): Promise<Principal> {
    const key = readApiToken(bearer);
    return key ? this.byApiToken(key, find) : this.byJwt(await this.jwt.claims(bearer), find);
  }

  private async byApiToken(key: ApiTokenKey, find: Find): Promise<Principal> {
    const credentials: Credentials<TokenRow> = {
      name: `token ${key.hash.toString('base64')}`,
      company_id: key.company_id,
      load: async (on) => (on ? (await this.principals.byTokens([key], on))[0] : this.tokens.submit('', key)),
    };
    const found = await find(credentials);
    const holder = this.holder(credentials, found);
    this.touch(found!);
    return holder;
  }

  private async byJwt(claims: JwtClaims, find: Find): Promise<Principal> {
    const credentials = this.subjectOf(claims);
    // PostgreSQL takes no NUL in a text; nobody is called so.
    const mayExist = isUuid(claims.company_id) && !claims.sub.includes('\0');
    return this.employee(credentials, mayExist ? await find(credentials) : undefined);
  }

  private subjectOf(claims: JwtClaims): Subject {
    const { company_id, sub } = claims;
    return {
      claims,
      name: `subject ${company_id} ${sub}`,
      company_id,
      load: (on) => this.principals.bySubject(company_id, sub, on),
    };
  }

  /** Who holds an API token. @throws Unauthenticated */
  private holder(credentials: Credentials<TokenRow>, found: TokenRow | undefined): Principal {
    if (!found?.is_active) throw new Unauthenticated(NO_HOLDER);
    if (found.expires_at && found.expires_at <= new Date()) throw new Unauthenticated('The token has expired.');
    // A scope beyond the employee's own role counts only while the one who granted it has it.
    const granted = new Set([
      ...scopesOfRole(found.role),
      ...(found.maker_is_active ? scopesOfRole(found.maker_role) : []),
    ]);
    const scopes = found.token_scopes.filter((scope) => granted.has(scope));
    return toPrincipal(found, scopes, async (on) => this.holder(credentials, await this.cache.reload(credentials, on)));
  }

  /** Whom a JWT, or the service itself, names. @throws Unauthenticated */
  private employee(subject: Subject, found: PrincipalRow | undefined): Principal {
    if (!found?.is_active) throw new Unauthenticated(NOBODY);
    const { scope } = subject.claims;
    const full = scopesOfRole(found.role);
    const narrowed = scope?.split(' ');
    const scopes = narrowed ? full.filter((scope) => narrowed.includes(scope)) : full;
    return toPrincipal(found, scopes, async (on) => this.employee(subject, await this.cache.reload(subject, on)));
  }

  /** One statement for all tokens that came in while the last one was under way. */
  private async loadTokens(keys: ApiTokenKey[]): Promise<Outcome<TokenRow | undefined>[]> {
    const outcomes: Outcome<TokenRow | undefined>[] = keys.map(() => ({ value: undefined }));
    for (const row of await this.principals.byTokens(keys)) outcomes[row.n - 1] = { value: row };
    return outcomes;
  }

  private touch(token: TokenRow): void {
    const now = new Date();
    if (token.last_used_at && now.getTime() - token.last_used_at.getTime() < TOUCH_EVERY_MS) return;
    token.last_used_at = now;
    // Not worth delaying or failing the request for.
    this.principals
      .touchToken(token.company_id, token.token_id)
      .catch((error: Error) => this.logger.warn(`last_used_at was not written: ${error.message}`));
  }
}

/** @param reload finds out anew who has these credentials */
function toPrincipal(
  row: PrincipalRow,
  scopes: readonly Scope[],
  reload: (on: Database | Transaction) => Promise<Principal>,
): Principal {
  const { company_id, employee_id, access_revision, role, department_id, leads } = row;
  const identities = [...row.identities, ...leads];
  return {
    company_id,
    employee_id,
    access_revision,
    role,
    department_id,
    identities,
    has_many_identities: areMany(identities),
    leads,
    scopes: new Set(scopes.filter((scope) => SCOPES.includes(scope))),
    renew: async (on) => {
      const now = await reload(on);
      if (now.employee_id !== employee_id) throw new Unavailable('These credentials just changed hands.');
      return now;
    },
  };
}
