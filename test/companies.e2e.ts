import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OPERATOR, startApp } from './support/app.js';

const COMPANY = { name: 'Example Ltd', admin: { email: 'ada@example.com', display_name: 'Ada Lovelace' } };

let app: Awaited<ReturnType<typeof startApp>>;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

describe('POST /companies', () => {
  it('makes a company with an admin who can call at once', async () => {
    const { status, body } = await app.as(OPERATOR).post('/companies', COMPANY);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      company: { id: expect.any(String), name: 'Example Ltd' },
      admin: { email: 'ada@example.com', display_name: 'Ada Lovelace', role: 'admin', is_active: true },
      token: expect.stringMatching(/^okr_/),
    });
    const admin = app.as(body.token);
    expect(await admin.get('/me')).toMatchObject({
      status: 200,
      body: {
        ...body.admin,
        company: body.company,
        scopes: ['goals:read', 'goals:write', 'checkins:write', 'directory:read', 'directory:write', 'tokens:write'],
      },
    });
    const tokens = await admin.get('/access/tokens');
    expect(tokens.body.items).toMatchObject([{ name: 'First admin', employee_id: body.admin.id, expires_at: null }]);
  });

  it('makes companies that know nothing of one another, of the same name too', async () => {
    const [one, two] = await Promise.all([1, 2].map(() => app.as(OPERATOR).post('/companies', COMPANY)));
    expect(one!.status).toBe(201);
    expect(two!.status).toBe(201);
    expect(one!.body.company.id).not.toBe(two!.body.company.id);
    const listed = await app.as(one!.body.token).get('/employees');
    expect(listed.body.items).toEqual([one!.body.admin]);
  });

  it('names what is wrong', async () => {
    const { status, body } = await app.as(OPERATOR).post('/companies', { name: ' ', admin: { email: 'ada' }, plan: 1 });
    expect(status).toBe(422);
    expect(body.errors.map(({ pointer }: { pointer: string }) => pointer).sort()).toEqual([
      '/admin/display_name',
      '/admin/email',
      '/name',
      '/plan',
    ]);
    const without = await app.as(OPERATOR).post('/companies', { name: 'X' });
    expect(without).toMatchObject({ status: 422, body: { errors: [{ pointer: '/admin' }] } });
  });

  it("is the operator's alone", async () => {
    const { token } = await app.company();
    for (const bearer of [token, 'not-the-operator', undefined]) {
      expect(await app.as(bearer).post('/companies', COMPANY)).toMatchObject({ status: 401 });
    }
    expect(await app.as(OPERATOR).get('/me')).toMatchObject({ status: 401 });
  });

  it('is closed without OPERATOR_TOKEN', async () => {
    const closed = await startApp({ OPERATOR_TOKEN: undefined });
    try {
      for (const bearer of [OPERATOR, 'undefined']) {
        expect(await closed.as(bearer).post('/companies', COMPANY)).toMatchObject({ status: 403 });
      }
    } finally {
      await closed.close();
    }
  });
});
