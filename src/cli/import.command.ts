import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { Command } from 'commander';
import { type Format, ImportService } from '../exchange/index.js';
import { decoded } from '../http/json-value.js';
import { JsonBounds } from '../http/json-bounds.js';
import { DomainError } from '../http/problem.js';
import { callerOf } from './caller.js';
import { CommandError, withServices } from './context.js';
import { progressOf } from './progress-bar.js';

const FORMATS: Record<string, Format> = { '.jsonl': 'jsonl', '.ndjson': 'jsonl', '.csv': 'csv', '.json': 'json' };

interface Options {
  as: string;
  company?: string;
  dryRun?: boolean;
}

/** `okr import <file>`: goals from a file, all or nothing, as `POST /goals/import` does it. */
export function importCommand(): Command {
  return new Command('import')
    .description('Import goals with their key results from a .jsonl, .csv or .json file: all of them or nothing')
    .argument('<file>', 'what to import; `okr export` and GET /goals/export write such files')
    .requiredOption('--as <email>', 'in whose name')
    .option('--company <id or name>', 'needed where several companies know that address')
    .option('--dry-run', 'only check it')
    .action(async (path: string, { as, company, dryRun = false }: Options) => {
      const format = FORMATS[extname(path).toLowerCase()];
      if (!format) throw new CommandError(`${path} must end in ${Object.keys(FORMATS).join(', ')}.`);
      const content = contentOf(format, path, await textOf(path));
      await withServices(async (app) => {
        const caller = await callerOf(app, as, company);
        const { onProgress, stop } = progressOf('goals');
        const { goals_count, key_results_count, check_ins_count } = await app
          .get(ImportService)
          .import(caller, { format, content }, { dry_run: dryRun }, onProgress)
          .catch((error: unknown) => {
            throw asCommandError(error);
          })
          .finally(stop);
        const counts = `${goals_count} goals, ${key_results_count} key results, ${check_ins_count} check-ins`;
        console.log(dryRun ? `Can be imported: ${counts}.` : `Imported: ${counts}.`);
      });
    });
}

/** The text of a file, which is UTF-8, as that of a body: see `textIn`. */
async function textOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new CommandError(`There is no file ${path}.`);
  const bytes = await readFile(path).catch((error: Error) => {
    throw new CommandError(`${path} cannot be read: ${error.message}`);
  });
  const text = decoded(bytes);
  if (text === undefined) throw new CommandError(`${path} is not UTF-8.`);
  return text;
}

function contentOf(format: Format, path: string, text: string): unknown {
  if (format !== 'json') return text;
  const excess = new JsonBounds().excessIn(text);
  if (excess) throw new CommandError(`${path} ${excess}.`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new CommandError(`The file is not JSON: ${(error as Error).message}`);
  }
}

/** What is wrong with the file, a line each. */
function asCommandError(error: unknown): unknown {
  if (!(error instanceof DomainError)) return error;
  const places = (error.errors ?? []).map(({ pointer, detail }) => `  ${pointer && `${pointer}: `}${detail}`);
  return new CommandError([error.message, ...places].join('\n'));
}
