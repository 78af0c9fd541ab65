import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { dateFormat } from '../i18n/formats.js';
import { useMay } from '../session/session.js';
import { Problem } from '../shell/page.js';
import { SLIM } from './contact-value.js';
import type { Point } from './entry.js';

type Path = '/api/v1/experts/{id}/evidence';
const pathOf = (register: string) => `/api/v1/${register}/{id}/evidence` as Path;

/** "I reached them": one tap that counts as evidence, and what other readers said. It verifies nothing. */
export function Reached({ register, id, point }: { register: string; id: string; point: Point }) {
  const { t, i18n } = useTranslation();
  const may = useMay('entry:reach');
  const queries = useQueryClient();
  const key = ['evidence', register, id];
  const params = { path: { id } };
  const evidence = useQuery({
    queryKey: key,
    enabled: may,
    queryFn: async () => (await api.GET(pathOf(register), { params })).data!,
  });
  const giving = useMutation({
    mutationFn: () =>
      api.POST(pathOf(register), {
        params: { ...params, header: {} as never },
        body: { contactPointId: point.id },
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: key }),
  });
  if (!may || point.value === null) return null;
  const said = evidence.data?.find(({ contactPointId }) => contactPointId === point.id);
  const day = (on: string) =>
    dateFormat(i18n.language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(on));
  return (
    <Box
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5, fontSize: '0.875rem' }}
    >
      {said && <span>{t('reached.by', { count: said.readers, day: day(said.lastOn) })}</span>}
      {giving.error && <Problem error={giving.error} />}
      {giving.isSuccess ? (
        <span role="status">{t('reached.thanks')}</span>
      ) : (
        <Button
          className="no-print"
          size="small"
          sx={SLIM}
          loading={giving.isPending}
          onClick={() => giving.mutate()}
          aria-label={`${t('reached.say')}: ${point.value}`}
        >
          {t('reached.say')}
        </Button>
      )}
    </Box>
  );
}
