import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { startApp, type TestApp, type TestCompany } from './support/app.js';
import { okr } from './support/okr.js';

/** Whom and what the commands of `okr` are about. */

// Every command is a process of its own, which takes long on a busy machine.
jest.setTimeout(120_000);

let app: TestApp;
let company: TestCompany;
/** Another one, whose admin has the same address. */
let other: TestCompany;

beforeAll(async () => {
  app = await startApp();
});
afterAll(() => app.close());

beforeEach(async () => {
  [company, other] = [await app.company(), await app.company()];
});

const run = (...args: string[]) => okr(app.database.url, ...args);
const nameOf = async ({ id }: TestCompany): Promise<string> =>
  (await app.query('SELECT name FROM companies WHERE id = $1', [id]))[0].name;

describe('okr token', () => {
  it('makes a token with all that the role of its employee allows', async () => {
    const member = await company.api.must('POST', '/employees', { email: 'm@example.com', display_name: 'Member' });
    const { code, out, err } = await run('token', 'M@example.com', '--name', 'Lost');
    expect([code, err]).toEqual([0, '']);
    const api = app.as(out.trim());
    expect(await api.must('GET', '/me')).toMatchObject({ id: member.id, role: 'member' });
    expect((await api.must('GET', '/access/tokens')).items).toMatchObject([{ name: 'Lost', created_by: member.id }]);
    expect(
      (await api.post('/goals', { title: 'Mine', owner_type: 'employee', owner_employee_id: member.id })).status,
    ).toBe(201);
    expect((await api.post('/teams', { name: 'Team' })).status).toBe(403);
  });
});

describe('--company', () => {
  const email = 'admin@example.com'; // of both admins

  it('takes an id or a name, whatever the command', async () => {
    for (const said of [company.id, company.id.toUpperCase(), await nameOf(company)]) {
      const { out } = await run('token', email, '--company', said);
      expect(await app.as(out.trim()).must('GET', '/me')).toMatchObject({ id: company.admin.id });
      expect(await run('export', '--as', email, '--company', said)).toMatchObject({ code: 0, err: '' });
      expect((await run('verify', '--company', said)).out).toBe('Nothing differs.\n');
    }
  });

  it('is asked for where several companies know the address', async () => {
    const refused = { code: 1, out: '', err: `Several companies know ${email}: say --company.\n` };
    expect(await run('token', email)).toEqual(refused);
  });

  it('is refused in one line when there is no such company, or several have the name', async () => {
    const name = await nameOf(company);
    await app.query('UPDATE companies SET name = $1 WHERE id = $2', [name, other.id]);
    const ids = [company.id, other.id].join(' or ');
    for (const command of [['token', email], ['export', '--as', email], ['verify']]) {
      expect(await run(...command, '--company', 'Nobody & Co')).toEqual({
        code: 1,
        out: '',
        err: 'There is no company Nobody & Co.\n',
      });
      expect(await run(...command, '--company', name)).toEqual({
        code: 1,
        out: '',
        err: `Several companies are called ${name}: say the id, ${ids}.\n`,
      });
    }
    expect(await run('token', 'nobody@example.com', '--company', company.id)).toMatchObject({
      err: `Nobody in ${company.id} has the address nobody@example.com.\n`,
    });
  });
});
