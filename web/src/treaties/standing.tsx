import { useTranslation } from 'react-i18next';
import type { components } from '../api/schema.js';

/** Where a State stands under a treaty on a day, with the date it rests on; what nobody read on a page says so. */
export function Standing({
  standing,
}: {
  standing: Pick<components['schemas']['StateStandingView'], 'status' | 'basis' | 'inForce' | 'unverified'>;
}) {
  const { t } = useTranslation();
  const { status, basis, inForce, unverified } = standing;
  const words = [
    t(`standing.${status}`),
    basis?.date,
    status === 'party' ? t(`inForce.${inForce.answer}`, { day: inForce.since ?? inForce.by ?? '' }) : null,
    unverified ? t('standing.unverified') : null,
  ];
  return <span>{words.filter(Boolean).join(' · ')}</span>;
}
