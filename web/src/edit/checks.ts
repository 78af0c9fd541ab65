import type { FieldError } from '../api/problem.js';
import type { Register } from '../entries/entry.js';
import type { FormDocument } from './form.js';

/** A field that is not right yet; `fault` names the words that say why (`fault.json`). */
export interface Fault {
  field: string;
  fault: string;
  /** The server's own words, where it has no fault of ours. */
  message?: string;
}

const missing = (field: string, text: string, fault = 'missing'): Fault[] =>
  text.trim() === '' ? [{ field, fault }] : [];
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@.]{2,}$/;

function pointFaults({ contactPoints }: FormDocument): Fault[] {
  return contactPoints.flatMap((point, index) => {
    const field = `contactPoints.${index}.value`;
    const value = point.value.trim();
    if (value === '') return [{ field, fault: 'missing' }];
    if (point.kind === 'email' && !EMAIL.test(value)) return [{ field, fault: 'email' }];
    const digits = value.replace(/\D/g, '').length;
    const telephone = point.kind === 'telephone' || point.kind === 'fax';
    if (telephone && digits < 3) return [{ field, fault: 'telephone' }];
    if (point.extension && !/^\d+$/.test(point.extension.trim()))
      return [{ field: `contactPoints.${index}.extension`, fault: 'digits' }];
    return [];
  });
}

function designationFaults({ designations }: FormDocument): Fault[] {
  return designations.flatMap((one, index) => {
    const at = `designations.${index}`;
    const backwards = one.validFrom && one.validTo && one.validTo < one.validFrom;
    return [
      ...missing(`${at}.function`, one.function),
      ...(one.treaty.trim() || one.basis.trim() ? [] : [{ field: `${at}.treaty`, fault: 'treatyOrBasis' }]),
      ...(backwards ? [{ field: `${at}.validTo`, fault: 'beforeStart' }] : []),
    ];
  });
}

function hoursFaults({ hours }: FormDocument): Fault[] {
  if (hours.mode !== 'weekly') return [];
  return hours.weekly.flatMap(({ from, to }, index) =>
    from !== '' && to !== '' && from < to ? [] : [{ field: `hours.weekly.${index}.from`, fault: 'times' }],
  );
}

function consentFaults({ consent }: FormDocument): Fault[] {
  const { givenOn, scope, evidence, expiresOn } = consent;
  if (![givenOn, scope, evidence, expiresOn].some((one) => one.trim() !== '')) return [];
  return [
    ...missing('consent.givenOn', givenOn),
    ...missing('consent.scope', scope),
    ...missing('consent.evidence', evidence),
    ...(expiresOn && givenOn && expiresOn < givenOn
      ? [{ field: 'consent.expiresOn', fault: 'beforeStart' }]
      : []),
  ];
}

const rowFaults = (form: FormDocument): Fault[] => [
  ...form.names.translations.flatMap((row, index) => [
    ...missing(`names.translations.${index}.language`, row.language),
    ...missing(`names.translations.${index}.text`, row.text),
  ]),
  ...(['languages', 'acceptedLanguages'] as const).flatMap((list) =>
    form[list].flatMap((row, index) => [
      ...missing(`${list}.${index}.language`, row.language),
      ...missing(`${list}.${index}.purpose`, row.purpose),
    ]),
  ),
  ...form.training.flatMap((row, index) => missing(`training.${index}.subject`, row.subject)),
  ...form.credentials.flatMap((row, index) => missing(`credentials.${index}.name`, row.name)),
  ...form.channels.flatMap((row, index) => missing(`channels.${index}.channel`, row.channel)),
];

/** What can be told before the server is asked, from the top of the form down. */
export function faultsOf(register: Register, form: FormDocument): Fault[] {
  const { url } = form.source;
  const expert = register === 'experts';
  return [
    ...missing('country', form.country, 'chooseState'),
    ...missing('names.original', form.names.original),
    ...pointFaults(form),
    ...hoursFaults(form),
    ...rowFaults(form),
    ...(expert ? consentFaults(form) : designationFaults(form)),
    ...(url.trim() && !/^https?:\/\//i.test(url.trim()) ? [{ field: 'source.url', fault: 'web' }] : []),
  ];
}

/** The server's errors beside their fields; in our words where its own are known. */
export const faultsFrom = (errors: readonly FieldError[]): Fault[] =>
  errors.map(({ field, message }) => ({ field, fault: knownFault(field, message), message }));

const KNOWN: readonly (readonly [RegExp, string])[] = [
  [/must be a telephone number|must be a fax number/, 'telephone'],
  [/must be an e-mail address/, 'email'],
  [/must be a web address|must begin with http/, 'web'],
  [/hidden characters/, 'hidden'],
  [/same value twice/, 'twice'],
  [/only with consent/, 'consent'],
  [/must be a date/, 'date'],
  [/is no entry of the directory/, 'noEntry'],
  [/names a treaty or another basis/, 'treatyOrBasis'],
  [/hexadecimal/, 'fingerprint'],
  [/must not be before/, 'beforeStart'],
];
const knownFault = (field: string, message: string): string =>
  KNOWN.find(([pattern]) => pattern.test(message))?.[1] ??
  (/must be longer|should not be empty/.test(message) && field ? 'missing' : 'other');
