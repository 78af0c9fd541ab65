import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { components } from '../api/schema.js';
import { dateFormat } from '../i18n/formats.js';
import { FreshnessMark } from '../marks/marks.js';

type Schemas = components['schemas'];
type Freshness = Schemas['FreshnessResponse'] | Schemas['DesignationFreshnessResponse'];

/** How sure it is, since when, for whom and by what means somebody said so, and until when that holds. */
export function Certainty({ freshness }: { freshness: Freshness }) {
  const { t, i18n } = useTranslation();
  const { state, verifiedAt, method, by, validUntil } = freshness;
  const day = (at: string) => dateFormat(i18n.language, { dateStyle: 'medium' }).format(new Date(at));
  return (
    <>
      <FreshnessMark state={state} />
      {verifiedAt && method && (
        <span>
          {by
            ? t(state === 'confirmed' ? 'entry.verifiedBy' : 'entry.wasVerifiedBy', {
                day: day(verifiedAt),
                by: t(`verifier.${by}`),
                means: t(`means.${method}`),
              })
            : t('entry.verified', { day: day(verifiedAt), method: t(`method.${method}`) })}
        </span>
      )}
      {validUntil && (
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {t(state === 'overdue' ? 'entry.heldUntil' : 'entry.holdsUntil', { day: day(validUntil) })}
        </Box>
      )}
    </>
  );
}
