import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from } from 'pg-copy-streams';

/** What COPY can be given for a column. */
export type Value = string | number | bigint | boolean | null | readonly string[];

const CHUNK = 64 * 1024;

/**
 * Loads rows with COPY. They are made as fast as PostgreSQL takes them.
 * @param columns what the values of each row are, in their order
 * @param onRows told now and then how many more rows there were
 */
export async function copyRows(
  client: Client,
  table: string,
  columns: readonly string[],
  rows: Iterable<Value[]>,
  onRows: (count: number) => void = () => undefined,
): Promise<void> {
  const target = client.query(from(`COPY ${table} (${columns.join(', ')}) FROM STDIN`));
  await pipeline(Readable.from(chunks(rows, onRows), { objectMode: true }), target);
}

function* chunks(rows: Iterable<Value[]>, onRows: (count: number) => void): Generator<string> {
  let chunk = '';
  let count = 0;
  for (const row of rows) {
    chunk += `${row.map(encoded).join('\t')}\n`;
    count++;
    if (chunk.length < CHUNK) continue;
    yield chunk;
    onRows(count);
    chunk = '';
    count = 0;
  }
  yield chunk;
  onRows(count);
}

/** A value in COPY's text format. */
function encoded(value: Value): string {
  if (value === null) return '\\N';
  if (typeof value === 'string') return /[\\\t\n\r]/.test(value) ? value.replace(/[\\\t\n\r]/g, escaped) : value;
  return Array.isArray(value) ? `{${value.join(',')}}` : String(value);
}

function escaped(character: string): string {
  return `\\${{ '\t': 't', '\n': 'n', '\r': 'r' }[character] ?? character}`;
}
