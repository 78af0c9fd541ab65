import { readFileSync } from 'node:fs';
import type { EntryInput } from '../register/entry-input.js';
import type { RegisterName } from '../register/vocabulary.js';

/** One entry of the demonstration directory. */
export interface DemoEntry {
  register: RegisterName;
  input: EntryInput;
  /** How many days before the loading day its values were confirmed; null: never. */
  confirmedDaysAgo: number | null;
}

interface Office {
  id: string;
  register: RegisterName;
  country: string | null;
  input: Omit<EntryInput, 'country'>;
}

/**
 * The real offices, each with the public page it was read from; only institutions and the contact details they
 * publish. Nobody has confirmed them to the directory: they are never verified.
 */
export function realOffices(): DemoEntry[] {
  const file = new URL('./reference/offices.json', import.meta.url);
  const offices = JSON.parse(readFileSync(file, 'utf8')) as Office[];
  return offices.map(({ register, country, input }) => ({
    register,
    input: { ...input, country },
    confirmedDaysAgo: null,
  }));
}
