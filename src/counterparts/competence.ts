import type { Designation } from '../register/document.js';
import type { EntryView } from '../register/view.js';
import type { Question } from './question.js';

/** What else than a treaty of the directory a designation names, as its source prints it. */
export type OtherBasis =
  | { kind: 'domestic'; text: string }
  | { kind: 'bilateral'; text: string; states: [string, string] }
  /** An instrument that the directory holds no status of: it proves nothing between two States. */
  | { kind: 'instrument'; text: string };

/** Reads the free text of a designation's basis. */
export function otherBasis(text: string): OtherBasis {
  const [, one, other] = /^bilateral treaty:.*?\b([A-Z]{2})-([A-Z]{2})\b/i.exec(text) ?? [];
  if (one && other) return { kind: 'bilateral', text, states: [one, other] };
  return { kind: /^domestic/i.test(text) ? 'domestic' : 'instrument', text };
}

/** Whether the designation holds on the day, as far as its dates are known; both ends inclusive. */
export const holdsOn = ({ validFrom, validTo }: Designation, day: string): boolean =>
  (validFrom === null || validFrom <= day) && (validTo === null || day <= validTo);

/** Whether requests of this question may be sent to it: it receives them, at this stage, on this day. */
const receives = (designation: Designation, { day, stage }: Question): boolean =>
  holdsOn(designation, day) &&
  designation.direction !== 'outgoing' &&
  (stage === null || designation.stage === null || designation.stage === stage);

/** The designations by which an entry can take this question's requests. */
export const competentDesignations = (entry: EntryView, question: Question): Designation[] =>
  ((entry['designations'] as Designation[] | undefined) ?? []).filter((one) => receives(one, question));

/** What a person of this entry reads and speaks, and whether somebody said so or it is only likely. */
export interface SpokenLanguages {
  tags: string[];
  /** Said of the entry; otherwise the State's official languages. */
  known: boolean;
}

interface Purposed {
  language: string;
  purpose: string;
}

const PURPOSES = {
  legal: ['requests', 'urgent'],
  operational: ['urgent', 'urgent-call', 'contact', 'routine'],
};

/** In which languages the entry takes requests (or, of a contact point, calls). */
export function languagesOf(
  entry: EntryView,
  lane: keyof typeof PURPOSES,
  official: readonly string[],
): SpokenLanguages {
  const list = (field: string) => (entry[field] as Purposed[] | undefined) ?? [];
  const said = [...list('acceptedLanguages'), ...list('languages')]
    .filter(({ purpose }) => PURPOSES[lane].includes(purpose))
    .map(({ language }) => language);
  const duty = lane === 'operational' ? ((entry['dutyLanguages'] as string[] | undefined) ?? []) : [];
  const tags = [...new Set([...said, ...duty])];
  return tags.length > 0 ? { tags, known: true } : { tags: [...official], known: false };
}

const primary = (tag: string): string => tag.split('-')[0]!;

/** Those of the accepted languages that one can write. */
export const sharedLanguages = (accepted: readonly string[], mine: readonly string[]): string[] =>
  accepted.filter((tag) => mine.some((one) => primary(one) === primary(tag)));
