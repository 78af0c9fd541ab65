import type { Register } from '../entries/entry.js';
import { fieldsOf, type DesignationRow, type Field, type FormDocument, type PointRow } from './form.js';

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type Input = Record<string, Json>;

const said = (text: string): string | null => (text.trim() === '' ? null : text.trim());
const lines = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
const year = (text: string): number | null => (text.trim() === '' ? null : Number(text));
/** An object, or null where nothing of it is said. */
const orNull = (object: Input): Input | null =>
  Object.values(object).every((value) => value === null) ? null : object;

/** What was printed stands beside a value while it stands; of a new value the server keeps what was typed. */
const point = (row: PointRow): Input => ({
  ...(row.id ? { id: row.id } : {}),
  kind: row.kind,
  use: row.use,
  personal: row.personal,
  value: row.value.trim(),
  extension: said(row.extension),
  label: said(row.label),
  ...(row.tlp ? { tlp: row.tlp } : {}),
  ...(row.read?.value === row.value ? { asPrinted: row.read.asPrinted } : {}),
});

const designation = (row: DesignationRow): Input => ({
  treaty: said(row.treaty),
  article: said(row.article),
  basis: said(row.basis),
  function: row.function,
  direction: said(row.direction),
  stage: said(row.stage),
  scope: said(row.scope),
  validFrom: said(row.validFrom),
  validTo: said(row.validTo),
  evidence: orNull({ note: said(row.evidence.note), date: said(row.evidence.date) }),
});

function hours({ mode, weekly }: FormDocument['hours']): Input | null {
  if (mode === 'unknown') return null;
  if (mode === 'always') return { always: true, weekly: [] };
  return { always: false, weekly: weekly.map(({ day, from, to }) => ({ day, from, to })) };
}

function requirements({ dualCriminality, useLimitation, documents }: FormDocument['requirements']) {
  const dual = dualCriminality === '' ? null : dualCriminality === 'yes';
  const asked = lines(documents);
  const rest = { dualCriminality: dual, useLimitation: said(useLimitation) };
  return asked.length === 0 && orNull(rest) === null ? null : { ...rest, documents: asked };
}

function consent(given: FormDocument['consent']): Input | null {
  const whole = {
    givenOn: said(given.givenOn),
    scope: said(given.scope),
    evidence: said(given.evidence),
    expiresOn: said(given.expiresOn),
    withdrawnOn: said(given.withdrawnOn),
  };
  return orNull(whole);
}

/** How each field that is not a plain text or a list of words is written. */
const WRITTEN: { [F in Field]?: (value: FormDocument[F]) => Json } = {
  country: (country) => (country === '-' ? null : country),
  names: ({ original, language, translations }) => ({
    original: original.trim(),
    language: said(language),
    translations: Object.fromEntries(translations.map((row) => [row.language, row.text.trim()])),
  }),
  hours,
  languages: (all) => all.map(({ language, purpose, level }) => ({ language, purpose, level: said(level) })),
  acceptedLanguages: (all) => all.map(({ language, purpose }) => ({ language, purpose })),
  source: ({ url, date, note }) => orNull({ url: said(url), date: said(date), note: said(note) }),
  replacement: (given) => (given.entryId ? { ...given } : null),
  contactPoints: (all) => all.map(point),
  designations: (all) => all.map(designation),
  channels: (all) =>
    all.map(({ channel, urgentOnly, originalToFollow }) => ({ channel, urgentOnly, originalToFollow })),
  requirements,
  keyFingerprints: (text) => lines(text).map((one) => one.replace(/\s/g, '').toUpperCase()),
  training: (all) =>
    all.map((row) => ({
      subject: row.subject.trim(),
      institution: said(row.institution),
      year: year(row.year),
    })),
  credentials: (all) =>
    all.map((row) => ({ name: row.name.trim(), issuer: said(row.issuer), year: year(row.year) })),
  consent,
};

/** One field as the API takes it. */
export function written<F extends Field>(field: F, value: FormDocument[F]): Json {
  const write = WRITTEN[field] as ((value: FormDocument[F]) => Json) | undefined;
  if (write) return write(value);
  return typeof value === 'string' ? said(value) : (value as string[]);
}

/** The fields in which two forms of the same entry differ, as the API would see it. */
export const movedFields = (register: Register, base: FormDocument, form: FormDocument): Field[] =>
  fieldsOf(register).filter(
    (field) => JSON.stringify(written(field, base[field])) !== JSON.stringify(written(field, form[field])),
  );

/** Only what was changed: what somebody else changes meanwhile is not written over. */
export const patchOf = (register: Register, base: FormDocument, form: FormDocument): Input =>
  Object.fromEntries(movedFields(register, base, form).map((field) => [field, written(field, form[field])]));

/** A whole new entry; what is not said is left to what is usual. */
export function inputOf(register: Register, form: FormDocument): Input {
  const all = ['country', 'kind', ...fieldsOf(register)] as Field[];
  const entries = all.map((field) => [field, written(field, form[field])] as const);
  const isSaid = (value: Json) => value !== null && !(Array.isArray(value) && value.length === 0);
  return Object.fromEntries(entries.filter(([field, value]) => field === 'country' || isSaid(value)));
}
