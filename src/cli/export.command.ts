import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command, Option } from 'commander';
import { isAway } from '../database/away.js';
import { ExportService } from '../exchange/index.js';
import { callerOf } from './caller.js';
import { CommandError, withServices } from './context.js';
import { progressOf } from './progress-bar.js';

interface Options {
  as: string;
  company?: string;
  format: 'jsonl' | 'csv';
  output?: string;
}

/** `okr export`: every goal that somebody may view, as `GET /goals/export` gives it. */
export function exportCommand(): Command {
  return new Command('export')
    .description('Export the goals that somebody may view, archived ones too, with their key results')
    .requiredOption('--as <email>', 'whose view; of an admin everything')
    .option('--company <id or name>', 'needed where several companies know that address')
    .addOption(new Option('--format <format>', 'JSON Lines or CSV').choices(['jsonl', 'csv']).default('jsonl'))
    .option('--output <file>', 'where to; printed unless said')
    .action(({ as, company, format, output }: Options) =>
      withServices(async (app) => {
        const caller = await callerOf(app, as, company);
        const query = { format, is_archived: [true, false] };
        const { onProgress, stop } = progressOf('goals');
        try {
          const pieces = await app.get(ExportService).export(caller, query, onProgress);
          await pipeline(Readable.from(pieces), output === undefined ? process.stdout : createWriteStream(output), {
            end: output !== undefined,
          });
        } catch (error) {
          const { code, syscall, message } = error as NodeJS.ErrnoException;
          if (code === 'EPIPE') return; // whoever reads it has enough, such as `head`
          // Of those that come from the system, what is not the way to the database is the file.
          if (syscall === undefined || isAway(error)) throw error;
          throw new CommandError(`${output ?? 'The output'} cannot be written: ${message}`);
        } finally {
          stop();
        }
      }),
    );
}
