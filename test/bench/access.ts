import { rm } from 'node:fs/promises';
import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Client } from 'pg';
import sql, { raw, type Sql } from 'sql-template-tag';
import { AuthenticationService } from '../../src/access/authentication.service.js';
import { visibleTo } from '../../src/access/levels.js';
import { type Principal } from '../../src/access/principal.js';
import { AppModule } from '../../src/app.module.js';
import { readConfig } from '../../src/config/config.js';
import { Database } from '../../src/database/database.js';
import { startEmbeddedPostgres } from '../../src/database/embedded/embedded-postgres.js';
import { migrate } from '../../src/database/migrate.js';
import { DirectoryService } from '../../src/directory/directory.service.js';
import { GoalsService } from '../../src/goals/goals.service.js';
import { emptyDirectory } from '../support/directory.js';
import { planOf, statementsOf } from '../support/statements.js';

/**
 * What access control costs on a large company: pages, searches and single goals for an admin, for the head of the
 * company, who sees nearly everything, and for two who see five goals, one of them in dozens of teams.
 * `npm run bench:access -- [goals] [--plans]`.
 */

const GOALS = Number(process.argv[2] ?? 1_000_000);
const PLANS = process.argv.includes('--plans');
const RUNS = 15;
const EMPLOYEES = 5_000;
/** A request that takes longer than this is not run again. */
const SLOW_MS = 2_000;

