import sql, { raw } from 'sql-template-tag';
import { type Transaction } from '../database/transaction.js';

/** The tables of people who are named on something, what each calls that thing, and in which table it is. */
const NAMED_ON = {
  goal_assignees: { thing: 'goal_id', things: 'goals' },
  goal_viewers: { thing: 'goal_id', things: 'goals' },
  key_result_assignees: { thing: 'key_result_id', things: 'key_results' },
} as const;

type PeopleTable = keyof typeof NAMED_ON;

/** The people who are named on one thing. */
export interface People {
  id: string;
  employee_ids: string[];
}

/** Names these employees, and nobody else, on one thing; that moves its `updated_at` if others were named on it. */
export function setPeople(tx: Transaction, table: PeopleTable, company_id: string, { id, employee_ids }: People): void {
  const [people, thing, things] = [raw(table), raw(NAMED_ON[table].thing), raw(NAMED_ON[table].things)];
  tx.execute(sql`
    WITH gone AS (
      DELETE FROM ${people}
      WHERE company_id = ${company_id} AND ${thing} = ${id} AND employee_id <> ALL (${employee_ids}::uuid[])
      RETURNING employee_id
    ), come AS (
      INSERT INTO ${people} (company_id, ${thing}, employee_id)
      SELECT ${company_id}, ${id}, unnest(${employee_ids}::uuid[]) ON CONFLICT DO NOTHING
      RETURNING employee_id
    )
    UPDATE ${things} SET updated_at = clock_timestamp()
    WHERE company_id = ${company_id} AND id = ${id} AND (EXISTS (SELECT FROM gone) OR EXISTS (SELECT FROM come))`);
}

/** Names people on things that are new. */
export function addPeople(tx: Transaction, table: PeopleTable, company_id: string, named: People[]): void {
  const some = named.filter(({ employee_ids }) => employee_ids.length > 0);
  if (some.length === 0) return;
  tx.execute(sql`
    INSERT INTO ${raw(table)} (company_id, ${raw(NAMED_ON[table].thing)}, employee_id)
    SELECT ${company_id}, named.id, unnest(named.employee_ids)
    FROM json_to_recordset(${JSON.stringify(some)}) AS named (id uuid, employee_ids uuid[])`);
}
