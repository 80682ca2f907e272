import sql, { raw } from 'sql-template-tag';
import { type Transaction } from '../database/transaction.js';

/** The tables of people who are named on something, and what each calls that thing. */
const NAMED_ON = {
  goal_assignees: 'goal_id',
  goal_viewers: 'goal_id',
  key_result_assignees: 'key_result_id',
} as const;

type PeopleTable = keyof typeof NAMED_ON;

/** Somebody who is named on something. */
export type NamedPerson<Table extends PeopleTable> = Record<
  'company_id' | 'employee_id' | (typeof NAMED_ON)[Table],
  string
>;

/** Names these employees, and nobody else, on one thing. */
export function setPeople(
  tx: Transaction,
  table: PeopleTable,
  company_id: string,
  id: string,
  employee_ids: string[],
): void {
  const [people, thing] = [raw(table), raw(NAMED_ON[table])];
  tx.execute(sql`
    DELETE FROM ${people}
    WHERE company_id = ${company_id} AND ${thing} = ${id} AND employee_id <> ALL (${employee_ids}::uuid[])`);
  tx.execute(sql`
    INSERT INTO ${people} (company_id, ${thing}, employee_id)
    SELECT ${company_id}, ${id}, unnest(${employee_ids}::uuid[]) ON CONFLICT DO NOTHING`);
}

/** Adds people to things that have none yet. */
export async function addPeople<Table extends PeopleTable>(
  tx: Transaction,
  table: Table,
  people: NamedPerson<Table>[],
): Promise<void> {
  const [name, thing] = [raw(table), raw(NAMED_ON[table])];
  await tx.rows(sql`
    INSERT INTO ${name} (company_id, ${thing}, employee_id)
    SELECT company_id, ${thing}, employee_id FROM json_populate_recordset(NULL::${name}, ${JSON.stringify(people)})`);
}
