import type { AnyEntry } from '../entries/entries.queries.js';
import { emptyForm, newKey, type DesignationRow, type FormDocument, type PointRow } from './form.js';

const text = (value: string | null | undefined): string => value ?? '';
const year = (value: number | null): string => (value === null ? '' : String(value));
const rows = <T, R>(items: readonly T[] | null | undefined, row: (item: T) => R): (R & { key: string })[] =>
  (items ?? []).map((item) => ({ key: newKey(), ...row(item) }));

type Point = AnyEntry['contactPoints'][number];
type Designation = NonNullable<AnyEntry['designations']>[number];

const pointRow = (point: Point): Omit<PointRow, 'key'> => ({
  id: point.id,
  point: point.point,
  kind: point.kind,
  use: point.use,
  personal: point.personal,
  value: text(point.value),
  read: { value: text(point.value), asPrinted: point.asPrinted },
  extension: text(point.extension),
  label: text(point.label),
  tlp: point.tlp,
});

const designationRow = (one: Designation): Omit<DesignationRow, 'key'> => ({
  treaty: text(one.treaty),
  article: text(one.article),
  basis: text(one.basis),
  function: one.function,
  direction: text(one.direction),
  stage: text(one.stage),
  scope: text(one.scope),
  validFrom: text(one.validFrom),
  validTo: text(one.validTo),
  evidence: { note: text(one.evidence?.note), date: text(one.evidence?.date) },
});

function sharedForm(entry: AnyEntry) {
  const { names, hours, source, replacement } = entry;
  const translations = Object.entries(names.translations as Record<string, string>);
  const mode = hours === null ? 'unknown' : hours.always ? 'always' : 'weekly';
  return {
    country: entry.country ?? '-',
    kind: entry.kind,
    names: {
      original: names.original,
      language: text(names.language),
      translations: rows(translations, ([language, translated]) => ({ language, text: translated })),
    },
    parentInstitution: text(entry.parentInstitution),
    unit: text(entry.unit),
    functions: entry.functions,
    address: text(entry.address),
    timeZone: text(entry.timeZone),
    hours: { mode, weekly: rows(hours?.weekly, ({ day, from, to }) => ({ day, from, to })) },
    languages: rows(entry.languages, (one) => ({ ...one, level: text(one.level) })),
    notes: text(entry.notes),
    source: { url: text(source?.url), date: text(source?.date), note: text(source?.note) },
    tlp: entry.tlp,
    succeeds: text(entry.succeeds),
    replacement: replacement ? { ...replacement } : { entryId: '', from: '', to: '' },
    // An erased value is a tombstone, and no longer anybody's to write.
    contactPoints: rows(
      entry.contactPoints.filter(({ value }) => value !== null),
      pointRow,
    ),
  } satisfies Partial<FormDocument>;
}

function ownForm(entry: AnyEntry) {
  const { requirements, consent } = entry;
  const dual = requirements?.dualCriminality ?? null;
  const training = rows(entry.training, (one) => ({
    subject: one.subject,
    institution: text(one.institution),
    year: year(one.year ?? null),
  }));
  return {
    designations: rows(entry.designations, designationRow),
    acceptedLanguages: rows(entry.acceptedLanguages, (one) => ({ ...one, level: '' })),
    channels: rows(entry.channels, (one) => ({
      channel: one.channel,
      urgentOnly: Boolean(one.urgentOnly),
      originalToFollow: Boolean(one.originalToFollow),
    })),
    requirements: {
      dualCriminality: dual === null ? '' : dual ? 'yes' : 'no',
      useLimitation: text(requirements?.useLimitation),
      documents: (requirements?.documents ?? []).join('\n'),
    },
    agency: text(entry.agency),
    unitType: text(entry.unitType),
    networks: entry.networks ?? [],
    services: entry.services ?? [],
    dutyLanguages: entry.dutyLanguages ?? [],
    keyFingerprints: (entry.keyFingerprints ?? []).join('\n'),
    title: text(entry.title),
    institution: text(entry.institution),
    specialities: entry.specialities ?? [],
    availability: entry.availability ?? [],
    training,
    credentials: rows(entry.credentials, (one) => ({
      name: one.name,
      issuer: text(one.issuer),
      year: year(one.year ?? null),
    })),
    consent: {
      givenOn: text(consent?.givenOn),
      scope: text(consent?.scope),
      evidence: text(consent?.evidence),
      expiresOn: text(consent?.expiresOn),
      withdrawnOn: text(consent?.withdrawnOn),
    },
  } satisfies Partial<FormDocument>;
}

/** The form of an entry as it was read. */
export const formOf = (entry: AnyEntry): FormDocument => ({
  ...emptyForm(),
  ...sharedForm(entry),
  ...(ownForm(entry) as Partial<FormDocument>),
});
