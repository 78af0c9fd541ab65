import type { Designation } from '../register/document.js';
import type { ContactPointView, EntryView } from '../register/view.js';

type Cell = string | null | undefined;
type Column = readonly [
  header: string,
  cell: (entry: EntryView, point: ContactPointView | undefined) => Cell,
];

const list = (value: unknown): string => (Array.isArray(value) ? value.join('; ') : '');
const text = (value: unknown): string => (typeof value === 'string' ? value : '');

const designation = (one: Designation): string =>
  [
    one.treaty ?? one.basis,
    one.article && `art. ${one.article}`,
    one.function,
    one.direction,
    one.validFrom && `from ${one.validFrom}`,
    one.validTo && `to ${one.validTo}`,
  ]
    .filter(Boolean)
    .join(' ');

const designations = (entry: EntryView): string =>
  list((entry['designations'] as Designation[] | undefined)?.map(designation));

const languages = (entry: EntryView): string =>
  list([
    ...entry.languages.map(({ language, purpose }) => `${language} (${purpose})`),
    ...((entry['acceptedLanguages'] as { language: string; purpose: string }[] | undefined) ?? []).map(
      ({ language, purpose }) => `${language} (${purpose})`,
    ),
  ]);

const hours = ({ hours }: EntryView): string =>
  hours === null
    ? ''
    : hours.always
      ? '24/7'
      : list(hours.weekly.map(({ day, from, to }) => `${day} ${from}-${to}`));

/** One column a line: header and cell. A line is one contact point of one entry; an entry without any has one line. */
export const COLUMNS: readonly Column[] = [
  ['id', ({ id }) => id],
  ['register', ({ register }) => register],
  ['country', ({ country }) => country],
  ['kind', ({ kind }) => kind],
  ['status', ({ status }) => status],
  ['name', ({ names }) => names.original],
  ['nameLanguage', ({ names }) => names.language],
  ['nameEn', ({ names }) => names.translations['en']],
  ['parentInstitution', (entry) => entry.parentInstitution ?? text(entry['institution'])],
  ['unit', (entry) => entry.unit ?? text(entry['agency'])],
  ['functions', ({ functions }) => list(functions)],
  ['specialities', (entry) => list(entry['specialities'])],
  ['designations', designations],
  ['designationsFreshness', ({ designationFreshness }) => designationFreshness?.state],
  ['designationsVerifiedAt', ({ designationFreshness }) => designationFreshness?.verifiedAt],
  ['networks', (entry) => list(entry['networks'])],
  ['languages', languages],
  ['address', ({ address }) => address],
  ['timeZone', ({ timeZone }) => timeZone],
  ['hours', hours],
  ['notes', ({ notes }) => notes],
  ['sourceUrl', ({ source }) => source?.url],
  ['sourceDate', ({ source }) => source?.date],
  ['demo', ({ demo }) => String(demo)],
  ['entryTlp', ({ tlp }) => tlp],
  ['contactId', (_, point) => point?.id],
  ['contactKind', (_, point) => point?.kind],
  ['contactUse', (_, point) => point?.use],
  ['contactPersonal', (_, point) => point && String(point.personal)],
  ['contactLabel', (_, point) => point?.label],
  ['contactValue', (_, point) => point?.value],
  ['contactExtension', (_, point) => point?.extension],
  ['contactAsPrinted', (_, point) => point?.asPrinted],
  ['contactTlp', (_, point) => point?.tlp],
  ['freshness', (_, point) => point?.freshness.state],
  ['verifiedAt', (_, point) => point?.freshness.verifiedAt],
  ['verifiedByMethod', (_, point) => point?.freshness.method],
  ['validUntil', (_, point) => point?.freshness.validUntil],
];

/** When a file was made (ISO 8601 UTC) and for whom: a role, and its State. */
export interface Stamp {
  date: string;
  audience: string;
}

export const HEADERS: readonly string[] = [...COLUMNS.map(([header]) => header), 'exportedAt', 'exportedFor'];

/** The lines of one entry, cells in the order of `HEADERS`. */
export function linesOf(entry: EntryView, { date, audience }: Stamp): string[][] {
  const points = entry.contactPoints.length > 0 ? entry.contactPoints : [undefined];
  return points.map((point) => [...COLUMNS.map(([, cell]) => cell(entry, point) ?? ''), date, audience]);
}
