import { type INestApplicationContext } from '@nestjs/common';
import { Command } from 'commander';
import { refreshAllAudiences, staleAudiences } from '../access/audience.js';
import { CompaniesRepository } from '../companies/index.js';
import { Database } from '../database/database.js';
import { type Finding, Verification } from '../progress/verify.js';
import { companyOf } from './caller.js';
import { withServices } from './context.js';
import { progressBar, progressOf } from './progress-bar.js';

/** `okr verify`: computes everything that is stored and could be computed afresh, and lists what differs. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description(
      'Compare every stored figure, sum, count and audience with what the leaves give, and list what differs. ' +
        'The service may run meanwhile. Exits with 1 if anything differs',
    )
    .option('--company <id or name>', 'only this company')
    .option('--repair', 'store what is right, company by company, under the lock that writers take')
    .action(({ company, repair }: { company?: string; repair?: true }) =>
      withServices(async (app) => {
        const company_id = company === undefined ? null : await companyOf(app, company);
        let findings = await findingsOf(app, company_id);
        print(findings);
        if (findings.length === 0) console.log(`Nothing differs${await whereNothingIs(app)}.`);
        if (findings.length > 0 && repair) {
          await repairAll(app, [...new Set(findings.map(({ company_id }) => company_id))]);
          findings = await findingsOf(app, company_id);
          console.log(findings.length === 0 ? 'Repaired all of it.' : 'Not everything could be repaired:');
          print(findings);
        }
        if (findings.length > 0) process.exitCode = 1;
      }),
    );
}

/** Everything that differs, of one company or of all: figures, the shape of the hierarchy, audiences. */
export async function findingsOf(app: INestApplicationContext, company_id: string | null): Promise<Finding[]> {
  const { onProgress, stop } = progressOf('Goals and key results');
  // Side by side: each keeps one core busy.
  const [figures, audiences] = await Promise.all([
    app.get(Verification).verify(company_id, onProgress),
    app.get(Database).plannedRows<Omit<Finding, 'kind'>>(staleAudiences(company_id)),
  ]).finally(stop);
  return [...figures, ...audiences.map((stale) => ({ ...stale, kind: 'goal' as const }))];
}

/** Stores what is right in these companies. */
export async function repairAll(app: INestApplicationContext, company_ids: string[]): Promise<void> {
  const bar = progressBar('Repairing companies', company_ids.length);
  for (const [done, company_id] of company_ids.entries()) {
    await app.get(Verification).repair(company_id);
    await app.get(Database).transaction(async (tx) => {
      tx.lockCompany(company_id);
      await refreshAllAudiences(tx, company_id);
    });
    bar.update(done + 1);
  }
  bar.stop();
}

/** So that nobody takes the wrong database for a good one. */
async function whereNothingIs(app: INestApplicationContext): Promise<string> {
  const hasCompanies = await app.get(CompaniesRepository).hasAny();
  return hasCompanies ? '' : ': there are no companies in this database';
}

function print(findings: Finding[]): void {
  for (const { company_id, kind, id, field, stored, expected } of findings) {
    console.log(`${kind} ${id} of company ${company_id}: ${field} is ${stored}, not ${expected}`);
  }
  const { length } = findings;
  if (length > 0) console.log(length === 1 ? '1 difference.' : `${length} differences.`);
}
