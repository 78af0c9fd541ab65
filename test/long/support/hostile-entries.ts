import type { FirstEntry } from './first-load.js';
import { Chance } from './hostile.js';

/**
 * What a reader of files takes for something else: quotes, separators, lines, formulas, signs, numbers, dates, markup,
 * accents, writing from right to left, other scripts.
 */
const PIECES: readonly string[] = [
  ...[
    '"',
    '""',
    "'",
    ';',
    ',',
    '|',
    '\\',
    '\\n',
    '\\;',
    '=',
    '+',
    '-',
    '@',
    '#',
    '%',
    '&amp;',
    '<b>',
    ']]>',
    '\t',
  ],
  ...[
    '=cmd|"/C calc"!A0',
    '=HYPERLINK("http://x.example")',
    '@SUM(1)',
    '-2+3',
    '+541143210000',
    '=1+1',
    '_x000D_',
  ],
  ...[
    'São João',
    'Ñandú',
    'Çağrı',
    'Łódź',
    'Œuvre',
    'e\u0301',
    'Đặng',
    'عربي',
    'مكتب التعاون',
    'עו"ד',
    'Прокуратура',
    'Ελλάς',
  ],
  ...[
    'END:VCARD',
    'BEGIN:VCARD',
    ':tel',
    'TEL:+1',
    '= Heading',
    '*bold* _it_ `raw` $x^2$',
    '#panic("x")',
    '#read("a")',
    '<label>',
    '// x',
  ],
  ...['auto-proteção', 'x'.repeat(60), '1/2', '50%', '$5', '{{7*7}}', '${x}', '~', '—', '“Federal”', '№'],
];
/** A whole field that a program would rather understand than keep. */
const ALONE: readonly string[] = [
  ...[
    '1e5',
    '0011',
    '1/2',
    '2026-11-24',
    '12:30',
    '1,5',
    '1.5',
    '50%',
    '$5',
    'TRUE',
    'NULL',
    '-',
    '+',
    "'",
    '"',
    '=',
    '(1)',
    '1E-2',
    '24-11-26',
  ],
  ...[
    '=1+1',
    '@a',
    '+5411',
    '-1',
    "'+5411",
    '0x10',
    '#N/A',
    '#REF!',
    'nan',
    '١٢٣',
    ' 1',
    'Jan 1',
    '3 May',
    '1 000',
    '1.000,5',
  ],
];
const LINES = ['\n', '\r\n', '\n\n', '\n=1+1', '\nTEL:+1', '\n\t', ';\n', '"\n"'];
const STATES = ['AR', 'BO', 'BR', 'CL', 'CO', 'CR', 'EC', 'GT', 'MX', 'PA', 'PE', 'PY', 'SV', 'UY'];
const CODES: Record<string, string> = {
  AR: '541143',
  BO: '59122',
  BR: '556120',
  CL: '56223',
  CO: '57601',
  CR: '5062',
  EC: '59322',
  GT: '5022',
  MX: '525553',
  PA: '5072',
  PE: '51162',
  PY: '595212',
  SV: '5032',
  UY: '59829',
};
/** Digits of a possible number after the code above. */
const REST: Record<string, number> = {
  AR: 6,
  BO: 6,
  BR: 6,
  CL: 6,
  CO: 7,
  CR: 7,
  EC: 6,
  GT: 7,
  MX: 6,
  PA: 6,
  PE: 5,
  PY: 6,
  SV: 7,
  UY: 6,
};

export interface HostileEntry extends FirstEntry {
  input: {
    country: string;
    names: { original: string; language: string; translations: object };
    contactPoints: { kind: string; use: string; value: string; extension?: string; tlp: string }[];
    [field: string]: unknown;
  };
}

/** So many entries that mean ill, each name and number in no other; the same seed, the same entries. */
export function hostileEntries(count: number, seed: number): HostileEntry[] {
  const chance = new Chance(seed);
  return Array.from({ length: count }, (_, at) => hostileEntry(chance, at));
}

function hostileEntry(chance: Chance, at: number): HostileEntry {
  const country = STATES[at % STATES.length]!;
  const register = at % 3 === 0 ? 'central-authorities' : 'law-enforcement-contacts';
  const text = (lines = false) => hostileText(chance, lines);
  const points = [
    telephone(chance, country, at, '24/7'),
    ...(chance.rarely(3) ? [] : [telephone(chance, country, at + 50_000, 'general')]),
    { kind: 'email', use: 'general', value: mailbox(chance, at), tlp: 'TLP:GREEN' },
    ...(chance.rarely(4) ? [{ kind: 'messaging', use: 'general', value: text(), tlp: 'TLP:GREEN' }] : []),
    ...(chance.rarely(4) ? [{ kind: 'address', use: 'general', value: text(true), tlp: 'TLP:GREEN' }] : []),
  ];
  return {
    register,
    input: {
      country,
      kind: 'office',
      unit: text(),
      address: text(true),
      notes: text(true),
      names: {
        original: nameOf(chance, at),
        language: chance.one(['es', 'pt', 'ar', 'en']),
        translations: {},
      },
      contactPoints: points,
    },
  };
}

/** A name that no other entry has: its number stands before, after or in the middle of what means ill. */
function nameOf(chance: Chance, at: number): string {
  const [before, after] = [hostileText(chance), hostileText(chance)];
  return chance
    .one([`${before} ${at}`, `${before}${at}${after}`, `=${at}+1`, `+${at} ${after}`, `'${at}`])
    .slice(0, 250);
}

function hostileText(chance: Chance, lines = false): string {
  if (chance.rarely(4)) return chance.one(ALONE).trim();
  const pieces = Array.from({ length: 1 + chance.below(5) }, () => chance.one(PIECES));
  const joined = pieces.reduce(
    (all, one) => all + (lines && chance.rarely(2) ? chance.one(LINES) : chance.one(['', ' '])) + one,
    '',
  );
  return joined.normalize('NFC').trim() || 'x';
}

function telephone(chance: Chance, country: string, at: number, use: string) {
  const rest = REST[country]!;
  const value = `+${CODES[country]}${String(at).padStart(rest, '0').slice(-rest)}`;
  const digits = (length: number) => Array.from({ length }, () => chance.below(10)).join('');
  const extension = chance.one([undefined, digits(1), `0${digits(3)}`, digits(40)]);
  return {
    kind: chance.rarely(9) ? 'fax' : 'telephone',
    use,
    value,
    tlp: 'TLP:AMBER',
    ...(extension ? { extension } : {}),
  };
}

const mailbox = (chance: Chance, at: number): string =>
  `${chance.one(['=1+1', '+55', "o'neil", '-x', 'ñandú', 'a=b|c', '{{7*7}}', 'duty', '%0a', '_x000D_'])}${at}@office.example`;
