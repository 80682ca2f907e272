import sql, { join, raw, type Sql } from 'sql-template-tag';

/** How columns look on the wire (SPEC §1). PostgreSQL builds the JSON of answers from these. */

/** An instant, RFC 3339 in UTC with milliseconds. */
export const instant = (column: string): Sql =>
  raw(`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** A quantity as a JSON number without trailing zeros. */
export const quantity = (column: string): Sql => raw(`trim_scale(${column})`);

/** A progress: stored with 6 decimals, shown with 2 (SPEC §3). */
export const percentage = (column: string): Sql => raw(`trim_scale(round(${column}, 2))`);

/** A JSON object of these fields, in this order. */
export function jsonObject(fields: Record<string, Sql>): Sql {
  const pairs = Object.entries(fields).map(([name, value]) => sql`${raw(`'${name}'`)}, ${value}`);
  return sql`json_build_object(${join(pairs)})`;
}

/** Columns that look on the wire as they are stored, under the same names. */
export function columns(alias: string, names: readonly string[]): Record<string, Sql> {
  return Object.fromEntries(names.map((name) => [name, raw(`${alias}.${name}`)]));
}
