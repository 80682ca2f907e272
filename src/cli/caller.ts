import { type INestApplicationContext } from '@nestjs/common';
import sql, { empty } from 'sql-template-tag';
import { AuthenticationService } from '../access/authentication.service.js';
import { type Principal } from '../access/principal.js';
import { Database } from '../database/database.js';
import { CommandError } from './context.js';

/**
 * The active employee with this address, with all that their role allows.
 * @param company the id or the name of their company, needed where several know the address
 * @throws CommandError
 */
export async function callerOf(app: INestApplicationContext, email: string, company?: string): Promise<Principal> {
  const company_id = company === undefined ? undefined : await companyOf(app, company);
  const found = await app.get(Database).rows<{ company_id: string; employee_id: string; is_active: boolean }>(sql`
    SELECT company_id, id AS employee_id, is_active FROM employees
    WHERE lower(email) = lower(${email}) ${company_id ? sql`AND company_id = ${company_id}` : empty}`);
  if (found.length !== 1) {
    throw new CommandError(
      found.length === 0
        ? `Nobody${company ? ` in ${company}` : ''} has the address ${email}.`
        : `Several companies know ${email}: say --company.`,
    );
  }
  const { company_id: id, employee_id, is_active } = found[0]!;
  if (!is_active) throw new CommandError(`${email} is inactive.`);
  return app.get(AuthenticationService).actAs(id, employee_id);
}

/**
 * The id of the company that is meant by an id or by a name.
 * @throws CommandError where there is none, or several have the name
 */
export async function companyOf(app: INestApplicationContext, company: string): Promise<string> {
  const found = await app.get(Database).rows<{ id: string }>(sql`
    SELECT id FROM companies WHERE id::text = lower(${company}) OR name = ${company} ORDER BY id`);
  const ids = found.map(({ id }) => id);
  if (ids.length === 0) throw new CommandError(`There is no company ${company}.`);
  if (ids.length > 1)
    throw new CommandError(`Several companies are called ${company}: say the id, ${ids.join(' or ')}.`);
  return ids[0]!;
}
