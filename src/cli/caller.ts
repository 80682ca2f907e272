import { type INestApplicationContext } from '@nestjs/common';
import sql from 'sql-template-tag';
import { AuthenticationService } from '../access/authentication.service.js';
import { type Principal } from '../access/principal.js';
import { Database } from '../database/database.js';
import { CommandError } from './context.js';

/**
 * The employee with this address, with all that their role allows.
 * @param company the name of their company, needed where several know the address
 * @throws CommandError
 */
export async function callerOf(app: INestApplicationContext, email: string, company?: string): Promise<Principal> {
  const found = await app.get(Database).rows<{ company_id: string; employee_id: string }>(sql`
    SELECT e.company_id, e.id AS employee_id
    FROM employees e JOIN companies c ON c.id = e.company_id
    WHERE lower(e.email) = lower(${email}) AND (${company ?? null}::text IS NULL OR c.name = ${company ?? null})`);
  if (found.length !== 1) {
    throw new CommandError(
      found.length === 0 ? `Nobody has the address ${email}.` : `Several companies know ${email}: say --company.`,
    );
  }
  return app.get(AuthenticationService).actAs(found[0]!.company_id, found[0]!.employee_id);
}
