import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { startApp } from './support/app.js';
import { wrong } from './support/builders.js';
import { until } from './support/until.js';

const UNKNOWN = '01890000-0000-7000-8000-000000000000';

let app: Awaited<ReturnType<typeof startApp>>;
let company: Awaited<ReturnType<typeof app.company>>;
let admin: typeof company.api;
let member: { id: string };

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  company = await app.company();
  admin = company.api;
  member = (await admin.post('/employees', { email: 'member@example.com', display_name: 'Member' })).body;
});

async function token(body: object, by = admin) {
  const answer = await by.post('/access/tokens', { name: 'Test', ...body });
  expect(answer.status).toBe(201);
  return { ...answer.body, api: app.as(answer.body.token) };
}

describe('POST /access/tokens', () => {
  it('makes a token that is shown once and kept as a hash only', async () => {
    const expires_at = '2099-01-01T02:00:00+02:00';
    const { status, body } = await admin.post('/access/tokens', { name: ' Bot ', scopes: ['goals:read'], expires_at });
    expect(status).toBe(201);
    const { token, ...shown } = body;
    expect(shown).toEqual({
      id: expect.any(String),
      employee_id: company.admin.id,
      name: 'Bot',
      scopes: ['goals:read'],
      expires_at: '2099-01-01T00:00:00.000Z',
      last_used_at: null,
      created_at: expect.any(String),
      created_by: company.admin.id,
    });
    const listed = await admin.get('/access/tokens');
    expect(listed.body.items[1]).toEqual(shown);

    const [row] = await app.query('SELECT * FROM api_tokens WHERE company_id = $1 AND id = $2', [company.id, body.id]);
    expect(row.token_hash).toEqual(createHash('sha256').update(token).digest());
    expect(JSON.stringify(row)).not.toContain(token);
  });

  it('narrows what its bearer may do', async () => {
    const { api } = await token({ scopes: ['directory:read'] });
    expect(await api.get('/employees')).toMatchObject({ status: 200 });
    expect(await api.post('/teams', { name: 'T' })).toMatchObject({
      status: 403,
      body: { detail: expect.stringContaining('directory:write') },
    });
    expect(await api.post('/access/tokens', { name: 'T', scopes: [] })).toMatchObject({ status: 403 });
  });

  it('takes no time that four digits of a year cannot write', async () => {
    const expires_at = '9999-12-31T23:59:59-23:59';
    const answer = await admin.post('/access/tokens', { name: 'T', scopes: ['goals:read'], expires_at });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/expires_at' }] } });
  });

  it('never gives a scope that its maker has only from the one who made their token', async () => {
    const scopes = ['tokens:write', 'directory:write'];
    const { token } = await company.api.must('POST', '/access/tokens', { name: 'T', scopes, employee_id: member.id });
    const answer = await app.as(token).post('/access/tokens', { name: 'T', scopes });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer: '/scopes/1' }] } });
  });

  it('never gives a scope that its maker lacks', async () => {
    const narrow = await token({ scopes: ['tokens:write', 'goals:read'] });
    const refused = (scope: string, n: number) => ({
      status: 422,
      body: { errors: [{ pointer: `/scopes/${n}`, detail: `You do not have ${scope} yourself.` }] },
    });
    expect(await narrow.api.post('/access/tokens', { name: 'X', scopes: ['goals:read', 'goals:write'] })).toMatchObject(
      refused('goals:write', 1),
    );
    const own = await token({ employee_id: member.id, scopes: ['tokens:write'] });
    expect(await own.api.post('/access/tokens', { name: 'X', scopes: ['directory:write'] })).toMatchObject(
      refused('directory:write', 0),
    );
    expect(await narrow.api.post('/access/tokens', { name: 'X', scopes: ['goals:read'] })).toMatchObject({
      status: 201,
    });
  });

  it('is for others by admins only', async () => {
    const own = await token({ employee_id: member.id, scopes: ['tokens:write', 'directory:read'] });
    expect(own).toMatchObject({ employee_id: member.id, created_by: company.admin.id });
    expect(await own.api.get('/me')).toMatchObject({ body: { id: member.id } });
    expect(
      await own.api.post('/access/tokens', { name: 'X', scopes: [], employee_id: company.admin.id }),
    ).toMatchObject({ status: 403 });
    expect(
      await own.api.post('/access/tokens', { name: 'X', scopes: [], employee_id: member.id.toUpperCase() }),
    ).toMatchObject({ status: 201, body: { employee_id: member.id } });
  });

  it('names what is wrong', async () => {
    const foreign = (await app.company()).admin;
    const inactive = (
      await admin.post('/employees', { email: 'gone@example.com', display_name: 'Gone', is_active: false })
    ).body;
    for (const employee_id of [foreign.id, inactive.id, UNKNOWN]) {
      expect(await admin.post('/access/tokens', { name: 'X', scopes: [], employee_id })).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/employee_id', detail: 'There is no such employee.' }] },
      });
    }
    for (const [field, value] of [
      ['expires_at', '2020-01-01T00:00:00Z'],
      ['expires_at', 'tomorrow'],
      ['scopes/0', ['everything']],
      ['name', ''],
    ] as const) {
      expect(
        await admin.post('/access/tokens', { name: 'X', scopes: [], [field.split('/')[0]!]: value }),
      ).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: `/${field}` }] },
      });
    }
    const reader = app.as((await admin.must('POST', '/access/tokens', { name: 'R', scopes: ['tokens:write'] })).token);
    const more = { name: 'X', scopes: ['tokens:write', 'goals:write'], expires_at: '2020-01-01T00:00:00Z' };
    expect(wrong(await reader.post('/access/tokens', more))).toEqual([422, '/expires_at', '/scopes/1']);
  });
});

