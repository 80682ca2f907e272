import sql, { empty } from 'sql-template-tag';
import { type Database } from '../database/database.js';

/** An employee as far as a command has to tell them from others. */
export interface NamedEmployee {
  company_id: string;
  employee_id: string;
  is_active: boolean;
}

/** The SQL of whom and which company a command names. */
export class CallerRepository {
  constructor(private readonly database: Database) {}

  /** The employees with this address, of one company or of all. */
  employees(email: string, company_id?: string): Promise<NamedEmployee[]> {
    return this.database.rows<NamedEmployee>(sql`
      SELECT company_id, id AS employee_id, is_active FROM employees
      WHERE lower(email) = lower(${email}) ${company_id ? sql`AND company_id = ${company_id}` : empty}`);
  }

  /** The ids of the companies that this is the id or the name of. */
  async companies(company: string): Promise<string[]> {
    const found = await this.database.rows<{ id: string }>(sql`
      SELECT id FROM companies WHERE id::text = lower(${company}) OR name = ${company} ORDER BY id`);
    return found.map(({ id }) => id);
  }
}
