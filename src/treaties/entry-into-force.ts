/** When a treaty enters into force for a State that deposits after the treaty itself is in force. */
export interface EntryRule {
  /** Either the n-th day after the deposit, or the first of the month after n whole months have passed. */
  after: { days: number } | { wholeMonths: number };
  /** The clause. */
  article: string;
  source: string;
  /** The clause was not read on a page. */
  unverified: boolean;
}

const OAS_PAGE = 'depositary’s page: the 30th day after the deposit';
const GENERAL = 'general knowledge - verify';

const days = (count: number, article: string, source: string): EntryRule => ({
  after: { days: count },
  article,
  source,
  unverified: source === GENERAL,
});
const wholeMonths = (count: number, article: string): EntryRule => ({
  after: { wholeMonths: count },
  article,
  source: GENERAL,
  unverified: true,
});

/** The clauses, by treaty code. A treaty not named here has no computed entry into force. */
export const ENTRY_RULES: Readonly<Record<string, EntryRule>> = {
  'A-55': days(30, 'Art. 37', OAS_PAGE),
  'A-59': days(30, 'Art. 3', OAS_PAGE),
  'B-47': days(30, 'Art. 31', OAS_PAGE),
  'A-57': days(30, 'Art. XVII', GENERAL),
  UNTOC: days(30, 'Art. 38(2)', 'agrees with the printed entries into force of 15 States'),
  UNCAC: days(30, 'Art. 68(2)', GENERAL),
  'VIENNA-1988': days(90, 'Art. 29(2)', 'https://droit-bilingue.ch/fr-de/0.8/0.81/0.812.121.03-29-32.html'),
  'UNCC-2024': days(30, 'Art. 65(2)', GENERAL),
  'CETS-185': wholeMonths(3, 'Art. 36(4), 37(2)'),
  'CETS-224': wholeMonths(3, 'Art. 16(4)'),
};

/**
 * The day on which the rule makes the treaty binding after a deposit on `deposit` (both `YYYY-MM-DD`).
 * "The 30th day after" 2002-03-08 is 2002-04-07. Three whole months after 30 November end with February, so the
 * first of March follows: the day of the month never matters.
 */
export function ruleDay(rule: EntryRule, deposit: string): string {
  const days = computed.get(rule) ?? new Map<string, string>();
  computed.set(rule, days);
  const known = days.get(deposit);
  if (known !== undefined) return known;
  const [year, month, day] = deposit.split('-').map(Number) as [number, number, number];
  const moment =
    'days' in rule.after
      ? Date.UTC(year, month - 1, day + rule.after.days)
      : Date.UTC(year, month - 1 + rule.after.wholeMonths + 1, 1);
  const answer = new Date(moment).toISOString().slice(0, 10);
  days.set(deposit, answer);
  return answer;
}

/** By rule and deposit. There are a few hundred deposits, and a matrix of States asks for each of them seventy times. */
const computed = new Map<EntryRule, Map<string, string>>();
