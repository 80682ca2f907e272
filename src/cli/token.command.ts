import { Command } from 'commander';
import sql from 'sql-template-tag';
import { scopesOfRole } from '../access/scopes.js';
import { AuthenticationService } from '../access/authentication.service.js';
import { TokensService } from '../access/tokens.service.js';
import { Database } from '../database/database.js';
import { CommandError, withServices } from './context.js';

/** `okr token <email>`: an API token for somebody who has none yet, or lost theirs. It is printed this once. */
export function tokenCommand(): Command {
  return new Command('token')
    .description('Make an API token for an employee, with all that their role allows')
    .argument('<email>', 'whose it is')
    .option('--company <name>', 'needed where several companies know that address')
    .option('--name <name>', 'what it is for', 'Made on the command line')
    .action((email: string, options: { company?: string; name: string }) =>
      withServices(async (app) => {
        const found = await app.get(Database).rows<{ company_id: string; employee_id: string }>(sql`
          SELECT e.company_id, e.id AS employee_id
          FROM employees e JOIN companies c ON c.id = e.company_id
          WHERE lower(e.email) = lower(${email}) AND (${options.company ?? null}::text IS NULL OR c.name = ${options.company ?? null})`);
        if (found.length !== 1) {
          throw new CommandError(
            found.length === 0 ? `Nobody has the address ${email}.` : `Several companies know ${email}: say --company.`,
          );
        }
        const { company_id, employee_id } = found[0]!;
        const { role } = await app.get(AuthenticationService).actAs(company_id, employee_id);
        const request = {
          company_id,
          employee_id,
          created_by: employee_id,
          name: options.name,
          scopes: [...scopesOfRole(role)],
        };
        const { token } = await app.get(Database).transaction((tx) => app.get(TokensService).issue(tx, request));
        console.log(token);
      }),
    );
}
