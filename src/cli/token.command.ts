import { Command, InvalidArgumentError } from 'commander';
import { TokensService } from '../access/tokens.service.js';
import { MAX_NAME } from '../http/fields/bounds.js';
import { callerOf } from './caller.js';
import { withServices } from './context.js';

/** `okr token <email>`: an API token for somebody who has none yet, or lost theirs. It is printed this once. */
export function tokenCommand(): Command {
  return new Command('token')
    .description('Make an API token for an employee, with all that their role allows')
    .argument('<email>', 'whose it is')
    .option('--company <id or name>', 'needed where several companies know that address')
    .option('--name <name>', 'what it is for', tokenName, 'Made on the command line')
    .action((email: string, options: { company?: string; name: string }) =>
      withServices(async (app) => {
        const caller = await callerOf(app, email, options.company);
        console.log(await app.get(TokensService).issueFor(caller, options.name));
      }),
    );
}

function tokenName(text: string): string {
  const name = text.trim();
  if (name.length === 0 || [...name].length > MAX_NAME) {
    throw new InvalidArgumentError(`It must have 1 to ${MAX_NAME} characters.`);
  }
  return name;
}
