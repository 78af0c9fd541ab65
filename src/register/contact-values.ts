import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/max';
import { hasUnsafeCharacters } from '../platform/safe-text.js';
import { rankOf, type Tlp } from '../access/tlp.js';
import type { ContactPointInput } from './document.js';
import type { ContactKind, ContactUse } from './vocabulary.js';

/** A contact value as it is stored: what was parsed, beside what was printed. */
export interface ContactValue {
  kind: ContactKind;
  use: ContactUse;
  personal: boolean;
  value: string;
  extension: string | null;
  asPrinted: string | null;
  label: string | null;
  tlp: Tlp;
}

/** Digits that a State's own network understands: short codes (110, 1818) and national toll-free numbers. */
const NATIONAL_NUMBER = /^\d{3,11}$/;
const RESERVED_DOMAINS = /(^|\.)example\.(com|net|org)$/;

/**
 * A telephone as E.164 with its extension, read with the State's prefix; a short code or toll-free number that
 * cannot be dialled from abroad stays as its digits. Null: cannot be read; nothing is guessed.
 */
export function readTelephone(
  printed: string,
  country: string | null,
): { value: string; extension: string | null } | null {
  const parsed = parsePhoneNumberFromString(printed, (country ?? undefined) as CountryCode | undefined);
  const tollFree = parsed?.getType() === 'TOLL_FREE' && !printed.trim().startsWith('+');
  if (parsed?.isPossible() && !tollFree) return { value: parsed.number, extension: parsed.ext ?? null };
  const digits = printed.replace(/[\s().-]/g, '');
  return NATIONAL_NUMBER.test(digits) && country !== null ? { value: digits, extension: null } : null;
}

/** Latin letters mixed with another script in one domain: the usual disguise of a false mailbox (UTS #39). */
export function hasMixedScripts(domain: string): boolean {
  return (
    /\p{Script=Latin}/u.test(domain) &&
    /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}]/u.test(domain)
  );
}

function readEmail(printed: string): string | null {
  const match = /^([^\s@<>(),;:"[\]\\]+)@([^\s@<>(),;:"[\]\\]+\.[^\s@.]{2,})$/u.exec(printed);
  if (!match) return null;
  const domain = match[2]!.toLowerCase();
  return hasMixedScripts(domain) || RESERVED_DOMAINS.test(domain) ? null : `${match[1]}@${domain}`;
}

function readWebAddress(printed: string): string | null {
  const withScheme = /^[a-z][a-z0-9+.-]*:/i.test(printed) ? printed : `https://${printed}`;
  if (!URL.canParse(withScheme) || /\s/.test(printed)) return null;
  const url = new URL(withScheme);
  const allowed = (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname.includes('.');
  return allowed && !url.username && !hasMixedScripts(decodeURI(printed)) ? withScheme : null;
}

const EXPECTED: Record<ContactKind, string> = {
  telephone: 'a telephone number, best in international form such as +55 61 2025 8900',
  fax: 'a fax number, best in international form such as +55 61 2025 8900',
  email: 'an e-mail address in one script, not of a reserved domain',
  web: 'a web address that begins with https:// or http://',
  address: 'a postal address of at most 1,000 characters',
  messaging: 'an account of at most 200 characters',
  'interpol-i247': 'an INTERPOL I-24/7 address of at most 200 characters',
  key: 'a key or fingerprint of at most 1,000 characters',
};

function readValue(
  kind: ContactKind,
  printed: string,
  country: string | null,
): { value: string; extension: string | null } | null {
  switch (kind) {
    case 'telephone':
    case 'fax':
      return readTelephone(printed, country);
    case 'email':
    case 'web': {
      const value = kind === 'email' ? readEmail(printed) : readWebAddress(printed);
      return value === null ? null : { value, extension: null };
    }
    case 'address':
    case 'key':
      return printed.length <= 1000 ? { value: printed, extension: null } : null;
    case 'messaging':
    case 'interpol-i247':
      return printed.length <= 200 && !/[\r\n]/.test(printed) ? { value: printed, extension: null } : null;
  }
}

/** The label a value gets when its writer gives none (design: "Clearance", defaults). */
export function defaultLabel(point: { kind: ContactKind; use: ContactUse; personal: boolean }): Tlp {
  if (point.use === 'responsible') return 'TLP:RED';
  if (point.personal) return 'TLP:AMBER+STRICT';
  return point.use === '24/7' && point.kind === 'telephone' ? 'TLP:AMBER' : 'TLP:GREEN';
}

/**
 * Reads one contact value as its writer gave it.
 * @returns the value, or a message that says what was expected (and never echoes the value).
 */
export function readContactValue(input: ContactPointInput, country: string | null): ContactValue | string {
  const printed = input.value.normalize('NFC').trim();
  const expected = `must be ${EXPECTED[input.kind]}`;
  if (hasUnsafeCharacters(printed)) return `${expected}, without hidden characters`;
  const read = readValue(input.kind, printed, country);
  if (!read) return expected;
  const use = input.use ?? 'general';
  if (use === 'responsible' && input.kind !== 'email')
    return 'must be an e-mail address: the responsible is asked by mail';
  const personal = input.personal ?? false;
  const extension = input.extension ?? read.extension;
  if (extension !== null && !/^\d{1,40}$/.test(extension)) return 'has an extension that is not digits';
  return {
    kind: input.kind,
    use,
    personal,
    value: read.value,
    extension,
    asPrinted: input.asPrinted ?? (printed === read.value ? null : printed),
    label: input.label ?? null,
    tlp: input.tlp ?? defaultLabel({ kind: input.kind, use, personal }),
  };
}

/** What makes two values the same for a reader; any difference makes a new row. */
export const sameContactValue = (a: ContactValue, b: ContactValue): boolean =>
  a.kind === b.kind &&
  a.use === b.use &&
  a.personal === b.personal &&
  a.value === b.value &&
  a.extension === b.extension &&
  a.asPrinted === b.asPrinted &&
  a.label === b.label &&
  rankOf(a.tlp) === rankOf(b.tlp);
