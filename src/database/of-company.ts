import sql, { type Sql } from 'sql-template-tag';

/** The rows of one company, or of all of them: for what looks over a whole database. */
export function ofCompany(company_id: string | null, column = sql`company_id`): Sql {
  return company_id ? sql`${column} = ${company_id}` : sql`TRUE`;
}
