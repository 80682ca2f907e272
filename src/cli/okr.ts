#!/usr/bin/env node
import { Command } from 'commander';
import { ConfigError } from '../config/error.js';
import { EmbeddedPostgresError } from '../database/embedded/error.js';
import { version } from '../version.js';
import { CommandError } from './context.js';
import { exportCommand } from './export.command.js';
import { importCommand } from './import.command.js';
import { seedCommand } from './seed.command.js';
import { migrateCommand } from './migrate.command.js';
import { tokenCommand } from './token.command.js';
import { verifyCommand } from './verify.command.js';

/**
 * The command line: `npm run okr -- <command>`, in production `node dist/src/cli/okr.js <command>`. Each command is a
 * file of its own beside this one.
 */
const program = new Command('okr')
  .version(version)
  .description(
    'Looks after the database of the OKR service. It finds the database as the server does: DATABASE_URL or DATA_DIR.',
  )
  .addCommand(migrateCommand())
  .addCommand(tokenCommand())
  .addCommand(importCommand())
  .addCommand(exportCommand())
  .addCommand(seedCommand())
  .addCommand(verifyCommand());

program.parseAsync().catch((error: unknown) => {
  // What the user can do something about is one line; anything else is a fault of ours and shows where.
  const known = [CommandError, ConfigError, EmbeddedPostgresError].some((kind) => error instanceof kind);
  console.error(known ? (error as Error).message : error);
  process.exitCode = 1;
});
