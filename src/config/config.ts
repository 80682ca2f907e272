import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { parse as parseConnection } from 'pg-connection-string';
import { isMisspelled } from './spelling.js';

/** Everything that the environment may say, read once and typed (SPEC §7). */
export interface Config {
  production: boolean;
  host: string;
  /** 0 = any free port */
  port: number;
  /** undefined = the embedded PostgreSQL in `data_dir` */
  database_url?: string;
  /** the replicas of that database which lists, searches and trees may be read from */
  database_replica_urls: string[];
  /** connections to it, and to each replica */
  database_pool_size: number;
  /** how many requests may wait for a connection, beyond which they are refused */
  database_queue_size: number;
  /** how long one of them waits */
  database_queue_timeout_ms: number;
  /** how long a statement may take; 0 = as long as it likes */
  database_statement_timeout_ms: number;
  /** false where a pooler cannot keep a statement that was prepared on one of its connections */
  database_prepared_statements: boolean;
  data_dir: string;
  demo: boolean;
  /** processes that share the port */
  workers: number;
  /** how long requests under way may take to finish once the service is told to stop */
  shutdown_timeout_seconds: number;
  /** whether OpenTelemetry's own variables ask for traces */
  tracing: boolean;
  operator_token?: string;
  jwt?: JwtConfig;
  /** requests a minute of one principal; undefined = unlimited */
  rate_limit?: number;
  /** how long a request may take to arrive and, separately, to be answered */
  request_timeout_ms: number;
  /** sites whose scripts may call the API from a browser */
  cors_origins: string[];
  /** addresses and networks of proxies whose X-Forwarded-For is believed */
  trusted_proxies: string[];
  log_level: LogLevel;
}

/** How JWTs of an identity provider are verified: by a shared secret or by its published keys. */
export interface JwtConfig {
  secret?: string;
  jwks_url?: string;
  issuer?: string;
  audience?: string;
}

/** How much is logged, least first. */
const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** The injection token of {@link Config}. */
export const CONFIG = Symbol('config');

/** A setting that the service cannot start with; its message is one line that names the variable. */
export class ConfigError extends Error {}

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

type Variable = (typeof VARIABLES)[number] | 'NODE_ENV';
type Settings = Readonly<Partial<Record<Variable, string>>>;

const POSTGRES = ['postgres:', 'postgresql:'];

/** Prefixes under which every variable is taken to be meant for this service, so that a misspelled one stops the start. */
const OWN_PREFIXES = ['DATABASE_', 'AUTH_', 'OPERATOR_', 'RATE_LIMIT', 'REQUEST_', 'CORS_', 'TRUSTED_'];

/** What Kubernetes sets for every service beside ours, which may well be called "database". */
const SERVICE_LINK = /_(SERVICE_HOST|SERVICE_PORT\w*|PORT|PORT_\d+_(TCP|UDP)\w*)$/;

/** Shorter names are not checked for typos: HOME is within two edits of HOST. */
const SURE_LENGTH = 7;

