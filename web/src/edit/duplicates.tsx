import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { RouterLink } from '../shell/links.js';
import type { FormDocument } from './form.js';
import { likenessTerms } from './likeness.js';
import { useSettled } from './fields/use-settled.js';

/** Entries that may be the same: a like name in the same State, or a value they share. Found among what one may see. */
export function Duplicates({ form, self }: { form: FormDocument; self: string | null }) {
  const { t } = useTranslation();
  const settled = useSettled(form, 700);
  const found = useQueries({
    queries: likenessTerms(settled).map((body) => ({
      queryKey: ['search', 'like', body],
      queryFn: async ({ signal }: { signal: AbortSignal }) =>
        (await api.POST('/api/v1/search', { body: { ...body, limit: 5 }, signal })).data!.items,
    })),
    combine: (results) => results.flatMap(({ data }) => data ?? []),
  });
  const others = [...new Map(found.map((entry) => [entry.id, entry])).values()].filter(
    ({ id }) => id !== self,
  );
  return (
    <Box role="status">
      {others.length > 0 && (
        <Alert severity="warning" sx={{ mt: 2 }}>
          {t('form.alike')}
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {others.slice(0, 5).map(({ id, register, names }) => (
              <li key={id}>
                <RouterLink to="/entries/$register/$id" params={{ register, id }} search={{}} target="_blank">
                  {names.original}
                </RouterLink>{' '}
                · {t(`register.${register}`)}
              </li>
            ))}
          </Box>
        </Alert>
      )}
    </Box>
  );
}
