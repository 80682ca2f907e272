import { escapeLiteral } from 'pg';
import { DataSource } from 'typeorm';
import { type INestApplicationContext } from '@nestjs/common';
import { PLANNING } from '../../src/database/session.js';

/** A statement as it was sent. */
export interface Statement {
  /** what it is prepared as, if it is */
  name?: string;
  text: string;
  values: unknown[];
}

interface Query {
  (...args: unknown[]): unknown;
}

const CONTROL = /^(BEGIN|COMMIT|ROLLBACK|SET)\b/;

/** Runs `work` and gives what the application asked PostgreSQL meanwhile, on any connection. */
export async function statementsOf(
  { app }: { app: INestApplicationContext },
  work: () => Promise<unknown>,
): Promise<Statement[]> {
  const driver = app.get(DataSource).driver as unknown as { master: { Client: { prototype: { query: Query } } } };
  const { prototype } = driver.master.Client;
  const { query } = prototype;
  const sent: Statement[] = [];
  prototype.query = function (this: unknown, ...args: unknown[]) {
    const [first, second] = args;
    const config = (typeof first === 'string' ? { text: first, values: second } : first) as Partial<Statement>;
    const values = Array.isArray(config.values) ? config.values : [];
    if (!CONTROL.test(config.text!)) sent.push({ name: config.name, text: config.text!, values });
    return query.apply(this, args);
  };
  try {
    await work();
  } finally {
    prototype.query = query;
  }
  return sent;
}

/**
 * How PostgreSQL ran a statement: the nodes of its plan. One that is prepared is run by the plan for all values, any other
 * by that for its own.
 */
export async function planOf(
  database: { query(text: string): Promise<any[]> },
  { name, text, values }: Statement,
): Promise<any[]> {
  for (const [setting, value] of Object.entries(PLANNING)) await database.query(`SET ${setting} = ${value}`);
  await database.query(`SET plan_cache_mode = ${name ? 'force_generic_plan' : 'force_custom_plan'}`);
  await database.query(`PREPARE explained AS ${text}`);
  try {
    const execute = `EXECUTE explained${values.length > 0 ? `(${values.map(literal).join(', ')})` : ''}`;
    const [explained] = await database.query(`EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${execute}`);
    return nodesOf(explained['QUERY PLAN'][0].Plan);
  } finally {
    await database.query('DEALLOCATE explained');
  }
}

/** How many rows a plan looked at, in tables and indexes. */
export function rowsRead(nodes: any[]): number {
  const looked = nodes.filter(
    (node) => /Scan$/.test(node['Node Type']) && (node['Relation Name'] ?? node['Index Name']),
  );
  const rows = (node: any) => node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0);
  return looked.reduce((sum, node) => sum + Math.round(rows(node) * node['Actual Loops']), 0);
}

function nodesOf(plan: any): any[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];
}

/** A value as it is written in SQL: a text, a number, a truth value or a list of such. */
function literal(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (!Array.isArray(value)) return escapeLiteral(`${value as string}`);
  return escapeLiteral(`{${value.map((item) => `"${String(item).replace(/[\\"]/g, '\\$&')}"`).join(',')}}`);
}
