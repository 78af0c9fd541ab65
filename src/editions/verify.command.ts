import { readFile } from 'node:fs/promises';
import { CommandError, type Command } from '../platform/command.js';
import { verifyFolder } from './edition-verify.js';

const USAGE = 'edition verify <folder> [--key signing-key.pem or .asc]';

/** Needs no database and no network, and loads nothing of the application. */
export const VERIFY_EDITION: Command = {
  name: 'edition verify',
  words: '<folder> [--key file]',
  purpose:
    'says whether the files of an edition are those that were signed, by the key in that file or one it vouches for; exit code 1 when not',
  run: async ({ words: [folder, flag, file, ...more], print }) => {
    if (!folder || more.length > 0 || (flag !== undefined && (flag !== '--key' || !file)))
      throw new CommandError(`Say: ${USAGE}`);
    const { good, wrong } = await verifyFolder(folder, file ? await readFile(file, 'utf8') : null);
    for (const line of good) print(`  good   ${line}`);
    for (const line of wrong) print(`  WRONG  ${line}`);
    if (!file)
      print('Whose keys these are no file can say: compare them, or name one that you trust with --key.');
    print(wrong.length === 0 ? 'The edition is whole.' : 'Do not rely on these files; ask the secretariat.');
    return wrong.length === 0 ? 0 : 1;
  },
};
