import type { ContactPointView, EntryView } from '../register/view.js';
import type { Stamp } from './export-columns.js';

/** vCard 4.0 (RFC 6350), or 3.0 (RFC 2426) for older address books. */
export const VCARD_VERSIONS = ['4.0', '3.0'] as const;
export type VcardVersion = (typeof VCARD_VERSIONS)[number];

/** A text that is a part of a value, or stands where readers expect one (RFC 6350, 3.4): it begins no line and no part. */
const part = (value: string): string => whole(value).replace(/;/g, '\\;');

/** A text that is a whole value. Version 4.0 has no parts there, and readers of it leave an escaped semicolon as it is. */
const text = (value: string, version: VcardVersion): string =>
  version === '3.0' ? part(value) : whole(value);

const whole = (value: string): string =>
  value
    .toWellFormed()
    .replace(/\\/g, '\\\\')
    .replace(/\r\n|\r|\n|\u0085|\u2028|\u2029/g, '\\n')
    .replace(/,/g, '\\,')

    .replace(/[\x00-\x08\x0B-\x1F\x7F]/g, '');

/** An address of the web or a telephone as a URI: it holds no blank and no control character. */

const uri = (value: string): string => value.replace(/[\x00-\x20\x7F-\x9F]/g, encodeURIComponent);

/** A line folded at 75 octets (RFC 6350, 3.2), never inside a character. */
function folded(line: string): string {
  let out = '';
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      out += '\r\n ';
      octets = 1;
    }
    out += character;
    octets += size;
  }
  return `${out}\r\n`;
}

function telephone({ kind, value, extension }: ContactPointView, version: VcardVersion): string {
  const type = kind === 'fax' ? 'fax' : 'voice';
  if (version === '3.0') {
    return `TEL;TYPE=WORK,${type.toUpperCase()}:${text(value! + (extension ? ` x${extension}` : ''), version)}`;
  }
  if (!/^\+?\d+$/.test(value!) || !/^\d*$/.test(extension ?? ''))
    return `TEL;VALUE=text;TYPE=work,${type}:${text(value! + (extension ? ` x${extension}` : ''), version)}`;
  return `TEL;VALUE=uri;TYPE="work,${type}":tel:${value}${extension ? `;ext=${extension}` : ''}`;
}

function property(point: ContactPointView, version: VcardVersion): string {
  const value = point.value!;
  if (point.kind === 'telephone' || point.kind === 'fax') return telephone(point, version);
  if (point.kind === 'email')
    return `EMAIL;TYPE=${version === '3.0' ? 'INTERNET' : 'work'}:${text(value, version)}`;
  if (point.kind === 'web') return `URL:${uri(value)}`;
  if (point.kind === 'address') return `ADR;TYPE=${version === '3.0' ? 'WORK' : 'work'}:;;${part(value)};;;;`;
  return `X-ENLACE-${point.kind.toUpperCase()}:${text(value, version)}`;
}

const freshness = ({ freshness: { state, verifiedAt, method, validUntil } }: ContactPointView): string =>
  [
    state,
    verifiedAt && `verified ${verifiedAt}`,
    method && `by ${method}`,
    validUntil && `until ${validUntil}`,
  ]
    .filter(Boolean)
    .join(', ');

/** A value's own lines, held together by a group: the value, what it is for, its label and how sure it is. */
function pointLines(point: ContactPointView, index: number, version: VcardVersion): string[] {
  const group = `p${index + 1}`;
  return [
    property(point, version),
    ...(point.label ? [`X-ABLABEL:${text(point.label, version)}`] : []),
    `X-ENLACE-USE:${text(point.use, version)}`,
    `X-ENLACE-TLP:${text(point.tlp, version)}`,
    `X-ENLACE-FRESHNESS:${text(freshness(point), version)}`,
  ].map((line) => `${group}.${line}`);
}

function card(entry: EntryView, stamp: Stamp, version: VcardVersion): string {
  const name = entry.names.original;
  const points = entry.contactPoints.filter(({ value }) => value !== null);
  const note = [
    `Enlace, ${stamp.date}, for ${stamp.audience}. ${entry.tlp}.`,
    ...points.map((point) => `${point.kind} ${point.value}: ${point.tlp}, ${freshness(point)}`),
    ...(entry.demo ? ['Entry of the demonstration: not for use.'] : []),
    ...(entry.notes ? [entry.notes] : []),
  ].join('\n');
  const institution = entry.parentInstitution ?? (entry.kind === 'office' ? entry.names.original : null);
  return [
    'BEGIN:VCARD',
    `VERSION:${version}`,
    'PRODID:-//Enlace//EN',
    `UID:urn:uuid:${entry.id}`,
    ...(version === '4.0' ? [`KIND:${entry.kind === 'person' ? 'individual' : 'org'}`] : []),
    `FN:${text(name, version)}`,
    `N:${part(name)};;;;`,
    ...(institution ? [`ORG:${part(institution)}${entry.unit ? `;${part(entry.unit)}` : ''}`] : []),
    ...(entry.address
      ? [`ADR;TYPE=${version === '3.0' ? 'WORK' : 'work'}:;;${part(entry.address)};;;;`]
      : []),
    ...(entry.functions.length > 0 ? [`CATEGORIES:${entry.functions.map(part).join(',')}`] : []),
    ...points.flatMap((point, index) => pointLines(point, index, version)),
    `X-ENLACE-COUNTRY:${text(entry.country ?? '', version)}`,
    `X-ENLACE-TLP:${text(entry.tlp, version)}`,
    `NOTE:${text(note, version)}`,
    `REV:${stamp.date.replace(/[-:]|\.\d+/g, '')}`,
    'END:VCARD',
  ]
    .map(folded)
    .join('');
}

/** Entries as vCards, one an entry. */
export async function* vcardText(
  batches: AsyncIterable<EntryView[]>,
  stamp: Stamp,
  version: VcardVersion,
): AsyncGenerator<string> {
  for await (const entries of batches) yield entries.map((entry) => card(entry, stamp, version)).join('');
}
