import type { Client } from 'pg';

/** What makes a table slow to load, as the statements that take it away and bring it back. */
interface Ballast {
  drop: string;
  create: string;
}

/**
 * Takes the foreign keys of `referring` and the indexes of `indexed` away, within the client's transaction: building
 * them over what was loaded takes a fraction of the time that keeping them row by row does.
 * @returns what brings them back, one function each; foreign keys are checked then
 */
export async function setAside(
  client: Client,
  referring: string[],
  indexed: string[],
): Promise<(() => Promise<void>)[]> {
  const indexes = await client.query<Ballast>(
    `SELECT format('DROP INDEX %I', c.relname) AS drop, pg_get_indexdef(i.indexrelid) AS create
     FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
     WHERE i.indrelid = ANY ($1::regclass[]) AND NOT i.indisunique
     ORDER BY c.relname`,
    [indexed],
  );
  const keys = await client.query<Ballast>(
    `SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
       format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS create
     FROM pg_constraint
     WHERE conrelid = ANY ($1::regclass[]) AND contype = 'f'
     ORDER BY conname`,
    [referring],
  );
  const all = [...keys.rows, ...indexes.rows];
  for (const { drop } of all) await client.query(drop);
  return all.map(({ create }) => async () => {
    await client.query(create);
  });
}
