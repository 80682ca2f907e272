import { type INestApplicationContext } from '@nestjs/common';
import { Command, InvalidArgumentError } from 'commander';
import { AuthenticationService } from '../access/authentication.service.js';
import { TokensService } from '../access/tokens.service.js';
import { errorCode, SQLSTATE } from '../database/error-code.js';
import { SeedCompany } from '../seed/company.js';
import { Dice } from '../seed/dice.js';
import { seed } from '../seed/seed.js';
import { CommandError, withServices } from './context.js';
import { progressBar } from './progress-bar.js';

/**
 * As many as a database can be filled with in a day or so, and as can be counted: what is dealt out is worked out from
 * products of two of them. The ids are made from 32 bits of the seed, and each seed has numbers for so many companies.
 */
const MAX = { goals: 10_000_000, employees: 1_000_000, companies: 100_000, seed: 2 ** 32 - 1 };

interface Options {
  goals: number;
  keyResults?: number;
  checkIns?: number;
  employees?: number;
  companies: number;
  shared: number;
  seed: number;
}

/** `okr seed`: a believable company of any size, and small ones beside it. */
export function seedCommand(): Command {
  return new Command('seed')
    .description('Load a made-up company of any size: the same one for the same seed and day, all of it or nothing')
    .option('--goals <n>', 'its goals', wholeNumber(1, MAX.goals), 10_000)
    .option('--key-results <n>', 'its key results (3 a goal)', wholeNumber(0, MAX.goals * 3))
    .option('--check-ins <n>', 'its check-ins (10 a goal)', wholeNumber(0, MAX.goals * 10))
    .option('--employees <n>', 'its employees (1 for 20 goals, up to 50,000)', wholeNumber(3, MAX.employees))
    .option('--companies <n>', 'small companies beside it', wholeNumber(0, MAX.companies), 0)
    .option('--shared <percent>', 'how many of the goals everybody may view', wholeNumber(0, 100), 5)
    .option('--seed <n>', 'another number makes another company', wholeNumber(0, MAX.seed), 1)
    .action((options: Options) =>
      withServices(async (app, config) => {
        const companies = plan(options);
        await seed(config.database_url!, companies, progressBar).catch((error: unknown) => {
          if (errorCode(error) !== SQLSTATE.unique_violation) throw error;
          throw new CommandError(`Seed ${options.seed} is in this database already: say another --seed.`);
        });
        await printCallers(app, companies[0]!);
      }, 'migrate'),
    );
}

/** The large company, then the small ones. */
function plan({ goals, keyResults, checkIns, employees, companies, shared, seed }: Options): SeedCompany[] {
  const today = new Date().setUTCHours(0, 0, 0, 0);
  const large = {
    goals,
    key_results: keyResults ?? goals * 3,
    check_ins: checkIns ?? ((keyResults ?? goals * 3) && goals * 10),
    employees: employees ?? Math.max(5, Math.min(50_000, Math.floor(goals / 20))),
    shared,
  };
  const small = Array.from({ length: companies }, (_, n) => {
    const goals = 10 + new Dice(seed, 0, n).below(90);
    const size = {
      goals,
      key_results: goals * 3,
      check_ins: goals * 5,
      employees: 5 + Math.floor(goals / 10),
      shared: 50,
    };
    return new SeedCompany(seed * 100_003 + n + 1, `Small Company ${seed}.${n + 1}`, size, today);
  });
  return [new SeedCompany(seed * 100_003, `Large Company ${seed}`, large, today), ...small];
}

/** Three callers who see all, nearly all and few of its goals. */
async function printCallers(app: INestApplicationContext, company: SeedCompany): Promise<void> {
  const { people, size } = company;
  const callers = {
    'an admin': size.employees - 1,
    'the chief executive, who sees nearly all goals': 0,
    'an employee who sees few': people.ordinaryEmployee,
  };
  console.log(`${company.name}: ${size.goals} goals, ${size.key_results} key results, ${size.check_ins} check-ins\n`);
  for (const [who, employee] of Object.entries(callers)) {
    console.log(`${who}:\n  ${await tokenFor(app, company.id, company.employeeId(employee))}`);
  }
  console.log(`\nthe goal above all others:\n  GET /api/v1/goals/${company.goalId(0)}`);
}

async function tokenFor(app: INestApplicationContext, company_id: string, employee_id: string): Promise<string> {
  const caller = await app.get(AuthenticationService).actAs(company_id, employee_id);
  return app.get(TokensService).issueFor(caller, 'Made with the company');
}

function wholeNumber(min: number, max: number) {
  return (text: string): number => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < min || value > max)
      throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
    return value;
  };
}