/**
 * Reads and checks the environment.
 * @throws ConfigError with one line that names the variable
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  refuseMisspelled(environment);
  const env: Settings = environment;
  const production = oneOf(env, 'NODE_ENV', ['production', 'development', 'test', ''], '') === 'production';
  const databaseUrl = url(env, 'DATABASE_URL', POSTGRES);
  if (databaseUrl) requireReadable(databaseUrl, 'DATABASE_URL');
  if (production && !databaseUrl) {
    throw new ConfigError('DATABASE_URL is required when NODE_ENV=production: the embedded database is for trying out');
  }
  return {
    production,
    host: env.HOST || '127.0.0.1',
    port: integer(env, 'PORT', 3000, 0, 65535),
    database_url: databaseUrl,
    database_replica_urls: replicas(env, databaseUrl),
    database_pool_size: integer(env, 'DATABASE_POOL_SIZE', 10, 1, 1000),
    database_queue_size: integer(env, 'DATABASE_QUEUE_SIZE', 1_000, 0, 100_000),
    database_queue_timeout_ms: integer(env, 'DATABASE_QUEUE_TIMEOUT_MS', 5_000, 1, 600_000),
    database_statement_timeout_ms: integer(env, 'DATABASE_STATEMENT_TIMEOUT_MS', 15_000, 0, 3_600_000),
    database_prepared_statements: oneOf(env, 'DATABASE_PREPARED_STATEMENTS', ['on', 'off'], 'on') === 'on',
    data_dir: resolve(env.DATA_DIR || '.data'),
    workers: integer(env, 'WORKERS', 1, 1, 256),
    shutdown_timeout_seconds: integer(env, 'SHUTDOWN_TIMEOUT', 20, 1, 3600),
    demo: oneOf(env, 'DEMO', ['true', 'false'], databaseUrl ? 'false' : 'true') === 'true',
    tracing: wantsTracing(environment),
    operator_token: bearer(env, 'OPERATOR_TOKEN', 16),
    jwt: readJwt(env),
    rate_limit: env.RATE_LIMIT === 'off' ? undefined : integer(env, 'RATE_LIMIT', 600, 1, 1_000_000),
    request_timeout_ms: integer(env, 'REQUEST_TIMEOUT_MS', 30_000, 100, 3_600_000),
    cors_origins: origins(env, 'CORS_ORIGINS'),
    trusted_proxies: networks(env, 'TRUSTED_PROXIES'),
    log_level: oneOf(env, 'LOG_LEVEL', LOG_LEVELS, 'info'),
  };
}

/** All settings, to be shown at start: without secrets, and URLs without credentials. */
export function describeConfig(config: Config): Record<string, unknown> {
  const { operator_token, jwt, database_url, database_replica_urls, ...shown } = config;
  return {
    ...shown,
    database: database_url ? withoutCredentials(database_url) : `embedded in ${config.data_dir}`,
    database_replicas: database_replica_urls.map(withoutCredentials),
    companies_can_be_made: operator_token !== undefined,
    jwt: jwt ? describeJwt(jwt) : 'off',
    rate_limit: config.rate_limit ?? 'off',
  };
}

function describeJwt({ secret, jwks_url, ...shown }: JwtConfig): object {
  return { keys: secret ? 'HS256' : withoutCredentials(jwks_url!), ...shown };
}

