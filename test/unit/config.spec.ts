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
