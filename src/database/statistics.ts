import sql, { raw } from 'sql-template-tag';
import { type Database } from './database.js';

/** From this part of a table on PostgreSQL looks at it anew by itself, within a minute (autovacuum_analyze_scale_factor). */
const NOTABLE_PART = 0.1;
/** Fewer rows than this make no plan bad. */
const NOTABLE_NUMBER = 100;

/**
 * Has PostgreSQL look at tables of which a notable part has come at once. Until it does so by itself its plans are those
 * of the small tables that they were, which may take seconds where milliseconds would do.
 * @param added how many rows have come to the first of the tables
 */
export async function refreshStatistics(database: Database, tables: string[], added: number): Promise<void> {
  if (added < NOTABLE_NUMBER) return;
  const grown = await database.row(sql`
    SELECT FROM pg_class WHERE oid = ${tables[0]}::regclass AND reltuples * ${NOTABLE_PART}::float8 <= ${added}::float8`);
  if (grown) await database.rows(sql`ANALYZE ${raw(tables.join(', '))}`);
}
