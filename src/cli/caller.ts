import { type INestApplicationContext } from '@nestjs/common';
import { AuthenticationService } from '../access/authentication.service.js';
import { type Principal } from '../access/principal.js';
import { Database } from '../database/database.js';
import { CallerRepository } from './caller.repository.js';
import { CommandError } from './context.js';

/**
 * The active employee with this address, with all that their role allows.
 * @param company the id or the name of their company, needed where several know the address
 * @throws CommandError
 */
export async function callerOf(app: INestApplicationContext, email: string, company?: string): Promise<Principal> {
  const company_id = company === undefined ? undefined : await companyOf(app, company);
  const [found, ...others] = await repositoryOf(app).employees(email, company_id);
  if (!found) throw new CommandError(`Nobody${company ? ` in ${company}` : ''} has the address ${email}.`);
  if (others.length > 0) throw new CommandError(`Several companies know ${email}: say --company.`);
  if (!found.is_active) throw new CommandError(`${email} is inactive.`);
  return app.get(AuthenticationService).actAs(found.company_id, found.employee_id);
}

/**
 * The id of the company that is meant by an id or by a name.
 * @throws CommandError where there is none, or several have the name
 */
export async function companyOf(app: INestApplicationContext, company: string): Promise<string> {
  const ids = await repositoryOf(app).companies(company);
  const [id, ...others] = ids;
  if (!id) throw new CommandError(`There is no company ${company}.`);
  if (others.length > 0) {
    throw new CommandError(`Several companies are called ${company}: say the id, ${ids.join(' or ')}.`);
  }
  return id;
}

const repositoryOf = (app: INestApplicationContext) => new CallerRepository(app.get(Database));
