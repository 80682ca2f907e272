import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, type GenerateKeyPairResult, type JWTPayload, SignJWT } from 'jose';
import { type TestApp, type TestCompany, startApp } from './support/app.js';
import { statementsOf } from './support/statements.js';
import { until } from './support/until.js';

const SECRET = 'a shared secret of the tests, long enough';
const ISSUER = 'https://id.example.com';
const AUDIENCE = 'okr';
const bytes = (text: string) => new TextEncoder().encode(text);

let app: TestApp;
let company: TestCompany;
let employee: { id: string; external_id: string };

/** Claims that are good, but for those given: undefined leaves one out. */
function claims(changes: JWTPayload = {}): JWTPayload {
  const now = Math.floor(Date.now() / 1_000);
  const good = { iss: ISSUER, aud: AUDIENCE, company_id: company.id, sub: employee.id, exp: now + 300 };
  return JSON.parse(JSON.stringify({ ...good, ...changes })) as JWTPayload;
}

const signed = (payload: JWTPayload, secret = SECRET, alg = 'HS256') =>
  new SignJWT(payload).setProtectedHeader({ alg }).sign(bytes(secret));

const me = (token: string, on = app) => on.as(token).get('/me');

async function expectRefused(token: string, detail: string): Promise<void> {
  expect(await me(token)).toMatchObject({ status: 401, body: { type: 'urn:okr:problem:unauthenticated', detail } });
}

async function fill(): Promise<void> {
  company = await app.company();
  employee = await company.api.must('POST', '/employees', {
    email: 'ada@example.com',
    display_name: 'Ada',
    external_id: 'hr-7',
  });
}