const dataDir = await emptyDirectory();
const postgres = await startEmbeddedPostgres({ dataDir });
try {
  await migrate(postgres.url);
  const config = readConfig({ DATABASE_URL: postgres.url, DATABASE_STATEMENT_TIMEOUT_MS: '0', LOG_LEVEL: 'error' });
  const app = await NestFactory.createApplicationContext(AppModule.with(config), { logger: ['error'] });
  const database = app.get(Database);
  await fill(database);
  const authentication = app.get(AuthenticationService);
  const plans = new Client(postgres.url);
  await plans.connect();
  for (const [who, external_id] of [
    ['admin', 'admin'],
    ['sees nearly all', '1'],
    ['sees five', 'stranger'],
    ['five, in 40 teams', 'joiner'],
  ] as const) {
    const [{ company_id } = { company_id: '' }] = await database.rows<{ company_id: string }>(
      sql`SELECT id AS company_id FROM companies`,
    );
    const principal = await authentication.actAs(company_id, external_id);
    await measure(who, principal, app, plans);
  }
  await reorganise(database, app.get(DirectoryService), authentication);
  await plans.end();
  await app.close();
} finally {
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function measure(who: string, principal: Principal, app: INestApplicationContext, plans: Client): Promise<void> {
  const [goals, database] = [app.get(GoalsService), app.get(Database)];
  const [visible] = await database.rows<{ id: string }>(
    sql`SELECT id FROM goals g WHERE ${visibleTo(principal)} LIMIT 1`,
  );
  const [hidden] = await database.rows<{ id: string }>(
    sql`SELECT id FROM goals g WHERE NOT (${visibleTo(principal)}) LIMIT 1`,
  );
  const get = (id: string) => goals.get(principal, id).catch(() => undefined);
  const requests: Record<string, () => Promise<unknown>> = {
    'page, newest first': () => goals.search(principal, {}),
    'page, by title': () => goals.search(principal, { sort: 'title' }),
    'page, by progress': () => goals.search(principal, { sort: '-progress' }),
    'with total': () => goals.search(principal, { include_total: true }),
    'text, a common word': () => goals.search(principal, { text: 'customer' }),
    'text, a rare word': () => goals.search(principal, { text: 'zeppelin' }),
    'text, two words, by title': () => goals.search(principal, { text: 'customer growth', sort: 'title' }),
    'get a visible goal': () => get(visible!.id),
    'get a hidden goal': () => get(hidden?.id ?? crypto.randomUUID()),
    'get a random id': () => get(crypto.randomUUID()),
  };
  for (const [what, request] of Object.entries(requests)) {
    const times: number[] = [];
    for (let run = 0; run <= RUNS; run++) {
      const began = performance.now();
      await request();
      if (run > 0) times.push(performance.now() - began);
      if (run > 0 && times.at(-1)! > SLOW_MS) break;
    }
    times.sort((a, b) => a - b);
    const ms = (n: number) => n.toFixed(1).padStart(8);
    console.log(
      `${who.padEnd(18)} ${what.padEnd(26)} median ${ms(times[times.length >> 1]!)} ms   max ${ms(times.at(-1)!)} ms`,
    );
    if (PLANS && !what.startsWith('get a hidden') && !what.startsWith('get a random'))
      await explain(app, plans, request);
  }
}

/** What the dearest change of the directory costs: an eighth of the company gets another manager above it. */
async function reorganise(database: Database, directory: DirectoryService, authentication: AuthenticationService) {
  const [found] = await database.rows<{ company_id: string; id: string; manager_id: string }>(sql`
    SELECT e.company_id, e.id, (SELECT id FROM employees WHERE external_id = 'stranger') AS manager_id
    FROM employees e WHERE external_id = '2'`);
  const { company_id, id, manager_id } = found!;
  const admin = await authentication.actAs(company_id, 'admin');
  const began = performance.now();
  await directory.updateEmployee(admin, id, { manager_id });
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  const [moved] = await database.rows<{ goals: number }>(
    sql`SELECT count(*)::int AS goals FROM goals WHERE audience && ARRAY[${manager_id}::uuid]`,
  );
  console.log(`a new manager above the owners of ${moved!.goals} goals: ${seconds} s`);
}

/** Runs a request once more and prints how PostgreSQL ran what it was asked. */
async function explain(app: INestApplicationContext, plans: Client, request: () => Promise<unknown>): Promise<void> {
  const query = async (text: string) => (await plans.query(text)).rows;
  for (const statement of await statementsOf({ app }, request)) {
    if (/^\s*EXPLAIN/.test(statement.text)) continue;
    for (const node of await planOf({ query }, statement)) {
      if (node['Actual Loops'] === 0) continue;
      const on = node['Index Name'] ?? node['Relation Name'] ?? '';
      console.log(`    ${node['Node Type']} ${on} × ${node['Actual Rows'] * node['Actual Loops']}`);
    }
    console.log();
  }
}

/** One company: a tree of managers, departments and teams, and goals of theirs that nobody shares. */
async function fill(database: Database): Promise<void> {
  const began = Date.now();
  const run = (statement: Sql) => database.plannedRows(statement);
  await run(sql`INSERT INTO companies (id, name) VALUES (uuidv7(), 'Large')`);
  const company = sql`(SELECT id FROM companies)`;
  await run(sql`INSERT INTO departments (company_id, id, external_id, name)
    SELECT ${company}, uuidv7(), n, 'Department ' || n FROM generate_series(1, 200) n`);
  await run(sql`UPDATE departments d SET parent_department_id = up.id FROM departments up
    WHERE d.external_id <> '1' AND up.external_id = ((d.external_id::int + 4) / 6)::text`);
  // Employee n reports to employee (n + 6) / 8: a tree eight wide, whose root is employee 1.
  await run(sql`INSERT INTO employees (company_id, id, external_id, email, display_name, department_id)
    SELECT ${company}, uuidv7(), n, 'person' || n || '@example.com', 'Person ' || n,
      (SELECT d.id FROM departments d WHERE d.external_id = (1 + n % 200)::text)
    FROM generate_series(1, ${EMPLOYEES}::int) n`);
  await run(sql`UPDATE employees e SET manager_id = up.id FROM employees up
    WHERE e.external_id <> '1' AND up.external_id = ((e.external_id::int + 6) / 8)::text`);
  await run(sql`INSERT INTO employees (company_id, id, external_id, email, display_name, role)
    SELECT ${company}, uuidv7(), name, name || '@example.com', name, role
    FROM (VALUES ('admin', 'admin'), ('stranger', 'member'), ('joiner', 'member')) AS more (name, role)`);
  await run(sql`UPDATE departments SET head_employee_id = (SELECT id FROM employees WHERE external_id = '1')
    WHERE external_id = '1'`);
  await run(sql`INSERT INTO teams (company_id, id, external_id, name)
    SELECT ${company}, uuidv7(), n, 'Team ' || n FROM generate_series(1, 600) n`);
  await run(sql`INSERT INTO team_members (company_id, team_id, employee_id)
    SELECT e.company_id, t.id, e.id FROM employees e JOIN teams t ON t.external_id = (1 + e.external_id::int % 600)::text
    WHERE e.external_id ~ '^\\d+$'`);
  await run(sql`WITH idle AS (
      INSERT INTO teams (company_id, id, external_id, name)
      SELECT ${company}, uuidv7(), 'idle ' || n, 'Idle ' || n FROM generate_series(1, 40) n RETURNING company_id, id
    )
    INSERT INTO team_members (company_id, team_id, employee_id)
    SELECT company_id, id, (SELECT e.id FROM employees e WHERE e.external_id = 'joiner') FROM idle`);

  const indexes = await database.rows<{ name: string; make: string }>(sql`
    SELECT indexname AS name, indexdef AS make FROM pg_indexes
    WHERE tablename IN ('goals', 'goal_progress') AND indexname NOT LIKE '%_pkey'`);
  for (const { name } of indexes) await run(sql`DROP INDEX ${raw(name)}`);
  await database.transaction(async (tx) => {
    await tx.rows(sql`SET LOCAL session_replication_role = replica`); // no foreign keys meanwhile
    await tx.rows(sql`CREATE TEMP TABLE owners ON COMMIT DROP AS
      WITH RECURSIVE up AS (
        SELECT id AS employee_id, id AS above FROM employees WHERE external_id ~ '^\\d+$'
        UNION ALL SELECT up.employee_id, e.manager_id FROM up JOIN employees e ON e.id = up.above
        WHERE e.manager_id IS NOT NULL
      ), chains AS (SELECT employee_id, array_agg(above) AS chain FROM up GROUP BY employee_id)
      SELECT e.external_id::int AS n, e.id, c.chain, t.id AS team_id, e.department_id
      FROM employees e JOIN chains c ON c.employee_id = e.id
      JOIN teams t ON t.external_id = (1 + e.external_id::int % 600)::text`);
    await tx.rows(sql`
      INSERT INTO goals (company_id, id, title, title_folded, owner_type, owner_employee_id, owner_team_id,
        owner_department_id, audience, created_by, created_at, updated_at, date_end)
      SELECT ${company}, uuidv7(), title, lower(title), kind,
        CASE WHEN kind = 'employee' THEN o.id END, CASE WHEN kind = 'team' THEN o.team_id END,
        CASE WHEN kind = 'department' THEN o.department_id END,
        CASE kind WHEN 'employee' THEN o.chain WHEN 'team' THEN ARRAY[o.id, o.team_id] ELSE ARRAY[o.id, o.department_id] END,
        o.id, at, at, at::date + 90
      FROM (
        SELECT n, (1 + (n::bigint * 7919) % ${EMPLOYEES}::int)::int AS owner,
          CASE WHEN n % 10 = 0 THEN 'team' WHEN n % 10 = 1 THEN 'department' ELSE 'employee' END AS kind,
          now() - n * interval '1 minute' AS at,
          CASE WHEN n % 20011 = 0 THEN 'Zeppelin ' ELSE '' END
          || (ARRAY['Grow','Win','Keep','Reach','Build','Cut','Double','Ship'])[1 + n % 8] || ' '
          || (ARRAY['customer','market','team','product','support','sales','cost','quality','growth'])[1 + n % 9] || ' '
          || (ARRAY['trust','growth','speed','share','churn','uptime','revenue'])[1 + n % 7] || ' ' || n AS title
        FROM generate_series(1, ${GOALS}::int) n
      ) made JOIN owners o ON o.n = made.owner`);
    await tx.rows(sql`INSERT INTO goal_progress (company_id, goal_id, progress)
      SELECT company_id, id, (hashtext(id::text) & 1023) * 100.0 / 1024 FROM goals`);
    // Five goals, spread over all times, for each who sees five.
    await tx.rows(sql`
      UPDATE goals SET audience = audience || ARRAY(
          SELECT e.id FROM employees e WHERE e.external_id IN ('stranger', 'joiner')
        )
      WHERE id IN (SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM goals) numbered
        WHERE n % ${Math.floor(GOALS / 5)}::int = 7)`);
  });
  for (const { make } of indexes) await run(raw(make));
  await run(sql`VACUUM ANALYZE`);
  console.log(`${GOALS} goals made in ${Math.round((Date.now() - began) / 1000)} s`);
}
