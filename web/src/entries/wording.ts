import type { TFunction } from 'i18next';

/** How the reader's language says what a document holds. */
export interface Words {
  t: TFunction;
  /** A language by its BCP 47 tag. */
  language: (tag: string) => string;
  /** A State by its ISO code; null: an international organisation. */
  country: (iso2: string | null) => string;
  /** A calendar date, `YYYY-MM-DD`. */
  day: (date: string) => string;
  list: (items: readonly string[]) => string;
}

type Plain = Record<string, unknown>;
const isPlain = (value: unknown): value is Plain =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const items = (value: unknown): Plain[] => (Array.isArray(value) ? value.filter(isPlain) : []);
const joined = (...parts: unknown[]): string => parts.map(text).filter(Boolean).join(' · ');

/** Lists of words of a controlled list, by the group of texts that names them. */
const WORD_LISTS: Record<string, (t: TFunction, word: string) => string> = {
  functions: (t, word) => t(`function.${word}`),
  specialities: (t, word) => t(`speciality.${word}`),
  availability: (t, word) => t(`availability.${word}`),
  networks: (t, word) => t(`network.${word}`),
  services: (t, word) => t(`service.${word}`),
};

/** Single words of a controlled list. */
const SINGLE_WORDS: Record<string, (t: TFunction, word: string) => string> = {
  unitType: (t, word) => t(`unitType.${word}`),
  status: (t, word) => t(`status.${word}`),
  kind: (t, word) => t(`entryKind.${word}`),
};

/** One contact value in a line: what it is, the value, its label. */
export function pointLine(point: Plain, { t }: Words): string {
  const use = point['use'];
  const what = [
    t(`kind.${text(point['kind'])}`),
    use && use !== 'general' ? t(`use.${text(use)}`) : '',
    text(point['label']),
  ]
    .filter(Boolean)
    .join(', ');
  const value = point['value'] === null ? t('entry.erased') : text(point['value']);
  const extension = point['extension'] ? ` ${t('entry.extension', { extension: point['extension'] })}` : '';
  const personal = point['personal'] ? t('entry.personal') : '';
  return joined(`${what}: ${value}${extension}`, personal, point['tlp']);
}

/** One designation in a line: for what, by which act, how far, since when, on what evidence. */
export function designationLine(one: Plain, { t, day }: Words): string {
  const { treaty, article, validFrom, validTo } = one as Record<string, string | null>;
  const evidence = isPlain(one['evidence']) ? one['evidence'] : {};
  const proof = [text(evidence['note']), evidence['date'] ? day(text(evidence['date'])) : '']
    .filter(Boolean)
    .join(', ');
  return joined(
    t(`function.${text(one['function'])}`),
    treaty && (article ? `${treaty}, ${t('entry.article', { article })}` : treaty),
    one['basis'],
    one['direction'] ? t(`direction.${text(one['direction'])}`) : '',
    one['stage'] ? t(`stage.${text(one['stage'])}`) : '',
    one['scope'],
    validFrom ? t('entry.since', { day: day(validFrom) }) : '',
    validTo ? t('entry.until', { day: day(validTo) }) : '',
    proof ? t('entry.evidence', { evidence: proof }) : '',
  );
}

/** Opening hours, a line for each run of days with the same times. */
export function hoursLines(hours: unknown, { t }: Words): string[] {
  if (!isPlain(hours)) return [];
  if (hours['always'] === true) return [t('opening.always')];
  const byTimes = new Map<string, number[]>();
  for (const { day, from, to } of items(hours['weekly']) as { day: number; from: string; to: string }[]) {
    const times = `${from}–${to}`;
    byTimes.set(times, [...(byTimes.get(times) ?? []), day]);
  }
  const short = (day: number) => t(`weekday.${day}`);
  return [...byTimes].map(
    ([times, days]) =>
      `${runs(days)
        .map((run) => run.map(short).join('–'))
        .join(', ')} ${times}`,
  );
}

/** Days as runs: 1,2,3,5 becomes [1,3] and [5]. */
function runs(days: readonly number[]): number[][] {
  const found: number[][] = [];
  for (const day of [...days].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && last.at(-1) === day - 1) last.splice(1, 1, day);
    else found.push([day]);
  }
  return found;
}

