import { useTranslation } from 'react-i18next';
import { numberFormat } from '../i18n/formats.js';

/** A time to answer as people say it: seconds below two minutes, minutes below two hours, then hours. */
export function useSpans() {
  const { i18n } = useTranslation();
  const of = (value: number, unit: string) =>
    numberFormat(i18n.language, {
      style: 'unit',
      unit,
      unitDisplay: 'short',
      maximumFractionDigits: 0,
    }).format(value);
  return (seconds: number): string => {
    if (seconds < 120) return of(seconds, 'second');
    return seconds < 7200 ? of(seconds / 60, 'minute') : of(seconds / 3600, 'hour');
  };
}
