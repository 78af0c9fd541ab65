import { useTranslation } from 'react-i18next';
import type { components } from '../api/schema.js';
import { dateFormat } from '../i18n/formats.js';
import { Tag } from '../marks/marks.js';
import { useSpans } from './spans.js';

type LastDrill = components['schemas']['LastDrillResponse'];

/** Whether a point was reached when it was last tried, and how fast; marked where it failed twice in a row. */
export function LastDrillMark({ last, brief = false }: { last: unknown; brief?: boolean }) {
  const { t, i18n } = useTranslation();
  const span = useSpans();
  const drill = last as LastDrill | null | undefined;
  if (!drill || (brief && !drill.failing)) return null;
  const seconds = drill.seconds;
  const day = dateFormat(i18n.language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(drill.on));
  if (drill.failing) return <Tag tone="warning">{t('drill.failedTwice', { day })}</Tag>;
  if (!drill.answered) return <Tag tone="warning">{t('drill.lastMissed', { day })}</Tag>;
  return <Tag>{t('drill.lastAnswered', { day, time: span(seconds ?? 0) })}</Tag>;
}
