import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startApp, type TestApp, type TestCompany } from './support/app.js';
import { createDatabase, createEmptyDatabase, type TestDatabase } from './support/database.js';
import { emptyDirectory } from './support/directory.js';
import { okr, okrWith } from './support/okr.js';

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

describe('a plain mistake', () => {
  const email = 'admin@example.com';
  const said = (err: string) => ({ code: 1, out: '', err });

  it('is said in one line: an employee who is inactive', async () => {
    const left = await company.api.must('POST', '/employees', { email: 'left@example.com', display_name: 'Left' });
    await company.api.must('PATCH', `/employees/${left.id}`, { is_active: false });
    const whose = ['--company', company.id];
    expect(await run('token', 'left@example.com', ...whose)).toEqual(said('left@example.com is inactive.\n'));
    expect(await run('export', '--as', 'left@example.com', ...whose)).toEqual(said('left@example.com is inactive.\n'));
  });

  it('is said in one line: a database that is away, or is none', async () => {
    for (const host of ['127.0.0.1', 'localhost']) {
      const { code, out, err } = await okrWith({ DATABASE_URL: `postgres://okr@${host}:1/okr` }, 'token', email);
      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(/^DATABASE_URL cannot be used: connect ECONNREFUSED .*:1\n$/);
    }
    const none = new URL(app.database.url);
    none.pathname = '/nowhere';
    expect(await okr(none.href, 'verify')).toEqual(
      said('DATABASE_URL cannot be used: database "nowhere" does not exist\n'),
    );
  });

  it('is said in one line: a name that no token can have', async () => {
    for (const name of [' ', 'n'.repeat(201)]) {
      const { code, out, err } = await run('token', email, '--company', company.id, '--name', name);
      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(/^error: option '--name <name>' .* It must have 1 to 200 characters\.\n$/);
    }
  });

  it('is said in one line: a number that no company is made of', async () => {
    for (const [option, number] of [
      ['--goals', '9'.repeat(23)],
      ['--check-ins', '100000001'],
      ['--shared', '101'],
    ] as const) {
      const { code, out, err } = await run('seed', option, number);
      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(/^error: option '--.* It must be a whole number from \d+ to \d+\.\n$/);
      expect(err).toContain(option);
    }
  });

  it('is said in one line: a file that is not there, or cannot be written', async () => {
    const whose = ['--as', email, '--company', company.id];
    expect(await run('import', '/nowhere/goals.csv', ...whose)).toEqual(said('There is no file /nowhere/goals.csv.\n'));
    expect(await run('export', ...whose, '--output', '/nowhere/goals.csv')).toEqual(
      said("/nowhere/goals.csv cannot be written: ENOENT: no such file or directory, open '/nowhere/goals.csv'\n"),
    );
  });

  it('is said in one line: a disk that is full', async () => {
    await company.api.must('POST', '/goals', { title: 'Of the company', owner_type: 'company' });
    expect(await run('export', '--as', email, '--company', company.id, '--output', '/dev/full')).toEqual(
      said('/dev/full cannot be written: ENOSPC: no space left on device, write\n'),
    );
  });
});

describe('okr import', () => {
  let directory: string;
  beforeAll(async () => {
    directory = await emptyDirectory();
  });
  afterAll(() => rm(directory, { recursive: true }));

  /** Imports a file of that name and content. */
  const imported = async (name: string, content: string | Buffer) => {
    const file = join(directory, name);
    await writeFile(file, content);
    return { file, ...(await run('import', file, '--as', 'admin@example.com', '--company', company.id)) };
  };
  const titles = async () => (await company.api.must('GET', '/goals')).items.map(({ title }: any) => title);

  it('takes a file for UTF-8, with its mark or without, and refuses one that is not', async () => {
    const goal = 'record,key,title,owner_type\ngoal,1,Zürich wächst,company\n';
    const { file, ...refused } = await imported('latin.csv', Buffer.from(goal, 'latin1'));
    expect(refused).toEqual({ code: 1, out: '', err: `${file} is not UTF-8.\n` });
    expect(await titles()).toEqual([]);
    const json = JSON.stringify({ goals: [{ key: '1', title: 'Zürich wächst', owner_type: 'company' }] });
    expect(await imported('marked.json', `\ufeff${json}`)).toMatchObject({ code: 0, err: '' });
    expect(await titles()).toEqual(['Zürich wächst']);
  });

  it('says what is wrong, and where if that is one place', async () => {
    const { code, err } = await imported('semicolons.csv', 'record;key;title\n');
    expect(code).toBe(1);
    expect(err.split('\n')[1]).toMatch(/^ {2}The first line must name the columns .* separated by commas/);
    const { err: placed } = await imported('guild.csv', 'record,key,title,owner_type\ngoal,1,One,guild\n');
    expect(placed.split('\n')[1]).toMatch(/^ {2}\/lines\/2\/owner_type: must be one of /);
  });

  it('refuses a JSON that is nested too deep', async () => {
    const { file, ...refused } = await imported('deep.json', `{"goals":${'['.repeat(9_000)}${']'.repeat(9_000)}}`);
    expect(refused).toEqual({ code: 1, out: '', err: `${file} is nested more than 32 levels deep.\n` });
  });
});

describe('okr verify', () => {
  it('says when it was sent to a database without companies', async () => {
    const database = await createDatabase();
    const verified = await okr(database.url, 'verify');
    await database.drop();
    expect(verified).toEqual({ code: 0, out: 'Nothing differs: there are no companies in this database.\n', err: '' });
  });
});

describe('okr migrate', () => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createDatabase();
  });
  afterEach(() => database.drop());

  const applied = async () => (await database.query('SELECT name FROM migrations ORDER BY id')).map(({ name }) => name);

  it('--revert takes back one migration after the other', async () => {
    const names = await applied();
    for (const name of [names.at(-1), names.at(-2)]) {
      expect(await okr(database.url, 'migrate', '--revert')).toEqual({ code: 0, out: `Took back ${name}.\n`, err: '' });
    }
    expect(await applied()).toEqual(names.slice(0, -2));
  });

  it('is asked for by the commands that are not to change the schema', async () => {
    const names = await applied();
    for (let n = 0; n < 2; n++) await okr(database.url, 'migrate', '--revert');
    const whose = ['--as', 'admin@example.com'];
    for (const command of [['verify'], ['token', 'a@example.com'], ['export', ...whose]]) {
      expect(await okr(database.url, ...command)).toEqual({
        code: 1,
        out: '',
        err: 'The schema is not up to date, 2 migrations are missing: run `okr migrate` first.\n',
      });
    }
    expect(await applied()).toEqual(names.slice(0, -2));
    expect(await okr(database.url, 'migrate')).toMatchObject({ code: 0, err: '' });
    expect(await applied()).toEqual(names);
    expect(await okr(database.url, 'verify')).toMatchObject({ code: 0, err: '' });
  });

  it('is not asked for by `okr seed`, which fills a new database', async () => {
    const empty = await createEmptyDatabase();
    const { code, err, out } = await okr(empty.url, 'seed', '--goals', '3').finally(() => empty.drop());
    expect([code, err, out]).toEqual([0, '', expect.stringContaining('Large Company 1: 3 goals')]);
  });
});

describe('okr export', () => {
  it('ends in peace when its reader has enough', async () => {
    await company.api.must('POST', '/goals', { title: 'Of the company', owner_type: 'company' });
    const args = ['dist/src/cli/okr.js', 'export', '--as', 'admin@example.com', '--company', company.id];
    // `true` reads nothing of it.
    const piped = `set -o pipefail; '${process.execPath}' ${args.join(' ')} | true`;
    const env = { ...process.env, DATABASE_URL: app.database.url };
    expect(spawnSync('bash', ['-c', piped], { env, encoding: 'utf8' })).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('--version', () => {
  it('is that of the package', async () => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8'));
    expect(await run('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });
});

describe('a progress bar', () => {
  it('that is interrupted leaves the terminal as it was', () => {
    const script = `
      process.stderr.isTTY = true;
      const { progressBar } = await import('${pathToFileURL(resolve('dist/src/cli/progress-bar.js')).href}');
      progressBar('goals', 10).update(3);
      process.exit(130);`;
    const ended = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    expect(ended).toMatchObject({ status: 130, stderr: expect.stringContaining('0 of 10') });
    expect(ended.stderr).not.toContain('\x1b[?'); // no mode of the terminal was set
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