describe('a token', () => {
  it('ends when it expires', async () => {
    const { api, id } = await token({ scopes: [], expires_at: new Date(Date.now() + 60_000).toISOString() });
    expect(await api.get('/me')).toMatchObject({ status: 200 });
    await app.query(`UPDATE api_tokens SET expires_at = now() - interval '1 second' WHERE id = $1`, [id]);
    expect(await api.get('/me')).toMatchObject({ status: 401, body: { detail: 'The token has expired.' } });
  });

  it('ends at once when it is revoked', async () => {
    const { api, id } = await token({ scopes: [] });
    expect(await api.get('/me')).toMatchObject({ status: 200 });
    expect(await admin.delete(`/access/tokens/${id}`)).toMatchObject({ status: 204 });
    expect(await api.get('/me')).toMatchObject({ status: 401 });
    expect(await admin.delete(`/access/tokens/${id}`)).toMatchObject({ status: 404 });
    const { body } = await admin.get('/access/tokens');
    expect(body.items.map((item: { id: string }) => item.id)).not.toContain(id);
  });

  it('rests while its employee is inactive, and ends only when it is revoked', async () => {
    const [kept, revoked] = [
      await token({ employee_id: member.id, scopes: [] }),
      await token({ employee_id: member.id, scopes: [] }),
    ];
    const statuses = () => Promise.all([kept, revoked].map(async ({ api }) => (await api.get('/me')).status));
    expect(await statuses()).toEqual([200, 200]);
    await admin.must('PATCH', `/employees/${member.id}`, { is_active: false });
    expect(await statuses()).toEqual([401, 401]);
    const detail = 'The token is unknown or was revoked, or its employee is inactive.';
    expect(await kept.api.get('/me')).toMatchObject({ body: { detail } });
    await admin.must('DELETE', `/access/tokens/${revoked.id}`);
    await admin.must('PATCH', `/employees/${member.id}`, { is_active: true });
    expect(await statuses()).toEqual([200, 401]);
  });

  it('tells when it was last used', async () => {
    const { api, id } = await token({ scopes: [] });
    const lastUsed = async () => {
      const { body } = await admin.get('/access/tokens');
      return body.items.find((item: { id: string }) => item.id === id).last_used_at;
    };
    expect(await lastUsed()).toBeNull();
    const before = Date.now();
    await api.get('/me');
    await until(async () => (await lastUsed()) !== null); // it is noted beside the request
    expect(Math.abs(Date.parse(await lastUsed()) - before)).toBeLessThan(5_000);
  });

  it('is not guessed from another company, or by a changed letter', async () => {
    const { token: text } = await token({ scopes: [] });
    const other = (await app.company()).token;
    const changed = text.slice(0, -1) + (text.endsWith('A') ? 'B' : 'A');
    // The first 21 letters after the prefix hold the company.
    const moved = other.slice(0, 25) + text.slice(25);
    for (const bearer of [changed, moved, 'okr_', 'okr_x', text.slice(4)]) {
      expect(await app.as(bearer).get('/me')).toMatchObject({ status: 401 });
    }
  });
});

