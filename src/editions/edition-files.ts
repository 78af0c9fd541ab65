import { readFileSync } from 'node:fs';
import { labelOf } from '../access/tlp.js';
import type { Stamp } from '../exports/export-columns.js';
import { csvText, jsonText, ndjsonText } from '../exports/export-text.js';
import { vcardText } from '../exports/vcard-text.js';
import { workbookBytes, type Sheet } from '../exports/workbook.js';
import { entriesSheet } from '../exports/xlsx-text.js';
import type { Language } from '../platform/problems.js';
import type { EntryView } from '../register/view.js';
import { REGISTERS } from '../register/vocabulary.js';
import type { Copy } from '../print/printed-directory.js';
import type { Slice } from './edition-contents.js';
import type { Edition } from './edition.entity.js';
import type { EntryDifference } from './difference.js';
import { changesCsv, changesJson, changesSheet } from './difference-files.js';
import type { EditionFormat, FileFormat } from './edition.vocabulary.js';
import { registerWord, word } from './edition-words.js';

/** The JSON Schema (draft 07) of the JSON file, written by `npm run openapi`. */
export const EDITION_SCHEMA = readFileSync(
  new URL('./reference/edition.schema.json', import.meta.url),
  'utf8',
);

/** One file that an edition is to have. */
export interface PlannedFile {
  name: string;
  format: FileFormat;
  language: Language | null;
}

/** What a writer makes a file of. */
export interface Material {
  edition: Edition;
  /** Whose own copy it is; null: it is the same for all. */
  copy: Copy | null;
  language: Language;
  /** The entries, all or a slice of them, each time from the beginning. */
  entries: (slice?: Slice) => AsyncGenerator<EntryView[]>;
  /** What differs from the edition before it. */
  changes: () => AsyncGenerator<EntryDifference[]>;
  /** That edition's number, or null. */
  base: number | null;
  /** The printed directory, or the part of it that the file's name says. */
  printed: () => AsyncGenerator<Buffer>;
}

type Writer = (material: Material) => AsyncGenerator<string | Buffer>;

/** Every file of the edition, in the order in which they are made: what machines read first. */
export function plannedFiles(
  { number, formats, languages }: Edition,
  printedParts: (language: Language) => number,
): PlannedFile[] {
  const has = (format: EditionFormat) => formats.includes(format);
  const file = (format: FileFormat, name: string, language: Language | null = null) => ({
    name: `enlace-${number}${name}`,
    format,
    language,
  });
  return [
    ...(has('json') ? [file('json', '.json'), file('schema', '.schema.json')] : []),
    ...(has('ndjson') ? [file('ndjson', '.ndjson')] : []),
    ...(has('csv') ? [file('csv', '-machines.csv'), file('csv', '-spreadsheets.csv')] : []),
    ...(has('vcf') ? [file('vcf', '.vcf'), file('vcf', '-vcard3.vcf')] : []),
    file('changes', '-changes.json'),
    ...languages.map((language) => file('changes', `-changes-${language}.csv`, language)),
    ...(has('xlsx') ? languages.map((language) => file('xlsx', `-${language}.xlsx`, language)) : []),
    ...(has('pdf')
      ? languages.flatMap((language) =>
          partNames(printedParts(language)).map((part) => file('pdf', `-${language}${part}.pdf`, language)),
        )
      : []),
  ];
}

/** The formats that each recipient gets as a copy of its own; every other file is the same for all. */
export const OWN_FORMATS: readonly FileFormat[] = ['pdf', 'xlsx'];

/** The files of a recipient's own copy, named by its serial. */
export function copyFiles(
  edition: Edition,
  { formats, language, serial }: { formats: readonly EditionFormat[]; language: Language; serial: string },
  printedParts: (language: Language) => number,
): PlannedFile[] {
  const own = formats.filter((format) => OWN_FORMATS.includes(format) && edition.formats.includes(format));
  return plannedFiles({ ...edition, formats: own, languages: [language] }, printedParts)
    .filter(({ format }) => OWN_FORMATS.includes(format))
    .map((file) => ({
      ...file,
      name: file.name.replace(`enlace-${edition.number}`, `enlace-${serial.toLowerCase()}`),
    }));
}

