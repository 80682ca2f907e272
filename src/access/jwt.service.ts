import { Inject, Injectable, Logger } from '@nestjs/common';
import { errors, jwtVerify, type JWTPayload } from 'jose';
import { CONFIG, type Config, type JwtConfig } from '../config/config.js';
import { Unauthenticated, Unavailable } from '../http/problem.js';
import { providerKeys } from './provider-keys.js';

/** What may sign a token whose keys an identity provider publishes: asymmetric algorithms only. */
const PROVIDER_ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];

/** How far the provider's clock may be from ours. */
const CLOCK_TOLERANCE_S = 5;

/** Whom a JWT names. `scope` is undefined where it does not narrow. */
export interface JwtClaims {
  company_id: string;
  sub: string;
  scope?: string;
}

/** Verifies JWTs of the company's identity provider (SPEC §4). */
@Injectable()
export class JwtService {
  private readonly verify?: (token: string) => Promise<JWTPayload>;

  constructor(@Inject(CONFIG) config: Config) {
    if (config.jwt) this.verify = verifier(config.jwt);
  }

  /**
   * The claims of a token, after its signature, algorithm, issuer, audience and times were checked.
   * @throws Unauthenticated; Unavailable while there are no keys to check it with
   */
  async claims(token: string): Promise<JwtClaims> {
    if (!this.verify) throw new Unauthenticated('The token is not one of this service.');
    let payload: JWTPayload;
    try {
      payload = await this.verify(token);
    } catch (error) {
      if (error instanceof Unavailable) throw error;
      throw new Unauthenticated(whyRefused(error));
    }
    const { company_id, sub, scope } = payload;
    if (typeof company_id !== 'string' || typeof sub !== 'string') {
      throw new Unauthenticated('The claims company_id and sub of the token must be strings.');
    }
    if (scope !== undefined && typeof scope !== 'string') {
      throw new Unauthenticated('The claim scope must be a string of scopes separated by spaces.');
    }
    // As the database writes ids: who is remembered is told by them.
    return { company_id: company_id.toLowerCase(), sub, scope };
  }
}

/** Claims are looked at once the signature is right: whoever is told of them has the token from the provider. */
function whyRefused(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'The token has expired.';
  if (!(error instanceof errors.JWTClaimValidationFailed)) return 'The token is not valid.';
  const { claim, reason } = error;
  return reason === 'missing'
    ? `The token lacks the claim ${claim}.`
    : `The claim ${claim} of the token is not what it must be.`;
}

function verifier(jwt: JwtConfig): (token: string) => Promise<JWTPayload> {
  const common = {
    issuer: jwt.issuer,
    audience: jwt.audience,
    requiredClaims: ['exp', 'sub', 'company_id'],
    clockTolerance: CLOCK_TOLERANCE_S,
  };
  if (jwt.secret) {
    const secret = new TextEncoder().encode(jwt.secret);
    return async (token) => (await jwtVerify(token, secret, { ...common, algorithms: ['HS256'] })).payload;
  }
  const logger = new Logger(JwtService.name);
  const keys = providerKeys(new URL(jwt.jwks_url!), (reason) => logger.warn(`AUTH_JWKS_URL: ${reason}`));
  return async (token) => (await jwtVerify(token, keys, { ...common, algorithms: PROVIDER_ALGORITHMS })).payload;
}
