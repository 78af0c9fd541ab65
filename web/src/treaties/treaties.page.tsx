import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { RouterLink } from '../shell/links.js';
import { useMoments } from '../shell/moments.js';
import { Heading, Loaded } from '../shell/page.js';

export function TreatiesPage() {
  const { t } = useTranslation();
  const treaties = useQuery({
    queryKey: ['treaties'],
    staleTime: Infinity,
    queryFn: async () => (await api.GET('/api/v1/treaties')).data!,
  });
  const { day } = useMoments();
  return (
    <>
      <Heading title={t('shell.treaties')}>{t('shell.treaties')}</Heading>
      <Loaded query={treaties}>
        {(items) => (
          <Box component="ul" sx={{ p: 0, m: 0, listStyle: 'none' }}>
            {items.map(({ code, name, shortName, adoptedOn }) => (
              <Box component="li" key={code} sx={{ borderTop: 1, borderColor: 'divider', py: 1.5 }}>
                <RouterLink to="/treaties/$code" params={{ code }} sx={{ fontWeight: 600 }}>
                  {shortName ?? name}
                </RouterLink>
                <Box sx={{ color: 'text.secondary' }}>
                  {[code, adoptedOn && day(adoptedOn), shortName ? name : null].filter(Boolean).join(' · ')}
                </Box>
              </Box>
            ))}
          </Box>
        )}
      </Loaded>
    </>
  );
}