describe('GET and DELETE /access/tokens', () => {
  it("are about one's own tokens, for admins about everybody's", async () => {
    const own = await token({ employee_id: member.id, scopes: ['tokens:write'] });
    const second = await token({ scopes: [] }, own.api);
    const other = await token({ scopes: [] });
    const ids = async (api: typeof admin, query = '') => {
      const { status, body } = await api.get(`/access/tokens${query}`);
      expect(status).toBe(200);
      return body.items.map(({ id }: { id: string }) => id);
    };
    expect(await ids(own.api)).toEqual([own.id, second.id]);
    expect(await ids(own.api, `?employee_id=${company.admin.id}`)).toEqual([]);
    expect(await ids(admin)).toEqual([expect.any(String), own.id, second.id, other.id]);
    expect(await ids(admin, `?employee_id=${member.id}`)).toEqual([own.id, second.id]);

    expect(await own.api.delete(`/access/tokens/${other.id}`)).toMatchObject({ status: 404 });
    expect(await other.api.get('/me')).toMatchObject({ status: 200 });
    expect(await own.api.delete(`/access/tokens/${second.id}`)).toMatchObject({ status: 204 });
    expect(await admin.delete(`/access/tokens/${own.id}`)).toMatchObject({ status: 204 });
    expect(await own.api.get('/me')).toMatchObject({ status: 401 });
  });

  it("are about one's own for an admin without tokens:write, who revokes none", async () => {
    await token({ employee_id: member.id, scopes: [] });
    const narrow = await token({ scopes: ['goals:read'] });
    const { body } = await narrow.api.get('/access/tokens');
    expect(body.items).toMatchObject([{ name: 'First admin' }, { id: narrow.id }]);
    expect(await narrow.api.delete(`/access/tokens/${narrow.id}`)).toMatchObject({ status: 403 });
  });

  it('stay in the company', async () => {
    const { id, api } = await token({ scopes: [] });
    const other = await app.company();
    expect(await other.api.delete(`/access/tokens/${id}`)).toMatchObject({ status: 404 });
    expect(await api.get('/me')).toMatchObject({ status: 200 });
    expect((await other.api.get('/access/tokens')).body.items).toMatchObject([{ name: 'First admin' }]);
  });

  it('are paged', async () => {
    await token({ scopes: [] });
    await token({ scopes: [] });
    const first = await admin.get('/access/tokens?limit=2');
    const second = await admin.get(`/access/tokens?limit=2&cursor=${first.body.next_cursor}`);
    expect(first.body.items).toHaveLength(2);
    expect(second.body).toMatchObject({ items: [{ name: 'Test' }], next_cursor: null });
    const foreign = await admin.get(`/access/tokens?employee_id=${member.id}&cursor=${first.body.next_cursor}`);
    expect(foreign).toMatchObject({ status: 400, body: { errors: [{ pointer: '/cursor' }] } });
  });
});
