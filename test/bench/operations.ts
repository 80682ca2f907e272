import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Request } from 'autocannon';
import sql, { type Sql } from 'sql-template-tag';
import { AuthenticationService } from '../../src/access/authentication.service.js';
import { TokensService } from '../../src/access/tokens.service.js';
import { createApp } from '../../src/app.js';
import { readConfig } from '../../src/config/config.js';
import { Database } from '../../src/database/database.js';
import { emailOf } from '../../src/seed/tables.js';
import { Client } from '../support/client.js';
import { searches } from '../support/searches.js';
import { type Statement, statementsOf } from '../support/statements.js';

/** Something to measure: requests to send in turn, and for each of them the statements that the service sends. */
export interface Operation {
  name: string;
  /** how many items the first of them is answered with, if it is a list: growth may be that of the page */
  items: number | undefined;
  requests: Request[];
  statements: Statement[][];
}

/** How many different goals the operations on one goal are spread over. */
const SPREAD = 50;
const DEEP_PAGE = 100;

/** The reads of a seeded database. An application of our own tells which statements they are. */
export async function operations(database_url: string): Promise<Operation[]> {
  const app = await createApp(readConfig({ DATABASE_URL: database_url, LOG_LEVEL: 'error', RATE_LIMIT: 'off' }));
  await app.listen(0, '127.0.0.1');
  try {
    return await new Catalogue(app).all();
  } finally {
    await app.close();
  }
}

/** Of all searches those that differ in how their goals are found. */
const SEARCHES = [
  ...['everything', 'text, frequent', 'text, rare', 'text, two letters', 'text, Chinese', 'status cancelled'],
  ...['confidence off_track', 'period now', 'period long ago', 'only_top_level', 'owner_department_id', 'assign_to_id'],
  ...['company, cancelled', 'text, active, off_track, now'],
];
const SEARCHES_BY_OTHERS = ['everything', 'text, frequent', 'status cancelled', 'confidence off_track', 'period now'];

interface Call {
  method: 'GET' | 'POST';
  path: string;
  body?: object;
}

class Catalogue {
  private readonly database: Database;

  constructor(readonly app: NestFastifyApplication) {
    this.database = app.get(Database);
  }

