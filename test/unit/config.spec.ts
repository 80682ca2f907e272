import { describe, expect, it } from '@jest/globals';
import { describeConfig, readConfig } from '../../src/config/config.js';

const ENV = {
  DATABASE_URL: 'postgres://okr:hidden@db.example.com:5433/okr?password=hidden',
  DATABASE_REPLICA_URLS: 'postgres://okr:hidden@one.example.com/okr,postgres://okr:hidden@two.example.com/okr',
  OPERATOR_TOKEN: 'hidden-from-everybody',
  AUTH_JWKS_URL: 'https://okr:hidden@id.example.com/keys?key=hidden',
  AUTH_ISSUER: 'https://id.example.com',
  AUTH_AUDIENCE: 'okr',
};

describe('TRUSTED_PROXIES', () => {
  it('are addresses and networks', () => {
    const read = (text: string) => readConfig({ TRUSTED_PROXIES: text }).trusted_proxies;
    expect(read('10.0.0.7, 192.168.0.0/16,fd00::/8,::1')).toEqual(['10.0.0.7', '192.168.0.0/16', 'fd00::/8', '::1']);
    expect(read('')).toEqual([]);
    for (const bad of [
      'proxy',
      'true',
      '10.0.0',
      '10.0.0.0/33',
      '10.0.0.0/',
      '10.0.0.0/8/8',
      '0.0.0.0/0',
      '::/0',
      '1',
    ]) {
      expect(() => read(`10.0.0.7,${bad}`)).toThrow(/^TRUSTED_PROXIES must be a list of addresses .*, not "/);
    }
    expect(() => readConfig({ TRUSTED_PROXY: '10.0.0.7' })).toThrow('TRUSTED_PROXY is not a setting of this service');
  });
});

describe('the rate limit', () => {
  it('is a number or off, and says so', () => {
    expect(readConfig({ RATE_LIMIT: 'off' }).rate_limit).toBeUndefined();
    expect(() => readConfig({ RATE_LIMIT: 'none' })).toThrow(
      'RATE_LIMIT must be a whole number from 1 to 1000000, or off, not "none"',
    );
  });
});

describe('a misspelled setting', () => {
  it.each([
    ['DATABASE_ULR', 'DATABASE_URL'],
    ['OPERATR_TOKEN', 'OPERATOR_TOKEN'],
    ['SHUTDOWN_TIMEOUTS', 'SHUTDOWN_TIMEOUT'],
    ['database_url', 'DATABASE_URL'],
    ['operator_token', 'OPERATOR_TOKEN'],
    ['Log_Level', 'LOG_LEVEL'],
    ['loglevel', 'LOG_LEVEL'],
  ])('is refused: %s', (written, meant) => {
    expect(() => readConfig({ [written]: 'x' })).toThrow(
      `${written} is not a setting of this service: did you mean ${meant}?`,
    );
  });

  it.each(['HOME', 'home', 'SHELL', 'USER', 'http_proxy', 'npm_config_loglevel', 'DATABASE_SERVICE_HOST'])(
    'is not what others are called: %s',
    (name) => {
      expect(() => readConfig({ [name]: 'x' })).not.toThrow();
    },
  );
});

describe('the URL of a database', () => {
  const readBoth = (url: string) => [
    () => readConfig({ DATABASE_URL: url }),
    () => readConfig({ DATABASE_URL: 'postgres://a/okr', DATABASE_REPLICA_URLS: url }),
  ];

  it.each([
    'postgres://okr:50%off@db.example.com/okr',
    'postgres://okr:hidden%@db.example.com/okr',
    'postgres://okr:hidden%ff@db.example.com/okr',
    'postgres://okr%zz:hidden@db.example.com/okr',
    'postgres://okr:hidden@db.example.com/okr?sslrootcert=/nowhere/root.crt',
    'postgres://okr:hidden@db.example.com/okr?sslcert=/nowhere/a.crt&sslkey=/nowhere/a.key',
  ])('must be one that the driver can read: %s', (url) => {
    const [primary, replica] = readBoth(url);
    expect(primary).toThrow(/^DATABASE_URL cannot be read: [^\n]+$/);
    expect(replica).toThrow(/^DATABASE_REPLICA_URLS cannot be read: [^\n]+$/);
    for (const read of [primary!, replica!]) expect(read).not.toThrow(/hidden|off@/);
  });

  it.each([
    'postgres://okr:50%25off@db.example.com/okr',
    'postgres://okr@%2Fvar%2Frun%2Fpostgresql/okr',
    'postgres://okr@db.example.com/okr?sslmode=no-verify',
  ])('may be anything that it can: %s', (url) => {
    for (const read of readBoth(url)) expect(read).not.toThrow();
  });
});

describe('secrets', () => {
  it.each([
    'operator token with blanks',
    ' operator-token-before',
    'operator-token-behind\n',
    'operator\ttoken-inside',
    'operator-tökén-äöü',
    'short',
    ' '.repeat(40),
  ])('refuse %j as the bearer of the operator', (OPERATOR_TOKEN) => {
    expect(() => readConfig({ OPERATOR_TOKEN })).toThrow(/^OPERATOR_TOKEN must .*$/);
  });

  it.each([' '.repeat(40), ` ${'s'.repeat(40)}`, `${'s'.repeat(40)}\n`, `${'s'.repeat(31)} `])(
    'refuse %j to sign JWTs with',
    (AUTH_JWT_SECRET) => {
      expect(() => readConfig({ AUTH_JWT_SECRET })).toThrow(/^AUTH_JWT_SECRET must .*$/);
    },
  );

  it('are whatever else is long enough', () => {
    const OPERATOR_TOKEN = '!"#$%&\'()*+,-./:;<=>?@[]^_`{|}~';
    const AUTH_JWT_SECRET = 'ein Geheimnis, lang genug für alle';
    expect(readConfig({ OPERATOR_TOKEN, AUTH_JWT_SECRET })).toMatchObject({
      operator_token: OPERATOR_TOKEN,
      jwt: { secret: AUTH_JWT_SECRET },
    });
  });
});

describe('the description of the settings', () => {
  it('has all of them', () => {
    const config = readConfig(ENV);
    const hidden = ['operator_token', 'database_url', 'database_replica_urls'];
    const shown = Object.keys(describeConfig(config));
    expect(Object.keys(config).filter((name) => !hidden.includes(name) && !shown.includes(name))).toEqual([]);
    expect(describeConfig(config)).toMatchObject({
      database: 'postgres://db.example.com:5433/okr',
      database_replicas: ['postgres://one.example.com/okr', 'postgres://two.example.com/okr'],
      companies_can_be_made: true,
      jwt: { keys: 'https://id.example.com/keys', issuer: 'https://id.example.com', audience: 'okr' },
      shutdown_timeout_seconds: 20,
      database_prepared_statements: true,
    });
    expect(describeConfig(readConfig({ RATE_LIMIT: 'off' }))).toMatchObject({ jwt: 'off', rate_limit: 'off' });
  });

  it('has no secrets', () => {
    const shared = { AUTH_JWKS_URL: undefined, AUTH_JWT_SECRET: 'hidden'.repeat(6) };
    const secret = describeConfig(readConfig({ ...ENV, ...shared }));
    expect(secret.jwt).toMatchObject({ keys: 'HS256' });
    expect(JSON.stringify([describeConfig(readConfig(ENV)), secret])).not.toContain('hidden');
  });
});
