import { useTranslation } from 'react-i18next';

/** Dates and instants as the reader writes them, in the reader's own zone. */
export function useMoments() {
  const { i18n } = useTranslation();
  const as = (options: Intl.DateTimeFormatOptions) => (at: string) =>
    new Intl.DateTimeFormat(i18n.language, options).format(new Date(at));
  return {
    day: as({ dateStyle: 'medium' }),
    instant: as({ dateStyle: 'medium', timeStyle: 'short' }),
  };
}