/** A URL without its user, password and parameters, any of which may be a secret. */
function withoutCredentials(url: string): string {
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname}`;
}

function replicas(env: Settings, database_url: string | undefined): string[] {
  const urls = urlList(env, 'DATABASE_REPLICA_URLS', POSTGRES);
  if (urls.length > 0 && !database_url) {
    throw new ConfigError('DATABASE_REPLICA_URLS needs DATABASE_URL: the embedded database has no replicas');
  }
  for (const url of urls) requireReadable(url, 'DATABASE_REPLICA_URLS');
  return urls;
}

function wantsTracing(env: NodeJS.ProcessEnv): boolean {
  const endpoint = env.OTEL_EXPORTER_OTLP_ENDPOINT || env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT;
  return Boolean(endpoint) && env.OTEL_SDK_DISABLED !== 'true' && env.OTEL_TRACES_EXPORTER !== 'none';
}

function readJwt(env: Settings): JwtConfig | undefined {
  const jwt: JwtConfig = {
    secret: secret(env, 'AUTH_JWT_SECRET', 32),
    jwks_url: url(env, 'AUTH_JWKS_URL', ['https:', 'http:']),
    issuer: env.AUTH_ISSUER || undefined,
    audience: env.AUTH_AUDIENCE || undefined,
  };
  if (jwt.secret && jwt.jwks_url) {
    throw new ConfigError('AUTH_JWT_SECRET and AUTH_JWKS_URL exclude one another: set one of them');
  }
  if (jwt.jwks_url && !(jwt.issuer && jwt.audience)) {
    throw new ConfigError(
      'AUTH_JWKS_URL needs AUTH_ISSUER and AUTH_AUDIENCE: else any token of that provider would do',
    );
  }
  if (!jwt.secret && !jwt.jwks_url) {
    if (jwt.issuer || jwt.audience) {
      throw new ConfigError('AUTH_ISSUER and AUTH_AUDIENCE need AUTH_JWKS_URL or AUTH_JWT_SECRET');
    }
    return undefined;
  }
  return jwt;
}

function refuseMisspelled(env: NodeJS.ProcessEnv): void {
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

function integer(env: Settings, name: Variable, fallback: number, min: number, max: number): number {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < min || value > max) {
    throw new ConfigError(`${name} must be a whole number from ${min} to ${max}, not "${text}"`);
  }
  return value;
}

function oneOf<T extends string>(env: Settings, name: Variable, choices: readonly T[], fallback: T): T {
  const text = env[name];
  if (text === undefined || text === '') return fallback;
  if (!choices.includes(text as T)) {
    throw new ConfigError(`${name} must be one of ${choices.filter(Boolean).join(', ')}, not "${text}"`);
  }
  return text as T;
}

function url(env: Settings, name: Variable, protocols: string[]): string | undefined {
  const text = env[name];
  return text ? checkedUrl(text, `${name} must be a URL that begins`, protocols) : undefined;
}

function urlList(env: Settings, name: Variable, protocols: string[]): string[] {
  return list(env, name).map((text) => checkedUrl(text, `${name} must be a list of URLs that begin`, protocols));
}

function checkedUrl(text: string, demand: string, protocols: string[]): string {
  if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol)) {
    throw new ConfigError(`${demand} with ${protocols.map((p) => `${p}//`).join(' or ')}`);
  }
  return text;
}

/**
 * Reads a URL as they do who connect by it: TypeORM, strict about what is percent-encoded, and the driver, which reads
 * certificates from their files.
 * @throws ConfigError that shows nothing of the user and the password
 */
function requireReadable(url: string, name: Variable): void {
  try {
    const { username, password } = new URL(url);
    decodeURIComponent(username);
    decodeURIComponent(password);
    parseConnection(url);
  } catch (error) {
    const why = error instanceof URIError ? 'its parts must be percent-encoded, a % as %25' : (error as Error).message;
    throw new ConfigError(`${name} cannot be read: ${why}`);
  }
}

/** What is separated by commas. */
function list(env: Settings, name: Variable): string[] {
  const parts = (env[name] ?? '').split(',').map((part) => part.trim());
  return parts.filter(Boolean);
}

/** A list of origins, separated by commas: scheme, host and port of a site, or none. */
function origins(env: Settings, name: Variable): string[] {
  return list(env, name).map((origin) => {
    if (!URL.canParse(origin) || new URL(origin).origin !== origin) {
      throw new ConfigError(`${name} must be a list of origins such as https://app.example.com, not "${origin}"`);
    }
    return origin;
  });
}

/** A list of addresses and networks, separated by commas. One of all addresses is refused: it would trust everybody. */
function networks(env: Settings, name: Variable): string[] {
  return list(env, name).map((network) => {
    const [address = '', prefix = '1', ...more] = network.split('/');
    const bits = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
    if (more.length > 0 || !/^[1-9]\d{0,2}$/.test(prefix) || Number(prefix) > bits) {
      throw new ConfigError(`${name} must be a list of addresses such as 10.0.0.7 or 10.0.0.0/8, not "${network}"`);
    }
    return network;
  });
}

/** A secret that is sent in a header, which takes no other characters. */
function bearer(env: Settings, name: Variable, minLength: number): string | undefined {
  const text = secret(env, name, minLength);
  if (text !== undefined && !/^[\x21-\x7e]+$/.test(text)) {
    throw new ConfigError(`${name} must consist of visible ASCII characters, without blanks: it is sent in a header`);
  }
  return text;
}

/** What surrounds a secret unseen was not meant to be part of it. */
function secret(env: Settings, name: Variable, minLength: number): string | undefined {
  const text = env[name];
  if (text === undefined || text === '') return undefined;
  if (text.length < minLength) {
    throw new ConfigError(`${name} must have at least ${minLength} characters`);
  }
  if (text !== text.trim()) throw new ConfigError(`${name} must not begin or end with white space`);
  return text;
}
