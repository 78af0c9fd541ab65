import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { dateFormat } from '../i18n/formats.js';
import { Tag, TlpMark } from '../marks/marks.js';
import { useMay } from '../session/session.js';
import { RouterLink } from '../shell/links.js';
import { Empty, Heading, Loaded, Problem } from '../shell/page.js';
import { EmergencyPack } from './emergency.js';
import { useAct, useEditions, type Edition } from './editions.queries.js';

/** The numbered releases of the directory, the newest first. */
export function EditionsPage() {
  const { t } = useTranslation();
  const mayPrepare = useMay('edition:prepare');
  const editions = useEditions();
  return (
    <>
      <Heading title={t('edition.title')}>{t('edition.title')}</Heading>
      <p>{t('edition.what')}</p>
      <Box sx={{ display: 'flex', gap: 3, flexWrap: 'wrap', mb: 2 }}>
        <RouterLink to="/verify">{t('edition.verify')}</RouterLink>
        {mayPrepare && <RouterLink to="/recipients">{t('edition.recipients')}</RouterLink>}
      </Box>
      <Loaded query={editions}>
        {(items) =>
          items.length === 0 ? (
            <Empty>{t('edition.none')}</Empty>
          ) : (
            <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
              {items.map((edition) => (
                <Line key={edition.id} edition={edition} />
              ))}
            </Box>
          )
        }
      </Loaded>
      {mayPrepare && <Begin />}
      <EmergencyPack />
    </>
  );
}

function Line({ edition }: { edition: Edition }) {
  const { t, i18n } = useTranslation();
  const { id, number, title, state, tlp, entries, cutOff } = edition;
  const day = dateFormat(i18n.language, { dateStyle: 'medium' }).format(new Date(cutOff));
  return (
    <Box component="li" sx={{ borderTop: 1, borderColor: 'divider', py: 1.5 }}>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <RouterLink to="/editions/$id" params={{ id }} sx={{ fontWeight: 600 }}>
          {t('edition.named', { number, title })}
        </RouterLink>
        <Tag tone={state === 'recalled' ? 'warning' : 'quiet'}>{t(`editionState.${state}`)}</Tag>
        <TlpMark label={tlp} />
      </Box>
      <Box sx={{ color: 'text.secondary' }}>{t('edition.holds', { count: entries, day })}</Box>
    </Box>
  );
}

function Begin() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [title, setTitle] = useState('');
  const begin = useAct(async () => {
    const { data } = await api.POST('/api/v1/editions', { body: { title } as never });
    await navigate({ to: '/editions/$id', params: { id: data!.id } });
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    begin.mutate();
  };
  return (
    <Box component="form" onSubmit={submit} sx={{ mt: 4, maxWidth: 640 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {t('edition.begin')}
      </Typography>
      <Alert severity="info" sx={{ mb: 1.5 }}>
        {t('edition.beginWhat')}
      </Alert>
      {begin.isError && <Problem error={begin.error} />}
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', alignItems: 'center', mt: 1 }}>
        <TextField
          label={t('edition.titleField')}
          value={title}
          onChange={({ target }) => setTitle(target.value)}
          required
          slotProps={{ htmlInput: { maxLength: 120 } }}
          sx={{ flex: '1 1 16rem' }}
        />
        <Button type="submit" variant="contained" disabled={begin.isPending || title.trim() === ''}>
          {t('edition.begin')}
        </Button>
      </Box>
    </Box>
  );
}
