import { useTranslation } from 'react-i18next';
import type { AnyEntry } from '../entries/entries.queries.js';
import { Fact, Section } from '../entries/facts.js';
import { useWords } from '../entries/use-words.js';
import { linesOf } from '../entries/wording.js';

/** What is told of an entry below how to reach it, in the order in which it is asked; each register has its own. */
const ABOUT = [
  'functions',
  'parentInstitution',
  'unit',
  'title',
  'institution',
  'agency',
  'unitType',
  'specialities',
  'availability',
  'networks',
  'services',
  'dutyLanguages',
  'languages',
  'acceptedLanguages',
  'channels',
  'requirements',
  'keyFingerprints',
  'training',
  'credentials',
  'consent',
  'notes',
] as const;

/** What it does, in which languages, by which channels, on what conditions. */
export function About({ entry }: { entry: AnyEntry }) {
  const { t } = useTranslation();
  const words = useWords();
  const facts = ABOUT.map((field) => ({ field, lines: linesOf(field, entry[field], words) })).filter(
    ({ lines }) => lines.length > 0,
  );
  if (facts.length === 0) return null;
  return (
    <Section title={t('entry.about')}>
      {facts.map(({ field, lines }) => (
        <Fact key={field} name={t(`field.${field}`)}>
          {lines.join('\n')}
        </Fact>
      ))}
    </Section>
  );
}

/** Where it was read, and when that says it was true. */
export function Source({ source }: { source: AnyEntry['source'] }) {
  const { t } = useTranslation();
  const { day } = useWords();
  if (!source || !(source.url || source.date || source.note)) return null;
  return (
    <Section title={t('entry.source')}>
      {source.url && /^https?:\/\//i.test(source.url) && (
        <div>
          <a href={source.url} rel="noreferrer">
            {source.url}
          </a>
        </div>
      )}
      <div>{[source.note, source.date && day(source.date)].filter(Boolean).join(' · ')}</div>
    </Section>
  );
}
