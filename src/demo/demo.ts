import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type INestApplicationContext } from '@nestjs/common';
import sql from 'sql-template-tag';
import { AuthenticationService } from '../access/authentication.service.js';
import { TokensService } from '../access/tokens.service.js';
import { CONFIG, type Config } from '../config/config.js';
import { Database } from '../database/database.js';
import { type ExampleIds, RunningExamples } from '../http/openapi/running-examples.js';
import { demoCompany } from './demo-company.js';
import { DemoLoader } from './demo-loader.js';

/** The demo company's advisory lock: "demo" in ASCII. Instances that start at the same moment load it once. */
const DEMO_LOCK = 0x64656d6f;

/** A company that is still being loaded has this name: one that a killed start left behind is thrown away. */
const UNFINISHED = `${demoCompany.name} (loading)`;

/** Where to begin. */
export interface Demo {
  /** an API token of the demo company's first admin */
  token: string;
  /** the goal at the top of its tree */
  goal_id: string;
}

/**
 * Fills an empty database with the demo company (SPEC §7). On a database that holds it already it only finds it again;
 * on one that holds other companies it does nothing.
 *
 * The token is kept in `<DATA_DIR>/demo-token`, so that it stays the same from one start to the next.
 */
export async function prepareDemo(app: INestApplicationContext): Promise<Demo | undefined> {
  const database = app.get(Database);
  const tokenFile = join(app.get<Config>(CONFIG).data_dir, 'demo-token');
  return database.transaction(async (tx) => {
    await tx.row(sql`SELECT pg_advisory_xact_lock(${DEMO_LOCK})`);
    // Goals first: they hold on to the employees who made them.
    await database.rows(sql`
      DELETE FROM goals WHERE company_id IN (SELECT id FROM companies WHERE name = ${UNFINISHED})`);
    await database.rows(sql`DELETE FROM companies WHERE name = ${UNFINISHED}`);
    if (!(await database.row(sql`SELECT FROM companies LIMIT 1`))) {
      const { company_id } = await app.get(DemoLoader).load({ ...demoCompany, name: UNFINISHED });
      await database.rows(sql`UPDATE companies SET name = ${demoCompany.name} WHERE id = ${company_id}`);
      await database.rows(sql`ANALYZE`); // it has come at once: plans would be those of empty tables for a minute
    }
    const found = await database.row<{ company_id: string; admin_id: string; goal_id: string }>(sql`
      SELECT c.id AS company_id, g.created_by AS admin_id, g.id AS goal_id
      FROM companies c JOIN goals g ON g.company_id = c.id
      WHERE c.name = ${demoCompany.name} AND g.owner_type = 'company' AND g.parent_goal_id IS NULL AND NOT g.is_archived
      ORDER BY g.id
      LIMIT 1`);
    if (!found) return undefined;
    app.get(RunningExamples).use(await exampleIds(database, found));
    return { token: await keptToken(app, tokenFile, found), goal_id: found.goal_id };
  });
}

/** What the examples of the document are to name: a goal below the top one, with what hangs on it and who is on it. */
async function exampleIds(
  database: Database,
  { company_id, admin_id, goal_id }: { company_id: string; admin_id: string; goal_id: string },
): Promise<ExampleIds> {
  const ids = await database.row<ExampleIds>(sql`
    SELECT g.id AS goal, kr.id AS key_result, c.id AS check_in, child.id AS child_goal, other.id AS other_key_result,
      c.employee_id AS member, coalesce(e.manager_id, e.id) AS lead, e.department_id AS department, team.id AS team
    FROM goals g
    JOIN key_results kr ON kr.company_id = g.company_id AND kr.goal_id = g.id AND kr.metric_type = 'number'
    JOIN key_results other ON other.company_id = g.company_id AND other.goal_id = g.id AND other.id <> kr.id
    JOIN check_ins c ON c.company_id = g.company_id AND c.goal_key_result_id = kr.id
    JOIN employees e ON e.company_id = g.company_id AND e.id = c.employee_id AND e.department_id IS NOT NULL
    LEFT JOIN goals child ON child.company_id = g.company_id AND child.parent_goal_id = g.id
    LEFT JOIN teams team ON team.company_id = g.company_id
    WHERE g.company_id = ${company_id} AND g.parent_goal_id = ${goal_id} AND g.status = 'active' AND NOT g.is_archived
      AND c.employee_id <> ${admin_id}
    ORDER BY g.id, kr.id, c.checked_in_at DESC, other.id, child.id, team.id
    LIMIT 1`);
  return { ...ids, company: company_id, admin: admin_id, company_goal: goal_id };
}

/** The token of the last start, if it still works; else a new one. */
async function keptToken(
  app: INestApplicationContext,
  file: string,
  { company_id, admin_id }: { company_id: string; admin_id: string },
): Promise<string> {
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  const caller =
    kept &&
    (await app
      .get(AuthenticationService)
      .authenticate(kept)
      .catch(() => undefined));
  if (kept && caller && caller.company_id === company_id && caller.employee_id === admin_id) return kept;
  const admin = await app.get(AuthenticationService).actAs(company_id, admin_id);
  const token = await app.get(TokensService).issueFor(admin, 'Demo, printed at start');
  await writeFile(file, token, { mode: 0o600 }).catch(() => undefined); // then the next start makes another one
  return token;
}