describe('a JWT by a shared secret', () => {
  beforeAll(async () => {
    app = await startApp({ AUTH_JWT_SECRET: SECRET, AUTH_ISSUER: ISSUER, AUTH_AUDIENCE: AUDIENCE });
  });
  afterAll(() => app.close());
  beforeEach(fill);

  it('names an employee by id or external_id, with their full rights', async () => {
    const scopes = ['goals:read', 'goals:write', 'checkins:write', 'directory:read', 'tokens:write'];
    for (const sub of [employee.id, employee.external_id]) {
      expect(await me(await signed(claims({ sub })))).toMatchObject({ status: 200, body: { id: employee.id, scopes } });
    }
    await company.api.must('PATCH', `/employees/${employee.id}`, { role: 'admin' });
    expect((await me(await signed(claims()))).body.scopes).toContain('directory:write');
  });

  it('narrows each token by its own scope, whoever is remembered from another', async () => {
    const { api } = company;
    const goal = await api.must('POST', '/goals', {
      title: 'Goal',
      owner_type: 'company',
      assign_to_ids: [employee.id],
    });
    const keyResult = await api.must('POST', `/goals/${goal.id}/key-results`, { title: 'KR', metric_type: 'percent' });
    const checkIn = async (changes: JWTPayload) => {
      const path = `/goals/${goal.id}/key-results/${keyResult.id}/checkin`;
      return (await app.as(await signed(claims(changes))).post(path, { value: 1 })).status;
    };
    const now = Math.floor(Date.now() / 1_000);
    expect(await checkIn({})).toBe(201);
    expect(await checkIn({ scope: 'goals:read' })).toBe(403);
    expect(await checkIn({ exp: now - 60 })).toBe(401);
    expect(await checkIn({ scope: 'checkins:write' })).toBe(201);
  });

  it('is remembered, also where it writes the id of its company in capitals', async () => {
    const isLookedUp = async (company_id: string) => {
      const token = await signed(claims({ company_id }));
      const sent = await statementsOf(app, () => app.as(token).must('GET', '/me'));
      return sent.some(({ text }) => text.includes('external_id ='));
    };
    const capitals = company.id.toUpperCase();
    expect(await isLookedUp(capitals)).toBe(true);
    expect(await isLookedUp(capitals)).toBe(false);
    expect(await isLookedUp(company.id)).toBe(false);
  });

  it("takes an id for the employee's whose id it is, also where another has it as external_id", async () => {
    const body = { email: 'eve@example.com', display_name: 'Eve', external_id: employee.id };
    await company.api.must('POST', '/employees', body);
    expect((await me(await signed(claims()))).body.id).toBe(employee.id);
  });

  it('is narrowed by its scope claim, and never widened', async () => {
    const scopesWith = async (scope: string) => (await me(await signed(claims({ scope })))).body.scopes;
    expect(await scopesWith('goals:read openid')).toEqual(['goals:read']);
    expect(await scopesWith('openid profile')).toEqual([]);
    expect(await scopesWith('directory:write goals:read')).toEqual(['goals:read']);
    const token = await signed(claims({ scope: 'goals:read' }));
    expect(await app.as(token).post('/goals', { title: 'X', owner_type: 'company' })).toMatchObject({ status: 403 });
    await expectRefused(
      await signed(claims({ scope: ['goals:read'] as never })),
      'The claim scope must be a string of scopes separated by spaces.',
    );
  });

  it('is refused when it is expired, not valid yet, or for somebody else', async () => {
    const now = Math.floor(Date.now() / 1_000);
    await expectRefused(await signed(claims({ exp: now - 60 })), 'The token has expired.');
    const changes: [JWTPayload, string][] = [
      [{ nbf: now + 60 }, 'The claim nbf of the token is not what it must be.'],
      [{ exp: undefined }, 'The token lacks the claim exp.'],
      [{ iss: 'https://evil.example.com' }, 'The claim iss of the token is not what it must be.'],
      [{ iss: undefined }, 'The token lacks the claim iss.'],
      [{ aud: 'another' }, 'The claim aud of the token is not what it must be.'],
      [{ aud: undefined }, 'The token lacks the claim aud.'],
      [{ sub: undefined }, 'The token lacks the claim sub.'],
      [{ company_id: undefined }, 'The token lacks the claim company_id.'],
    ];
    for (const [change, detail] of changes) await expectRefused(await signed(claims(change)), detail);
    // Nothing is told of what somebody else signed.
    const forged = await signed(claims({ aud: 'another' }), 'another secret of the tests, long enough');
    await expectRefused(forged, 'The token is not valid.');
    await expectRefused(
      await signed(claims({ company_id: 7 })),
      'The claims company_id and sub of the token must be strings.',
    );
  });

  it('is refused when it was not signed so', async () => {
    const good = await signed(claims());
    const [header, payload, signature] = good.split('.') as [string, string, string];
    const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const other = encoded(claims({ sub: company.admin.id }));
    for (const token of [
      await signed(claims(), 'another secret of the tests, long enough'),
      await signed(claims(), SECRET, 'HS512'),
      `${encoded({ alg: 'none' })}.${payload}.`,
      `${encoded({ alg: 'None', typ: 'JWT' })}.${payload}.${signature}`,
      `${header}.${other}.${signature}`,
      `${header}.${payload}.`,
      `${header}.${payload}`,
      'not.a.token',
      'x'.repeat(5_000),
    ]) {
      await expectRefused(token, 'The token is not valid.');
    }
    expect(await me(good)).toMatchObject({ status: 200 });
  });

  it('is refused when it names nobody here', async () => {
    const other = await app.company();
    for (const change of [
      { sub: 'nobody' },
      { sub: 'no\0body' },
      { sub: '' },
      { sub: other.admin.id },
      { company_id: other.id },
      { company_id: 'none' },
      { company_id: crypto.randomUUID() },
    ]) {
      await expectRefused(
        await signed(claims(change)),
        'The claims company_id and sub of the token name no active employee.',
      );
    }
    await company.api.must('PATCH', `/employees/${employee.id}`, { is_active: false });
    await expectRefused(await signed(claims()), 'The claims company_id and sub of the token name no active employee.');
  });
});