function namesLines(name: Plain, { language }: Words): string[] {
  const { original, translations } = name;
  const tag = text(name['language']);
  const others = Object.entries(isPlain(translations) ? translations : {});
  return [
    tag ? `${text(original)} (${language(tag)})` : text(original),
    ...others.map(([other, translated]) => `${language(other)}: ${text(translated)}`),
  ];
}

function consentLines(consent: Plain, { t, day }: Words): string[] {
  const dated = (key: string, phrase: string) => (consent[key] ? `${phrase} ${day(text(consent[key]))}` : '');
  return [
    dated('givenOn', t('consentDay.givenOn')),
    text(consent['scope']),
    text(consent['evidence']),
    dated('expiresOn', t('consentDay.expiresOn')),
    dated('withdrawnOn', t('consentDay.withdrawnOn')),
  ].filter(Boolean);
}

function requirementLines(requirements: Plain, { t }: Words): string[] {
  const dual = requirements['dualCriminality'];
  const documents = Array.isArray(requirements['documents']) ? requirements['documents'].map(text) : [];
  return [
    dual === true ? t('requirement.dual') : dual === false ? t('requirement.noDual') : '',
    text(requirements['useLimitation']),
    ...documents,
  ].filter(Boolean);
}

const channelLine = (one: Plain, { t }: Words): string =>
  joined(
    t(`channel.${text(one['channel'])}`),
    one['urgentOnly'] ? t('entry.urgentOnly') : '',
    one['originalToFollow'] ? t('entry.originalToFollow') : '',
  );

const STRUCTURED: Record<string, (value: unknown, words: Words) => string[]> = {
  names: (value, words) => (isPlain(value) ? namesLines(value, words) : [text(value)]),
  contactPoints: (value, words) => items(value).map((one) => pointLine(one, words)),
  designations: (value, words) => items(value).map((one) => designationLine(one, words)),
  hours: hoursLines,
  languages: (value, words) =>
    items(value).map((one) =>
      joined(
        words.language(text(one['language'])),
        words.t(`purpose.${text(one['purpose'])}`),
        one['level'] ? words.t(`level.${text(one['level'])}`) : '',
      ),
    ),
  acceptedLanguages: (value, words) =>
    items(value).map((one) =>
      joined(words.language(text(one['language'])), words.t(`accepted.${text(one['purpose'])}`)),
    ),
  dutyLanguages: (value, words) => [words.list((value as string[]).map(words.language))],
  keyFingerprints: (value) => (value as string[]).map(spaced),
  channels: (value, words) => items(value).map((one) => channelLine(one, words)),
  training: (value) => items(value).map((one) => joined(one['subject'], one['institution'], one['year'])),
  credentials: (value) => items(value).map((one) => joined(one['name'], one['issuer'], one['year'])),
  consent: (value, words) => (isPlain(value) ? consentLines(value, words) : []),
  requirements: (value, words) => (isPlain(value) ? requirementLines(value, words) : []),
  source: (value, { day }) =>
    isPlain(value)
      ? [text(value['url']), value['date'] ? day(text(value['date'])) : '', text(value['note'])].filter(
          Boolean,
        )
      : [],
  replacement: (value, { day }) =>
    isPlain(value) ? [`${day(text(value['from']))} – ${day(text(value['to']))}`] : [],
  country: (value, { country }) => [country(value as string | null)],
};

/** A fingerprint as people compare it: four digits at a time. */
export const spaced = (fingerprint: string): string => fingerprint.replace(/(.{4})(?=.)/g, '$1 ');

/** What a field of a document says, in lines for a person to read; none where it says nothing. */
export function linesOf(field: string, value: unknown, words: Words): string[] {
  if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
    return [];
  const structured = STRUCTURED[field];
  if (structured) return structured(value, words);
  const ofList = WORD_LISTS[field];
  if (ofList && Array.isArray(value)) return [words.list(value.map((word) => ofList(words.t, text(word))))];
  const single = SINGLE_WORDS[field];
  if (single) return [single(words.t, text(value))];
  return text(value).split('\n');
}
