import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { ENTRY_RULES, ruleDay } from './entry-into-force.js';

interface Line {
  iso2: string;
  row: string;
  deposit: string | null;
  entry_into_force?: string | null;
  unverified?: { deposit?: string | null };
  source: string;
}
interface Treaty {
  code: string;
  entry_into_force: string | null;
  complete: boolean;
  missing?: string[];
  statuses: Line[];
}

const { treaties } = JSON.parse(
  readFileSync(new URL('./reference/treaties.json', import.meta.url), 'utf8'),
) as { treaties: Treaty[] };

describe('the reference file of treaties', () => {
  it('holds the ten treaties, each with a clause for its entry into force', () => {
    expect(treaties).toHaveLength(10);
    expect(treaties.map((treaty) => treaty.code).filter((code) => !ENTRY_RULES[code])).toEqual([]);
  });

  it('gives every line a source, and lists a State once', () => {
    for (const treaty of treaties) {
      expect(new Set(treaty.statuses.map((line) => line.iso2)).size).toBe(treaty.statuses.length);
      expect(treaty.statuses.every((line) => line.source && ['printed', 'not-seen'].includes(line.row))).toBe(
        true,
      );
    }
  });

  const printed = treaties.flatMap((treaty) =>
    treaty.statuses.flatMap((line) => {
      const deposit = line.deposit ?? line.unverified?.deposit;
      return deposit && line.entry_into_force && treaty.entry_into_force
        ? [[treaty.code, line.iso2, deposit, line.entry_into_force, treaty.entry_into_force] as const]
        : [];
    }),
  );

  it.each(printed)(
    '%s, %s: the clause gives the entry into force that is printed',
    (code, _, deposit, day, floor) => {
      const computed = ruleDay(ENTRY_RULES[code]!, deposit);
      expect(computed > floor ? computed : floor).toBe(day);
    },
  );
});
