import { Command } from 'commander';
import { revertMigration } from '../database/migrate.js';
import { withDatabase } from './context.js';

/** `okr migrate`: what every start does by itself, for those who want it done before; or its newest step undone. */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description('Bring the schema up to date, as every start of the server does')
    .option('--revert', 'take the newest migration back instead: before going back to the release without it')
    .action(({ revert }: { revert?: true }) =>
      withDatabase(revert ? 'leave' : 'migrate', async ({ database_url }) => {
        if (!revert) return console.log('The schema is up to date.');
        const reverted = await revertMigration(database_url);
        console.log(reverted ? `Took back ${reverted}.` : 'There was no migration to take back.');
      }),
    );
}
