import { createHash } from 'node:crypto';
import type { QueryConfig } from 'pg';
import type { Sql } from 'sql-template-tag';

const names = new Map<string, string>();

/** Gives a statement a name made from its text, under which `pg` prepares it once a connection. */
export function prepared(statement: Sql): QueryConfig {
  const text = statement.text;
  let name = names.get(text);
  if (!name) {
    name = createHash('sha1').update(text).digest('base64url');
    names.set(text, name);
  }
  return { name, text, values: statement.values };
}
