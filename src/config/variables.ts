import { ConfigError } from './error.js';
import { isMisspelled } from './spelling.js';

/** Every setting of ours: {@link Settings} lets nothing else be read. */
const VARIABLES = [
  'PORT',
  'HOST',
  'DATABASE_URL',
  'DATABASE_REPLICA_URLS',
  'DATABASE_POOL_SIZE',
  'DATABASE_QUEUE_SIZE',
  'DATABASE_QUEUE_TIMEOUT_MS',
  'DATABASE_STATEMENT_TIMEOUT_MS',
  'DATABASE_PREPARED_STATEMENTS',
  'DATA_DIR',
  'DEMO',
  'WORKERS',
  'SHUTDOWN_TIMEOUT',
  'OPERATOR_TOKEN',
  'AUTH_JWT_SECRET',
  'AUTH_JWKS_URL',
  'AUTH_ISSUER',
  'AUTH_AUDIENCE',
  'RATE_LIMIT',
  'REQUEST_TIMEOUT_MS',
  'CORS_ORIGINS',
  'TRUSTED_PROXIES',
  'LOG_LEVEL',
] as const;

/** The name of a setting. */
export type Variable = (typeof VARIABLES)[number] | 'NODE_ENV';
/** What the environment says of our settings. */
export type Settings = Readonly<Partial<Record<Variable, string>>>;

/** Prefixes under which every variable is taken to be meant for this service, so that a misspelled one stops the start. */
const OWN_PREFIXES = ['DATABASE_', 'AUTH_', 'OPERATOR_', 'RATE_LIMIT', 'REQUEST_', 'CORS_', 'TRUSTED_'];

/** What Kubernetes sets for every service beside ours, which may well be called "database". */
const SERVICE_LINK = /_(SERVICE_HOST|SERVICE_PORT\w*|PORT|PORT_\d+_(TCP|UDP)\w*)$/;

/** Shorter names are not checked for typos: HOME is within two edits of HOST. */
const SURE_LENGTH = 7;

/** @throws ConfigError naming a variable that is taken to be meant for this service, and is none of its settings */
export function refuseMisspelled(env: NodeJS.ProcessEnv): void {
  const known: readonly string[] = VARIABLES;
  for (const name of Object.keys(env)) {
    if (known.includes(name) || SERVICE_LINK.test(name)) continue;
    const meant = VARIABLES.find((variable) => variable.length >= SURE_LENGTH && isMisspelled(name, variable));
    if (meant) throw new ConfigError(`${name} is not a setting of this service: did you mean ${meant}?`);
    if (OWN_PREFIXES.some((prefix) => name.startsWith(prefix))) {
      throw new ConfigError(`${name} is not a setting of this service; it knows ${VARIABLES.join(', ')}`);
    }
  }
}
