import { hasUnsafeCharacters } from '../platform/safe-text.js';
import type { EntryInput } from '../register/entry-input.js';
import type { EntryFunction, RegisterName } from '../register/vocabulary.js';
import { addressOf, contactsOf, hoursOf, sourceOf } from './cells.js';
import { nameKey } from './folded.js';
import { CELL_LIMIT } from './import.vocabulary.js';
import type { Remark } from './remarks.js';
import { Row, type Reading } from './row.js';
import { hasDirectionControls, shown } from './shown.js';
import { readFunctions, readLanguages, readRegister } from './words.js';

/** One row as it was understood, before it is compared with anything. */
export interface ReadRow {
  /** Number of the record, the header's being 1. */
  line: number;
  /** As may be shown. */
  name: string | null;
  empty: boolean;
  /** Why the row cannot be taken; empty when it can. */
  reasons: Remark[];
  warnings: Remark[];
  register: RegisterName | null;
  country: string | null;
  /** Null when the row is rejected. */
  input: EntryInput | null;
}

/** Reads one record by the file's columns. Never fails: what cannot be read is a reason or a warning. */
export function readRow(cells: readonly string[], line: number, reading: Reading): ReadRow {
  const row = new Row(reading, cells);
  const empty = cells.every((cell) => cell.trim() === '');
  const read = { line, name: null, empty, reasons: row.reasons, warnings: row.warnings };
  if (empty) return { ...read, register: null, country: null, input: null };
  rejectHostile(row, cells);
  const country = countryOf(row);
  const name = row.text('name');
  if (name === '') row.reject('name', 'name-missing');
  else if (hasUnsafeCharacters(name) || name.length > 300) row.reject('name', 'name-unfit');
  const functions = functionsOf(row);
  const register = registerOf(row, functions.words);
  const shownName = name === '' ? null : shown(name.replace(/\s+/g, ' '), 200);
  const taken = row.reasons.length === 0 && register !== null && country !== undefined;
  return {
    ...read,
    name: shownName,
    register,
    country: country ?? null,
    input: taken ? inputOf(row, name.replace(/\s+/g, ' '), country, register, functions) : null,
  };
}

function rejectHostile(row: Row, cells: readonly string[]): void {
  const { headers } = row.reading;
  if (cells.slice(headers.length).some((cell) => cell.trim() !== ''))
    row.reasons.push({
      column: null,
      code: 'cells-and-headers',
      about: `${cells.length} > ${headers.length}`,
    });
  cells.forEach((cell, i) => {
    const column = shown(headers[i] ?? `column ${i + 1}`);
    if (cell.length > CELL_LIMIT)
      row.reasons.push({ column, code: 'cell-too-long', about: String(CELL_LIMIT) });
    else if (hasDirectionControls(cell))
      row.reasons.push({ column, code: 'cell-turns-text', about: shown(cell) });
  });
}

function countryOf(row: Row): string | null | undefined {
  const cell = row.text('country');
  if (cell === '') {
    if (readRegister(row.text('register')) === 'organisation') return null;
    row.reject('country', 'state-missing');
    return undefined;
  }
  const country = row.reading.states.read(cell);
  if (country === undefined) row.reject('country', 'state-unknown', shown(cell, 40));
  return country;
}

function functionsOf(row: Row): { words: EntryFunction[]; unknown: string[] } {
  const cell = row.text('functions');
  if (hasUnsafeCharacters(cell)) {
    row.warn('functions', 'hidden');
    return { words: [], unknown: [] };
  }
  const read = readFunctions(cell);
  if (read.unknown.length > 0) row.warn('functions', 'kept-in-notes', shown(read.unknown.join('; ')));
  return read;
}

/** An international organisation stands in the register that its functions fit: there is none of its own. */
function registerOf(row: Row, functions: readonly EntryFunction[]): RegisterName | null {
  const cell = row.text('register');
  const named = cell === '' ? row.reading.register : readRegister(cell);
  if (named === 'organisation') {
    const operational: EntryFunction[] = ['INVESTIGATION', 'INCIDENT_RESPONSE', 'CONTACT_24_7', 'FORENSICS'];
    return functions.some((one) => operational.includes(one))
      ? 'law-enforcement-contacts'
      : 'central-authorities';
  }
  if (named) return named;
  if (cell === '') row.reject('register', 'register-missing');
  else row.reject('register', 'register-unknown', shown(cell, 40));
  return null;
}

function languagesOf(row: Row, register: RegisterName): Record<string, unknown> {
  const read = readLanguages(row.text('languages'));
  if (read.unknown.length > 0) row.warn('languages', 'not-understood', shown(read.unknown.join('; ')));
  if (read.words.length === 0) return {};
  return register === 'central-authorities'
    ? { acceptedLanguages: read.words.map((language) => ({ language, purpose: 'requests' })) }
    : { languages: read.words.map((language) => ({ language, purpose: 'requests', level: null })) };
}

function inputOf(
  row: Row,
  name: string,
  country: string | null,
  register: RegisterName,
  functions: { words: EntryFunction[]; unknown: string[] },
): EntryInput {
  const hours = hoursOf(row);
  const notes = [
    row.plain('notes', CELL_LIMIT, { lines: true }),
    hours.printed && `Hours as printed: ${hours.printed}`,
    functions.unknown.length > 0 && `Functions as printed: ${functions.unknown.join('; ')}`,
  ].filter(Boolean);
  if (/\b(ejemplo|exemplo|example|exemple)\b/iu.test(row.text('notes'))) row.warn('notes', 'example');
  const fields: Record<string, unknown> = {
    parentInstitution: row.plain('parentInstitution', 300),
    functions: functions.words,
    address: addressOf(row),
    hours: hours.always ? { always: true, weekly: [] } : null,
    notes: notes.length > 0 ? notes.join('\n') : null,
    source: sourceOf(row),
    ...languagesOf(row, register),
  };
  const given = Object.entries(fields).filter(([, value]) => value !== null && !isEmptyList(value));
  return {
    country,
    kind: register === 'experts' ? 'person' : 'office',
    names: { original: name, language: null, translations: {} },
    ...(Object.fromEntries(given) as object),
    contactPoints: contactsOf(row, country, hours.always),
  };
}

const isEmptyList = (value: unknown): boolean => Array.isArray(value) && value.length === 0;

/** What makes two rows one authority: State, register and name without accents, case and punctuation. */
export const authorityKey = ({ register, country, input }: ReadRow): string =>
  JSON.stringify([register, country, nameKey(input?.names.original ?? '')]);
