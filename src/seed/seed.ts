import { Client } from 'pg';
import { audience } from '../access/audience.js';
import { type ProgressBar } from '../database/work-progress.js';
import { type SeedCompany } from './company.js';
import { type Size } from './company.types.js';
import { copyRows } from './copy.js';
import { setAside } from './set-aside.js';
import * as tables from './tables.js';

/** Tables whose rows point at others, and those whose indexes are many or large: see {@link setAside}. */
const REFERRING = [
  ...['departments', 'employees', 'teams', 'team_members', 'goals', 'goal_progress', 'goal_assignees', 'goal_viewers'],
  ...['key_results', 'key_result_assignees', 'check_ins'],
];
const INDEXED = ['goals', 'goal_progress', 'check_ins'];

/** Begins the bar of a part of the work. */
type Bars = (what: string, total: number) => ProgressBar;

/**
 * Loads companies into a migrated database, in one transaction: all of them or, when it is interrupted, nothing.
 * Meanwhile others wait for the tables.
 */
export async function seed(url: string, companies: SeedCompany[], bars: Bars): Promise<void> {
  const client = new Client(url);
  await client.connect();
  try {
    await client.query(`BEGIN`);
    // A table cannot be altered while triggers are to run for it at the commit.
    await client.query(`SET CONSTRAINTS ALL IMMEDIATE`);
    await client.query(`SET LOCAL maintenance_work_mem = '512MB'`);
    await client.query(`SET LOCAL work_mem = '256MB'`);
    const bringBack = await setAside(client, REFERRING, INDEXED);
    const ofKeyResults = await setAside(client, [], ['key_results']);
    await load(client, companies, bars);
    for (const next of ofKeyResults) await next();
    await addAudiences(client, companies, bars);
    const bar = bars('Indexes    ', bringBack.length);
    for (const [done, next] of bringBack.entries()) {
      await next();
      bar.update(done + 1);
    }
    bar.stop();
    await client.query('COMMIT');
    // What the planner knows of the tables, and which of their pages index-only scans need not visit.
    await client.query('VACUUM (ANALYZE)');
  } finally {
    await client.end();
  }
}

async function load(client: Client, companies: SeedCompany[], bars: Bars): Promise<void> {
  const copy = async (what: string, counted: keyof Size | undefined, table: string, rows: tables.Rows) => {
    const total = companies.reduce((sum, { size }) => sum + (counted ? size[counted] : 1), 0);
    const bar = bars(what.padEnd(11), total);
    let done = 0;
    await copyAll(client, table, companies, rows, (count) => bar.update(Math.min(total, (done += count))));
    bar.stop();
  };
  await copy('Companies', undefined, 'companies', tables.companies);
  await copy('Departments', undefined, 'departments', tables.departments);
  await copy('Employees', 'employees', 'employees', tables.employees);
  await copy('Teams', undefined, 'teams', tables.teams);
  await copy('Members', 'employees', 'team_members', tables.teamMembers);
  await copy('Key results', 'key_results', 'key_results', tables.keyResults);
  await copy('Assignees', 'key_results', 'key_result_assignees', tables.keyResultAssignees);
  await copy('Check-ins', 'check_ins', 'check_ins', tables.checkIns);
  await copy('Assignees', 'goals', 'goal_assignees', tables.goalAssignees);
  await copy('Viewers', 'goals', 'goal_viewers', tables.goalViewers);
  await copy('Progress', 'goals', 'goal_progress', tables.goalProgress);
  await client.query(`CREATE TEMPORARY TABLE seeded_goals (LIKE goals INCLUDING DEFAULTS) ON COMMIT DROP`);
  await copy('Goals', 'goals', 'seeded_goals', tables.goals);
}

/** Moves the goals to their table, with who may view them: last, because it depends on all the others. */
async function addAudiences(client: Client, companies: SeedCompany[], bars: Bars): Promise<void> {
  await client.query('ANALYZE');
  const columns = columnsOf(tables.goals, companies).join(', ');
  const bar = bars('Audiences  ', 1);
  await client.query(`
    INSERT INTO goals (${columns}, audience) SELECT ${columns}, ${audience.text} FROM seeded_goals g ORDER BY id`);
  bar.update(1);
  bar.stop();
}

/** The rows of all companies in one COPY. */
async function copyAll(
  client: Client,
  table: string,
  companies: SeedCompany[],
  rows: tables.Rows,
  onRows: (count: number) => void,
): Promise<void> {
  function* values() {
    for (const company of companies) for (const row of rows(company)) yield Object.values(row);
  }
  const columns = columnsOf(rows, companies);
  if (columns.length > 0) await copyRows(client, table, columns, values(), onRows);
}

function columnsOf(rows: tables.Rows, companies: SeedCompany[]): string[] {
  for (const company of companies) for (const row of rows(company)) return Object.keys(row);
  return [];
}
