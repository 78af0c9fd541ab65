import type { Command } from '../platform/command.js';
import { EditionKeys } from './edition-keys.js';
import { VERIFY_EDITION } from './verify.command.js';

/** Editions on the command line. */
export const EDITION_COMMANDS: readonly Command[] = [
  VERIFY_EDITION,
  {
    name: 'edition rotate-key',
    purpose: 'makes new keys for signing editions; the old ones sign them',
    run: async ({ get, print }) => {
      const { id, fingerprint } = await get(EditionKeys).rotate();
      print(`Editions are signed with ${id} (OpenPGP ${fingerprint}) from now on.`);
    },
  },
];
