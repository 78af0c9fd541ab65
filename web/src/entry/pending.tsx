import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import type { AnyEntry } from '../entries/entries.queries.js';
import { useMay } from '../session/session.js';
import { RouterLink } from '../shell/links.js';

/** What is proposed for this entry and not decided yet; only those concerned hear of it. */
export function PendingChanges({ entry }: { entry: AnyEntry }) {
  const { t } = useTranslation();
  const may = useMay('change:read');
  const { data } = useQuery({
    queryKey: ['changes', 'of', entry.id, entry.pendingChanges],
    enabled: may,
    queryFn: async () =>
      (await api.GET('/api/v1/changes', { params: { query: { entry: entry.id, state: 'pending' } } })).data!,
  });
  return (
    <Alert severity="info" className="no-print" sx={{ mb: 2 }}>
      {t('entry.pending', { count: entry.pendingChanges })}
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {data?.items.map(({ id, action, touched, proposedBy }) => (
          <li key={id}>
            <RouterLink to="/changes/$id" params={{ id }}>
              {t(`action.${action}`)}
              {touched.length > 0 &&
                `: ${touched.map((field) => t(`field.${field}`, { defaultValue: field })).join(', ')}`}
            </RouterLink>{' '}
            · {proposedBy.name}
          </li>
        ))}
      </Box>
    </Alert>
  );
}