  async all(): Promise<Operation[]> {
    const company_id = await this.one(sql`SELECT id FROM companies WHERE name LIKE 'Large%' ORDER BY id LIMIT 1`);
    const admin = await this.caller(
      company_id,
      await this.one(sql`
      SELECT id FROM employees WHERE company_id = ${company_id} AND role = 'admin' ORDER BY id LIMIT 1`),
    );
    const chief = await this.caller(
      company_id,
      await this.one(sql`
      SELECT id FROM employees WHERE company_id = ${company_id} AND email = ${emailOf(0)}`),
    );
    const employee = await this.one(sql`
      SELECT id FROM employees e WHERE company_id = ${company_id} AND role = 'member'
        AND NOT EXISTS (SELECT FROM employees below WHERE below.company_id = ${company_id} AND below.manager_id = e.id)
      ORDER BY id LIMIT 1`);
    const few = await this.caller(company_id, employee);
    const samples = {
      employee,
      department: await this.one(
        sql`SELECT id FROM departments WHERE company_id = ${company_id} ORDER BY id DESC LIMIT 1`,
      ),
      team: await this.one(sql`SELECT id FROM teams WHERE company_id = ${company_id} ORDER BY id DESC LIMIT 1`),
      goal: await this.one(sql`SELECT id FROM goals WHERE company_id = ${company_id} ORDER BY id LIMIT 1`),
      rare: await this.rareText(admin),
    };
    // Not those of the company itself, below which there are hundreds of others.
    const goals = await this.database.rows<{ id: string; key_result_id: string }>(sql`
      SELECT g.id, kr.id AS key_result_id
      FROM key_results kr JOIN goals g ON g.company_id = ${company_id} AND g.id = kr.goal_id
      WHERE kr.company_id = ${company_id} AND kr.check_ins_count > 0 AND g.owner_type <> 'company'
      ORDER BY kr.id LIMIT ${SPREAD}`);

    // Of the same size in every company, so that growth is not that of what is asked for.
    const trees = await this.database.rows<{ id: string }>(sql`
      SELECT parent_goal_id AS id FROM (
        SELECT child.parent_goal_id, EXISTS (
          SELECT FROM goals below WHERE below.company_id = ${company_id} AND below.parent_goal_id = child.id
        ) AS goes_on
        FROM goals child WHERE child.company_id = ${company_id} AND child.parent_goal_id IS NOT NULL
      ) child
      GROUP BY parent_goal_id HAVING count(*) BETWEEN 8 AND 12 AND NOT bool_or(goes_on)
      ORDER BY parent_goal_id LIMIT ${SPREAD}`);

    const operations = [
      await this.operation(
        'a goal',
        admin,
        goals.map(({ id }) => get(`/goals/${id}`)),
      ),
      await this.operation(
        'a tree of about ten goals',
        admin,
        trees.map(({ id }) => get(`/goals/${id}/tree`)),
      ),
      await this.operation('a tree of 2,000 goals', admin, [get(`/goals/${samples.goal}/tree?depth=32`)]),
      await this.operation(
        'key results of a goal',
        admin,
        goals.map(({ id }) => get(`/goals/${id}/key-results`)),
      ),
      await this.operation(
        'check-ins of a key result',
        admin,
        goals.map(({ id, key_result_id }) => get(`/goals/${id}/key-results/${key_result_id}/check-ins`)),
      ),
    ];
    for (const [who, api] of Object.entries({ 'an admin': admin, 'the chief': chief, 'an employee': few })) {
      for (const [name, filters] of Object.entries(searches(samples))) {
        if (!(who === 'an admin' ? SEARCHES : SEARCHES_BY_OTHERS).includes(name)) continue;
        operations.push(await this.operation(`search by ${who}: ${name}`, api, [search(filters)]));
      }
    }
    for (const sort of ['title', '-date_end', '-progress']) {
      operations.push(await this.operation(`search by an admin: everything by ${sort}`, admin, [search({ sort })]));
    }
    // Goals with the same words stand together in the order of titles, far from where it begins or near.
    for (const [who, api] of Object.entries({ 'an admin': admin, 'the chief': chief })) {
      const byTitle = search({ text: 'customers', sort: 'title' });
      operations.push(await this.operation(`search by ${who}: text, frequent, by title`, api, [byTitle]));
    }
    const cursor = await this.deepCursor(admin);
    operations.push(await this.operation(`search by an admin: page ${DEEP_PAGE}`, admin, [search({ cursor })]));
    return operations;
  }

  private async operation(name: string, api: Client, calls: Call[]): Promise<Operation> {
    const statements: Statement[][] = [];
    const answers: { items?: unknown[] }[] = [];
    for (const { method, path, body } of calls) {
      statements.push(await statementsOf(this, async () => answers.push(await api.must(method, path, body))));
    }
    const requests = calls.map(({ method, path, body }) => ({
      method,
      path: `/api/v1${path}`,
      headers: { authorization: `Bearer ${api.token}`, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    }));
    return { name, items: answers[0]?.items?.length, requests, statements };
  }

  /** The beginning of the names of about a hundred projects, in every company, so that growth is not that of the answer. */
  private async rareText(api: Client): Promise<string> {
    for (const text of ['kestrel', 'kestrel-1', 'kestrel-12']) {
      const { total } = await api.must('POST', '/goals/search', { text, include_total: true, limit: 1 });
      if (total < 200) return text;
    }
    return 'kestrel-123';
  }

  /** Where a page far behind the first begins. */
  private async deepCursor(api: Client): Promise<string> {
    let cursor: string | undefined;
    for (let page = 1; page < DEEP_PAGE; page += 4) {
      cursor = (await api.must('POST', '/goals/search', { limit: 200, cursor })).next_cursor;
    }
    return cursor!;
  }

  private async caller(company_id: string, employee_id: string): Promise<Client> {
    const caller = await this.app.get(AuthenticationService).actAs(company_id, employee_id);
    return new Client(await this.app.getUrl(), await this.app.get(TokensService).issueFor(caller, 'Benchmark'));
  }

  private async one(statement: Sql): Promise<string> {
    return (await this.database.row<{ id: string }>(statement))!.id;
  }
}

function get(path: string): Call {
  return { method: 'GET', path };
}

function search(body: object): Call {
  return { method: 'POST', path: '/goals/search', body };
}
