import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCountryName } from '../countries/countries.queries.js';
import { dateFormat, displayNames, listFormat } from '../i18n/formats.js';
import type { Words } from './wording.js';

/** How the reader's language says languages, States, dates and lists. */
export function useWords(): Words {
  const { t, i18n } = useTranslation();
  const country = useCountryName();
  const tag = i18n.language;
  const formats = useMemo(
    () => ({
      language: (one: string) => languageIn(displayNames(tag, { type: 'language' }), one),
      day: (date: string) =>
        dateFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`)),
      list: (items: readonly string[]) => listFormat(tag, { type: 'unit', style: 'short' }).format(items),
    }),
    [tag],
  );
  return { t, country, ...formats };
}

/** A tag that is none is shown as it stands. */
function languageIn(names: Intl.DisplayNames, tag: string): string {
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** An instant by the reader's clock, to the minute. */
export function useInstant(): (at: string) => string {
  const { i18n } = useTranslation();
  const format = dateFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  return (at) => format.format(new Date(at));
}