describe('a JWT by the published keys of a provider', () => {
  /** The provider: what it publishes, and how it answers just now. */
  let server: Server;
  let provider: { url: string; keys: object[]; asked: number; answer: (response: ServerResponse) => void };
  let pair: GenerateKeyPairResult;

  const up = (response: ServerResponse) => response.end(JSON.stringify({ keys: provider.keys }));
  const down = (response: ServerResponse) => response.destroy();

  async function publish(kid: string, alg = 'ES256'): Promise<GenerateKeyPairResult> {
    const made = await generateKeyPair(alg, { extractable: true });
    provider.keys.push({ ...(await exportJWK(made.publicKey)), kid, alg, use: 'sig' });
    return made;
  }

  const signedBy = ({ privateKey }: GenerateKeyPairResult, kid: string, alg = 'ES256', header = {}) =>
    new SignJWT(claims()).setProtectedHeader({ alg, kid, ...header }).sign(privateKey);

  /** Lets the service's clock run ahead. */
  function pass(minutes: number): void {
    const ahead = Date.now() + minutes * 60_000;
    const started = performance.now();
    jest.spyOn(Date, 'now').mockImplementation(() => ahead + performance.now() - started);
  }

  beforeEach(async () => {
    provider = { url: '', keys: [], asked: 0, answer: up };
    server = createServer((_, response) => {
      provider.asked++;
      provider.answer(response);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    provider.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
    pair = await publish('one');
    app = await startApp({ AUTH_JWKS_URL: provider.url, AUTH_ISSUER: ISSUER, AUTH_AUDIENCE: AUDIENCE });
    await fill();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await app.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('is taken in the algorithm of its key, and the keys are asked for once', async () => {
    const rsa = await publish('two', 'RS256');
    expect(await me(await signedBy(pair, 'one'))).toMatchObject({ status: 200, body: { id: employee.id } });
    expect(await me(await signedBy(rsa, 'two', 'RS256'))).toMatchObject({ status: 200 });
    expect(provider.asked).toBe(1);
  });

  it('is refused when it takes a public key for a secret, or brings its own key', async () => {
    const attacker = await generateKeyPair('ES256', { extractable: true });
    const jwk = await exportJWK(attacker.publicKey);
    const publicKey = await exportSPKI(pair.publicKey);
    for (const token of [
      await signed(claims(), publicKey),
      await signed(claims(), JSON.stringify(provider.keys[0])),
      await signedBy(attacker, 'one'),
      await signedBy(attacker, 'one', 'ES256', { jwk }),
      await signedBy(attacker, 'own', 'ES256', { jwk, jku: provider.url }),
    ]) {
      await expectRefused(token, 'The token is not valid.');
    }
  });

  it('follows the rotation of keys', async () => {
    const old = await signedBy(pair, 'one');
    expect(await me(old)).toMatchObject({ status: 200 });
    const next = await publish('two');
    await expectRefused(await signedBy(next, 'two'), 'The token is not valid.'); // asked too recently
    pass(1);
    const both = await Promise.all([me(await signedBy(next, 'two')), me(await signedBy(next, 'two'))]);
    expect(both).toMatchObject([{ status: 200 }, { status: 200 }]);
    expect(provider.asked).toBe(2);

    // A key that is withdrawn is gone with the next refresh.
    provider.keys.shift();
    pass(12);
    await me(await signedBy(next, 'two'));
    await until(async () => (await me(old)).status === 401);
  });

  it('does not make a flood of unknown keys a flood of questions', async () => {
    await me(await signedBy(pair, 'one'));
    pass(1);
    const attacker = await generateKeyPair('ES256');
    for (let n = 0; n < 20; n++) await me(await signedBy(attacker, `unknown-${n}`));
    expect(provider.asked).toBe(2);
  });

  it('is taken by the known keys while the provider is away, for a day', async () => {
    const good = await signedBy(pair, 'one');
    expect(await me(good)).toMatchObject({ status: 200 });
    provider.answer = down;
    for (const minutes of [11, 60, 20 * 60]) {
      pass(minutes);
      expect(await me(await signedBy(pair, 'one'))).toMatchObject({ status: 200 });
      await expectRefused(await signedBy(await generateKeyPair('ES256'), 'unknown'), 'The token is not valid.');
      jest.restoreAllMocks();
    }
    pass(25 * 60);
    expect(await me(await signedBy(pair, 'one'))).toMatchObject({ status: 503 });
    provider.answer = up;
    pass(25 * 60 + 1);
    expect(await me(await signedBy(pair, 'one'))).toMatchObject({ status: 200 });
  });

  it('answers 503 while no key was ever read, asks once a second however many want it, and recovers', async () => {
    let minute = 0;
    for (const answer of [
      down,
      (response: ServerResponse) => response.writeHead(500).end(),
      (response: ServerResponse) => response.end('{"keys": 7}'),
      (response: ServerResponse) => response.end('<html>'),
    ]) {
      provider.answer = answer;
      pass(++minute);
      const before = provider.asked;
      const refused = await me(await signedBy(pair, 'one'));
      expect(refused).toMatchObject({ status: 503, body: { type: 'urn:okr:problem:unavailable' } });
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(await me('not.a.token')).toMatchObject({ status: 401 });
      for (let n = 0; n < 5; n++) expect(await me(await signedBy(pair, 'one'))).toMatchObject({ status: 503 });
      expect(provider.asked).toBe(before + 1);
    }
    provider.answer = up;
    pass(minute + 1);
    expect(await me(await signedBy(pair, 'one'))).toMatchObject({ status: 200 });
  });

  it('does not wait for a provider that hangs, unless it needs a new key, and then not for long', async () => {
    expect(await me(await signedBy(pair, 'one'))).toMatchObject({ status: 200 });
    provider.answer = () => undefined;
    pass(11);
    expect(await me(await signedBy(pair, 'one'))).toMatchObject({ status: 200 }); // asks, and does not wait
    const next = await generateKeyPair('ES256');
    await expectRefused(await signedBy(next, 'two'), 'The token is not valid.');
    expect(await me(company.token)).toMatchObject({ status: 200 });
  });
});
