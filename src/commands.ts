import { USER_COMMANDS } from './accounts/user-commands.js';
import { AuditVerifier } from './audit/audit-verifier.js';
import { verifyAudit } from './audit/verify.command.js';
import { DemoDirectory } from './demo/demo-directory.js';
import { EDITION_COMMANDS } from './editions/edition.commands.js';
import { exportDirectory } from './exports/export.command.js';
import { importFile } from './imports/import.command.js';
import type { Command } from './platform/command.js';

/** Everything that `npm run cli -- <command>` can do; `openapi` apart, which needs no database. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'migrate',
    purpose: 'brings the tables up to date',
    // Opening the database did it.
    run: async ({ print }) => print('The tables are up to date.'),
  },
  {
    name: 'seed',
    purpose: 'loads the demonstration directory into a directory without entries',
    run: async ({ get, print }) => print(`Loaded ${await get(DemoDirectory).load()} entries.`),
  },
  {
    name: 'demo clear',
    purpose: 'empties the demonstration for good: its entries, and nobody signs in with its accounts',
    run: async ({ get, print }) => {
      const { entries, accounts } = await get(DemoDirectory).clear();
      print(`Removed ${entries} entries, disabled ${accounts} accounts.`);
    },
  },
  ...USER_COMMANDS,
  {
    name: 'export',
    words: '<register|directory> <csv|xlsx|json|ndjson|vcf> [--filter value ...] [--as e-mail]',
    purpose:
      'writes what that account may see (else everything) to the standard output; filters as in the API',
    run: exportDirectory,
  },
  {
    name: 'import',
    words: '<file> [--register r] [--sender s] [--commit] [--as e-mail]',
    purpose: 'shows what would become of each row of a CSV or XLSX file; with --commit carries it out',
    run: importFile,
  },
  ...EDITION_COMMANDS,
  {
    name: 'audit verify',
    purpose: 'finds any record that was changed, removed, inserted or cut off; exit code 1 when there is one',
    run: ({ get, print }) => verifyAudit(get(AuditVerifier), print),
  },
];
