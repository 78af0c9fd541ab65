import { useTranslation } from 'react-i18next';
import type { components } from '../api/schema.js';
import { useMoments } from '../shell/moments.js';

/** Where a State stands under a treaty on a day, with the date it rests on; what nobody read on a page says so. */
export function Standing({
  standing,
}: {
  standing: Pick<components['schemas']['StateStandingView'], 'status' | 'basis' | 'inForce' | 'unverified'>;
}) {
  const { t } = useTranslation();
  const { day } = useMoments();
  const { status, basis, inForce, unverified } = standing;
  const force = inForce.since ?? inForce.by;
  const words = [
    t(`standing.${status}`),
    basis && day(basis.date),
    status === 'party' ? t(`inForce.${inForce.answer}`, { day: force ? day(force) : '' }) : null,
    unverified ? t('standing.unverified') : null,
  ];
  return <span>{words.filter(Boolean).join(' · ')}</span>;
}