/** Whether a file that is the same for all goes to a recipient of those formats and that language. */
export const isFor = (
  file: { format: FileFormat; language: Language | null },
  { formats, language }: { formats: readonly EditionFormat[]; language: Language },
): boolean => {
  if (OWN_FORMATS.includes(file.format) || (file.language !== null && file.language !== language))
    return false;
  if (file.format === 'changes') return true;
  return formats.includes(file.format === 'schema' ? 'json' : (file.format as EditionFormat));
};

/** What is put into the names of the parts of one document; one alone needs nothing. */
const partNames = (parts: number): string[] =>
  parts === 1
    ? ['']
    : Array.from({ length: parts }, (_, at) => `-part-${String(at + 1).padStart(2, '0')}-of-${parts}`);

/** Which part of a document a file is, or null when it is the whole. */
export function partOf(name: string): { n: number; of: number } | null {
  const [, n, of] = /-part-(\d+)-of-(\d+)\./.exec(name) ?? [];
  return n && of ? { n: Number(n), of: Number(of) } : null;
}

/** The name of the document of which a file is a part, or its own. */
export const wholeName = (name: string): string => name.replace(/-part-\d+-of-\d+/, '');

/** The writer of a planned file. */
export function writerOf({ name, format }: Pick<PlannedFile, 'name'> & { format: string }): Writer {
  switch (format) {
    case 'json':
      return (material) => jsonText(material.entries(), headOf(material.edition));
    case 'ndjson':
      return (material) => ndjsonText(material.entries(), headOf(material.edition));
    case 'csv':
      return (material) =>
        csvText(material.entries(), {
          machines: name.endsWith('-machines.csv'),
          stamp: stampOf(material.edition),
        });
    case 'vcf':
      return (material) =>
        vcardText(
          material.entries(),
          stampOf(material.edition),
          name.endsWith('-vcard3.vcf') ? '3.0' : '4.0',
        );
    case 'changes':
      return name.endsWith('.json')
        ? ({ changes, edition, base }) => changesJson(changes(), { ...headOf(edition), since: base })
        : ({ changes, language }) => changesCsv(changes(), language);
    case 'xlsx':
      return (material) => workbookBytes(sheetsOf(material), material.copy && copyText(material.copy));
    case 'schema':
      return () => each([EDITION_SCHEMA]);
    case 'pdf':
      return ({ printed }) => printed();
    default:
      throw new Error(`No writer makes ${format}`);
  }
}

/** For whom, in a few words that every line of a file carries. */
export const audienceText = ({ number, ceiling, roles, states }: Edition): string =>
  [`Enlace ${number}`, labelOf(ceiling), roles.join(', '), states?.join(', ')].filter(Boolean).join(' · ');

export const stampOf = (edition: Edition, copy: Copy | null = null): Stamp => ({
  date: edition.cutOff.toISOString(),
  audience: [audienceText(edition), copy && copyText(copy)].filter(Boolean).join(' · '),
});

const copyText = ({ serial, name }: Copy): string => `${serial} · ${name}`;

const headOf = ({ number, title, cutOff, ceiling, roles, states }: Edition) => ({
  edition: number,
  title,
  date: cutOff.toISOString(),
  audience: { tlp: labelOf(ceiling), roles, states },
});

function* sheetsOf(material: Material): Generator<Sheet> {
  const { edition, language, copy } = material;
  yield readMe(edition, language, copy);
  for (const register of REGISTERS)
    yield entriesSheet(
      registerWord(register, language),
      material.entries({ register }),
      stampOf(edition, copy),
    );
  yield changesSheet(material.changes(), language);
}

function readMe(edition: Edition, language: Language, copy: Copy | null): Sheet {
  const say = (key: Parameters<typeof word>[0]) => word(key, language);
  const rows = [
    ...(copy ? [[say('copyFor'), copyText(copy)]] : []),
    [say('edition'), `${edition.number}: ${edition.title}`],
    [say('cutOff'), edition.cutOff.toISOString()],
    [say('audience'), audienceText(edition)],
    [say('label'), labelOf(edition.ceiling)],
    [say('entries'), String(edition.entries)],
    ...(['howTo', 'freshness', 'share', 'verify'] as const).map((key) => ['', say(key)]),
  ];
  return { name: say('readMe'), headers: ['Enlace', ''], widths: { Enlace: 18, '': 110 }, rows: each(rows) };
}

async function* each<T>(all: readonly T[]): AsyncGenerator<T> {
  for (const one of all) yield await Promise.resolve(one);
}
