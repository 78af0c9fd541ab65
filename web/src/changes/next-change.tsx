import { useTranslation } from 'react-i18next';
import { useMay } from '../session/session.js';
import { RouterButton } from '../shell/links.js';
import { useChanges } from './changes.queries.js';

/** Once one is decided, the way on: to the next that waits for me, or back to an empty queue. */
export function NextChange({ after }: { after: string }) {
  const mayDecide = useMay('change:decide');
  return mayDecide ? <Next after={after} /> : null;
}

function Next({ after }: { after: string }) {
  const { t } = useTranslation();
  const { data } = useChanges({ scope: 'waiting' });
  if (!data) return null;
  const next = data.pages.flatMap(({ items }) => items).find(({ id }) => id !== after);
  return next ? (
    <RouterButton variant="contained" to="/changes/$id" params={{ id: next.id }} sx={{ mt: 3 }}>
      {t('changes.next', { name: next.entryName ?? '–' })}
    </RouterButton>
  ) : (
    <p>{t('changesEmpty.waiting')}</p>
  );
}
