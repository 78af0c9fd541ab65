import { hasUnsafeCharacters } from '../platform/safe-text.js';
import type { ContactPointInput } from '../register/document.js';
import { readContacts } from './contact-cells.js';
import { readDate } from './dates.js';
import { nameKey } from './folded.js';
import type { ImportField } from './import.vocabulary.js';
import type { Row } from './row.js';
import { shown } from './shown.js';
import { meansAlways, readYesNo } from './words.js';

/** Address, postal code and city as one text; what the address already says is not said twice. */
export function addressOf(row: Row): string | null {
  const address = row.plain('address', 1000, { lines: true });
  const parts = [address, row.plain('postalCode', 20), row.plain('city', 100)].filter(
    (part) => part !== null,
  );
  const said = nameKey(address ?? '');
  const whole = parts.filter((part, i) => (i === 0 && address) || !said.includes(nameKey(part)));
  return whole.length > 0 ? whole.join(', ').replace(/\r\n?/g, '\n').slice(0, 1000) : null;
}

/** Day and night, by a column of its own or by the hours' words; other hours stay as printed. */
export function hoursOf(row: Row): { always: boolean; printed: string | null } {
  const said = row.text('always');
  const flag = said === '' ? false : readYesNo(said);
  if (flag === null) row.warn('always', 'yes-or-no', shown(said, 40));
  const printed = row.plain('hours', 500);
  if (printed === null || meansAlways(printed))
    return { always: flag === true || printed !== null, printed: null };
  row.warn('hours', 'hours-kept');
  return { always: flag === true, printed };
}

/** Where and when it was published. Designations stay as printed: they need their evidence, and a person. */
export function sourceOf(row: Row) {
  const cell = row.text('sourceDate');
  const date = cell === '' ? null : readDate(cell, row.reading.dates);
  if (cell !== '' && date === null) row.warn('sourceDate', 'no-date', shown(cell, 40));
  const designations = row.plain('designations', 1900);
  const url = row.plain('sourceUrl', 2000);
  const isUrl = url !== null && /^https?:\/\/\S+$/.test(url);
  const note = [
    designations && `Designated under, as printed: ${designations}`,
    date && 'printed' in date && `Dated ${date.printed}`,
    url !== null && !isUrl && url,
  ].filter(Boolean);
  const source = {
    url: isUrl ? url : null,
    date: date && 'date' in date ? date.date : null,
    note: note.length > 0 ? note.join('; ').slice(0, 2000) : null,
  };
  return source.url || source.date || source.note ? source : null;
}

const REFUSED = {
  telephone: 'no-telephone',
  fax: 'no-fax',
  email: 'no-email',
  web: 'no-web',
} as const;

/** The contact values of all columns, each once. */
export function contactsOf(row: Row, country: string | null, always: boolean): ContactPointInput[] {
  const points = new Map<string, ContactPointInput>();
  const take = (field: ImportField, kind: keyof typeof REFUSED) => {
    const cell = row.text(field);
    if (cell === '') return;
    const hidden = hasUnsafeCharacters(cell);
    const first = [...points.values()].find((point) => point.kind === 'telephone')?.value ?? null;
    const read = hidden
      ? { points: [], refused: [kind], carried: [] }
      : readContacts(cell, kind, country, { before: kind === 'fax' ? first : null, always });
    for (const one of new Set(read.refused)) row.warn(field, REFUSED[one], hidden ? shown(cell) : undefined);
    if (read.carried.length > 0) row.warn(field, 'area-code-carried');
    for (const point of read.points) {
      const key = JSON.stringify([point.kind, point.value.toLowerCase(), point.extension ?? null]);
      if (!points.has(key)) points.set(key, point);
    }
  };
  take('telephone', 'telephone');
  take('fax', 'fax');
  take('contacts', 'telephone');
  take('email', 'email');
  take('web', 'web');
  return [...points.values()];
}
