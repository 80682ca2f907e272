import { resolve } from 'node:path';
import { ConfigError } from './error.js';
import { bearer, integer, networks, oneOf, origins, requireReadable, secret, url, urlList } from './values.js';
import { refuseMisspelled, type Settings } from './variables.js';

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

const POSTGRES = ['postgres:', 'postgresql:'];

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
    rate_limit: env.RATE_LIMIT === 'off' ? undefined : integer(env, 'RATE_LIMIT', 600, 1, 1_000_000, ', or off'),
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
