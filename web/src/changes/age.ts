import { useTranslation } from 'react-i18next';
import { timeSpanFormat } from '../i18n/formats.js';

/** How long something waits, in the largest unit that fits: "3 days ago". */
export function useAge(): (at: string) => string {
  const { i18n } = useTranslation();
  const format = timeSpanFormat(i18n.language, { numeric: 'auto' });
  return (at) => {
    const minutes = Math.round((new Date(at).getTime() - Date.now()) / 60_000);
    if (Math.abs(minutes) < 60) return format.format(minutes, 'minute');
    if (Math.abs(minutes) < 48 * 60) return format.format(Math.round(minutes / 60), 'hour');
    return format.format(Math.round(minutes / (24 * 60)), 'day');
  };
}
