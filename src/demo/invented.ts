import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Texts } from '../platform/problems.js';
import type { ContactPointInput } from '../register/document.js';
import type { DemoEntry } from './demo-entry.js';
import { inventedName, spokenIn, WORDS } from './invented-texts.js';

/** What is needed of a State to invent something for it. */
export interface DemoState {
  iso2: string;
  names: Texts;
  official_languages: string[];
  primary_zone: string | null;
  calling_prefixes: string[];
}

/** Ages in days that give a 24/7 number (valid 120 days) each state: confirmed, due, overdue, never, confirmed. */
const AGES = [20, 100, 200, null, 45] as const;

const SPECIALITY_PAIRS = [
  ['digital-forensics', 'electronic-evidence'],
  ['legislation', 'international-cooperation'],
  ['cryptocurrency-tracing', 'financial-fraud'],
  ['child-protection-online', 'investigation'],
  ['incident-response', 'training'],
] as const;

/** Area codes where the State shares its prefix with others. */
const AREA: Readonly<Record<string, string>> = { US: '202', CA: '613' };

/**
 * A telephone that can be parsed and that nobody has: 555-01nn, reserved for fiction under the North American plan;
 * elsewhere 555...01nn with as many zeros as the State's numbers need.
 */
export function inventedTelephone(state: DemoState, line: number): string {
  const prefix = `${state.calling_prefixes[0] ?? '+1'}${AREA[state.iso2] ?? ''}`;
  const last = `01${String(line).padStart(2, '0')}`;
  for (let zeros = 0; zeros <= 4; zeros += 1) {
    const number = `${prefix}555${'0'.repeat(zeros)}${last}`;
    if (parsePhoneNumberFromString(number)?.isPossible()) return number;
  }
  throw new Error(`No telephone number can be invented for ${state.iso2}`);
}

/** A 24/7 point, an officer on duty and an expert for each State, the same on every load. */
export function inventedEntries(states: readonly DemoState[], today: string): DemoEntry[] {
  return states.flatMap((state, index) => {
    // Whoever tries the demonstration first asks for Brazil.
    const confirmedDaysAgo = state.iso2 === 'BR' ? 20 : AGES[index % AGES.length]!;
    return [
      { register: 'law-enforcement-contacts', input: point(state), confirmedDaysAgo },
      {
        register: 'law-enforcement-contacts',
        input: officer(state, index),
        confirmedDaysAgo: AGES[(index + 1) % 5]!,
      },
      { register: 'experts', input: expert(state, index, today), confirmedDaysAgo: AGES[(index + 2) % 5]! },
    ] satisfies DemoEntry[];
  });
}

function shared(state: DemoState) {
  const language = spokenIn(state.official_languages);
  const words = WORDS[language];
  const languages = [...new Set([language, 'en'])].map((one) => ({
    language: one,
    purpose: 'urgent-call',
    level: one === language ? 'native' : 'working',
  }));
  return {
    language,
    words,
    name: state.names[language],
    mailbox: (name: string): ContactPointInput => ({
      kind: 'email',
      value: `${name}@demo-${state.iso2.toLowerCase()}.example`,
    }),
    entry: {
      country: state.iso2,
      timeZone: state.primary_zone,
      languages,
      notes: words.invented,
      source: { url: null, date: null, note: words.invented },
    },
  };
}

function point(state: DemoState) {
  const { words, name, language, mailbox, entry } = shared(state);
  return {
    ...entry,
    kind: 'office' as const,
    names: { original: words.point(name), language, translations: { en: WORDS.en.point(state.names.en) } },
    functions: ['CONTACT_24_7', 'PRESERVATION'],
    hours: { always: true, weekly: [] },
    agency: words.agency(name),
    unitType: '24/7-point',
    networks: ['oas-remja'],
    services: ['technical-advice', 'preservation', 'legal-information'],
    dutyLanguages: entry.languages.map((one) => one.language),
    contactPoints: [
      { kind: 'telephone' as const, use: '24/7' as const, value: inventedTelephone(state, 10) },
      {
        kind: 'telephone' as const,
        use: 'urgent' as const,
        tlp: 'TLP:RED' as const,
        value: inventedTelephone(state, 11),
      },
      { ...mailbox('duty'), tlp: 'TLP:GREEN' as const },
      { ...mailbox('responsible'), use: 'responsible' as const },
    ],
  };
}

function officer(state: DemoState, index: number) {
  const { words, name, language, mailbox, entry } = shared(state);
  return {
    ...entry,
    kind: 'person' as const,
    names: { original: inventedName(words.officer, index), language },
    parentInstitution: words.agency(name),
    functions: ['INVESTIGATION', 'PRESERVATION'],
    agency: words.agency(name),
    unitType: 'cyber-crime-unit',
    services: ['evidence-collection'],
    training: [{ subject: words.course, institution: words.institute, year: 2024 }],
    dutyLanguages: entry.languages.map((one) => one.language),
    contactPoints: [
      { kind: 'telephone' as const, personal: true, value: inventedTelephone(state, 20) },
      { ...mailbox('officer'), personal: true },
    ],
  };
}

function expert(state: DemoState, index: number, today: string) {
  const { words, language, mailbox, entry } = shared(state);
  const year = Number(today.slice(0, 4));
  return {
    ...entry,
    kind: 'person' as const,
    names: { original: inventedName(words.expert, index + 5), language },
    title: words.title,
    institution: words.institute,
    functions: ['CAPACITY_BUILDING'],
    specialities: [...SPECIALITY_PAIRS[index % SPECIALITY_PAIRS.length]!],
    training: [{ subject: words.course, institution: words.institute, year: 2023 }],
    availability: ['assistance', 'training'],
    consent: {
      givenOn: `${year - 1}-01-15`,
      scope: words.consent,
      evidence: words.evidence,
      expiresOn: `${year + 2}-12-31`,
      withdrawnOn: null,
    },
    contactPoints: [
      { ...mailbox('expert'), personal: true },
      { kind: 'telephone' as const, value: inventedTelephone(state, 30) },
    ],
  };
}
