import { createHash } from 'node:crypto';
import type { QueryConfig } from 'pg';
import { type Statement } from './template.js';

const names = new Map<string, string>();
let enabled = true;

/** Whether statements are prepared at all: DATABASE_PREPARED_STATEMENTS. */
export function prepareStatements(on: boolean): void {
  enabled = on;
}

/** Gives a statement a name made from its text, under which `pg` prepares it once a connection. */
export function prepared(statement: Statement): QueryConfig {
  const text = statement.text;
  if (!enabled) return { text, values: statement.values };
  let name = names.get(text);
  if (!name) {
    name = createHash('sha1').update(text).digest('base64url');
    names.set(text, name);
  }
  return { name, text, values: statement.values };
}
