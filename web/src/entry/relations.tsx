import { useTranslation } from 'react-i18next';
import type { AnyEntry } from '../entries/entries.queries.js';
import { Fact, Section } from '../entries/facts.js';
import { useWords } from '../entries/use-words.js';
import { EntryLink } from '../entries/entry-link.js';

/** The entry that this one replaces, and who answers instead for a time. */
export function Relations({ entry }: { entry: AnyEntry }) {
  const { t } = useTranslation();
  const { day } = useWords();
  const { succeeds, replacement } = entry;
  if (!succeeds && !replacement) return null;
  return (
    <Section title={t('entry.relations')}>
      {succeeds && (
        <Fact name={t('field.succeeds')}>
          <EntryLink id={succeeds} register={entry.register} />
        </Fact>
      )}
      {replacement && (
        <Fact name={t('field.replacement')}>
          <EntryLink id={replacement.entryId} register={entry.register} />
          {` · ${day(replacement.from)} – ${day(replacement.to)}`}
        </Fact>
      )}
    </Section>
  );
}
