import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import { readTelephone } from '../register/contact-values.js';

/** One number of a cell. */
export interface ReadNumber {
  /** E.164, or the digits of a short code or national toll-free number. */
  value: string;
  extension: string | null;
  label: string | null;
  afterHours: boolean;
}

export interface ReadNumbers {
  numbers: ReadNumber[];
  /** At least one part that is no number: the field is refused. */
  unreadable: boolean;
  /** A number got the area code of the one before it. */
  carried: boolean;
}

const EXTENSIONS =
  /[,;]?\s*(extensiones|extensions|extensión|extension|exts|ext|ramais|ramal|anexos|anexo|internos|interno|int|poste|postes|x)\b\.?\s*:?\s*(\d{1,10}(?:\s*(?:,|\/|y|e|and|et)\s*\d{1,10})*)/giu;
const PLURAL = /^(extensiones|extensions|exts|ramais|anexos|internos|postes)$/i;
/** In brackets, and with letters: a remark, no area code. */
const REMARK = /\(([^()]*\p{L}[^()]*)\)/gu;
/** Where a remark stood, by its number, while the cell is divided. */
const MARKED = /⟦(\d+)⟧/u;
const AFTER_HOURS =
  /ap[oó]s o expediente|fora do (expediente|hor[aá]rio)|fuera de (hora|horario)|after[- ]hours|out of hours|hors (des )?heures/iu;
const SEPARATORS = /\s*(?:(;|\n)|\/|,|\s(?:o|ou|or|y|e|and|et)\s)\s*/iu;
const DIALLED = /^\(?\+?[\d\s().\-–‐]*$/u;

interface Part {
  text: string;
  /** A new number, not the end of the one before it. */
  apart: boolean;
}

function partsOf(cell: string): Part[] {
  const parts: Part[] = [];
  let rest = cell;
  let apart = true;
  for (;;) {
    const found = SEPARATORS.exec(rest);
    parts.push({ text: found ? rest.slice(0, found.index) : rest, apart });
    if (!found) return parts.filter(({ text }) => text.trim() !== '');
    apart = found[1] !== undefined;
    rest = rest.slice(found.index + found[0].length);
  }
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** The national digits of an E.164 number, with its calling code before them. */
function split(value: string): { code: string; national: string } | null {
  const parsed = value.startsWith('+') ? parsePhoneNumberFromString(value) : undefined;
  return parsed ? { code: `+${parsed.countryCallingCode}`, national: parsed.nationalNumber } : null;
}

/** A full number by itself: valid in the State's plan, or a short code or toll-free number of its own. */
function alone(text: string, country: string | null): string | null {
  const read = readTelephone(text, country);
  return read?.extension === null ? read.value : null;
}

const isWhole = (value: string): boolean =>
  !value.startsWith('+') || (parsePhoneNumberFromString(value)?.isValid() ?? false);

/** `/ 8901` after +55 61 2025 8900: the end of the number before, replaced; its area code is carried over. */
function completed(text: string, before: string): string | null {
  const digits = digitsOf(text);
  const known = split(before);
  if (!known || digits.length < 2 || digits.length >= known.national.length) return null;
  const value = `${known.code}${known.national.slice(0, -digits.length)}${digits}`;
  return parsePhoneNumberFromString(value)?.isPossible() ? value : null;
}

function readPart(part: Part, country: string | null, before: string | null) {
  if (!DIALLED.test(part.text) || digitsOf(part.text).length < 2) return null;
  const full = alone(part.text, country);
  const short = digitsOf(part.text).length < 9 && !part.text.trim().startsWith('+');
  const local = parsePhoneNumberFromString(part.text, (country ?? undefined) as CountryCode | undefined);
  const standsAlone =
    full !== null && isWhole(full) && (full.startsWith('+') ? local?.isValid() : part.apart);
  if (before !== null && short && !standsAlone) {
    const value = completed(part.text, before);
    if (value) return { value, carried: true };
  }
  return full === null ? null : { value: full, carried: false };
}

/** Takes the part's remark out of it. */
function takeRemark(text: string, remarks: readonly string[]) {
  const [mark, number] = MARKED.exec(text) ?? [];
  const remark = number === undefined ? null : (remarks[Number(number)] ?? null);
  const afterHours = remark !== null && AFTER_HOURS.test(remark);
  const bare = mark === undefined ? text : text.replace(mark, ' ');
  return { text: bare, label: afterHours ? 'after hours' : remark, afterHours };
}

interface Piece extends ReadNumber {
  carried: boolean;
}

/**
 * Every number of one cell, read with the State's prefix: several divided by `;`, `/`, `,` or a word; a shorter one
 * after `/` replaces the end of the one before; extensions in the plural belong to all of them.
 * @param before a number whose area code a shorter first one takes over: the telephone beside a fax
 */
export function readNumbers(cell: string, country: string | null, before: string | null = null): ReadNumbers {
  const shared: string[] = [];
  const remarks: string[] = [];
  const marked = cell
    .replace(/[⟦⟧]/g, '?')
    .replace(REMARK, (_, remark: string) => `⟦${remarks.push(remark.trim()) - 1}⟧`);
  const text = marked.replace(EXTENSIONS, (_, word: string, list: string) => {
    if (!PLURAL.test(word)) return ` ext${digitsOf(list.split(/\D+/)[0]!)} `;
    shared.push(...list.split(/\D+/));
    return ' ';
  });
  const pieces: Piece[] = [];
  let unreadable = false;
  for (const part of partsOf(text)) {
    const remark = takeRemark(part.text, remarks);
    const [, own] = / ext(\d+) /.exec(remark.text) ?? [];
    const bare = { ...part, text: remark.text.replace(/ ext\d+ /, ' ').trim() };
    const last = pieces.at(-1)?.value ?? null;
    const read = readPart(bare, country, last ?? before);
    if (read)
      pieces.push({ ...read, extension: own ?? null, label: remark.label, afterHours: remark.afterHours });
    else unreadable = true;
  }
  const numbers = pieces.flatMap(({ carried: _, ...one }) =>
    shared.length > 0 ? shared.map((extension) => ({ ...one, extension })) : [one],
  );
  return { numbers, unreadable, carried: pieces[0]?.carried ?? false };
}
