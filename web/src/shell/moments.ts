import { useTranslation } from 'react-i18next';
import { dateFormat } from '../i18n/formats.js';

/** A day without an hour, `2026-11-26`: the same day wherever one reads it. */
const isDay = (at: string): boolean => /^\d{4}-\d\d-\d\d$/.test(at);

/** Dates and instants as the reader writes them; instants in the reader's own zone. */
export function useMoments() {
  const { i18n } = useTranslation();
  const as = (options: Intl.DateTimeFormatOptions) => (at: string) =>
    dateFormat(i18n.language, { ...options, ...(isDay(at) && { timeZone: 'UTC' }) }).format(new Date(at));
  return {
    day: as({ dateStyle: 'medium' }),
    instant: as({ dateStyle: 'medium', timeStyle: 'short' }),
  };
}
