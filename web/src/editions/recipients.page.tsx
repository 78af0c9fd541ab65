import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useCountries, useCountryName } from '../countries/countries.queries.js';
import { ask } from '../api/client.js';
import { Tag } from '../marks/marks.js';
import { Empty, Heading, Loaded, Problem } from '../shell/page.js';
import { Choice } from '../upkeep/choice.js';
import { post, useAct, useRecipients } from './editions.queries.js';

/** To whom editions go. */
export function RecipientsPage() {
  const { t } = useTranslation();
  const countryName = useCountryName();
  const stop = useAct(({ id, active }: { id: string; active: boolean }) =>
    ask(`/api/v1/edition-recipients/${id}`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ active }),
    }),
  );
  return (
    <>
      <Heading title={t('edition.recipients')}>{t('edition.recipients')}</Heading>
      <p>{t('edition.recipientsWhat')}</p>
      {stop.isError && <Problem error={stop.error} />}
      <Loaded query={useRecipients()}>
        {(items) =>
          items.length === 0 ? (
            <Empty>{t('edition.noRecipients')}</Empty>
          ) : (
            <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
              {items.map((one) => (
                <Box
                  component="li"
                  key={one.id}
                  sx={{
                    display: 'flex',
                    flexWrap: 'wrap',
                    gap: 1.5,
                    alignItems: 'center',
                    borderTop: 1,
                    borderColor: 'divider',
                    py: 1,
                  }}
                >
                  <Box sx={{ flex: '1 1 14rem' }}>
                    <Box sx={{ fontWeight: 600 }}>{one.name}</Box>
                    <Box sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
                      {[one.state && countryName(one.state), one.email, one.language, one.tlp]
                        .filter(Boolean)
                        .join(' · ')}
                    </Box>
                  </Box>
                  <Tag tone={one.active ? 'quiet' : 'warning'}>
                    {one.active ? t(`recipientKind.${one.kind}`) : t('edition.stopped')}
                  </Tag>
                  <Button onClick={() => stop.mutate({ id: one.id, active: !one.active })}>
                    {one.active ? t('edition.stop') : t('edition.resume')}
                  </Button>
                </Box>
              ))}
            </Box>
          )
        }
      </Loaded>
      <Add />
    </>
  );
}

function Add() {
  const { t } = useTranslation();
  const countries = useCountries();
  const [kind, setKind] = useState('authority');
  const [state, setState] = useState('');
  const [name, setName] = useState('');
  const [reach, setReach] = useState('');
  const [language, setLanguage] = useState('es');
  const add = useAct(() =>
    post('/api/v1/edition-recipients', {
      ...{ name, kind, language },
      ...(state ? { state } : {}),
      ...(reach ? (kind === 'machine' ? { clientId: reach } : { email: reach }) : {}),
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  return (
    <Box component="form" onSubmit={submit} sx={{ mt: 4, maxWidth: 640, display: 'grid', gap: 1.5 }}>
      <Typography variant="h2">{t('edition.addRecipient')}</Typography>
      {add.isError && <Problem error={add.error} />}
      <Choice id="recipient-kind" label={t('edition.kind')} value={kind} onChange={setKind}>
        {(['authority', 'office', 'machine'] as const).map((one) => (
          <option key={one} value={one}>
            {t(`recipientKind.${one}`)}
          </option>
        ))}
      </Choice>
      <Choice id="recipient-state" label={t('edition.state')} value={state} onChange={setState}>
        <option value="">–</option>
        {countries.data?.map((one) => (
          <option key={one.iso2} value={one.iso2}>
            {one.name}
          </option>
        ))}
      </Choice>
      <Choice id="recipient-language" label={t('shell.language')} value={language} onChange={setLanguage}>
        <option value="en">English</option>
        <option value="es">Español</option>
        <option value="pt">Português</option>
        <option value="fr">Français</option>
      </Choice>
      <TextField
        label={t('edition.recipientName')}
        value={name}
        onChange={({ target }) => setName(target.value)}
        required
      />
      <TextField
        label={kind === 'machine' ? t('edition.keyId') : t('edition.email')}
        value={reach}
        onChange={({ target }) => setReach(target.value)}
        required={kind !== 'authority'}
      />
      <Box>
        <Button type="submit" variant="contained" disabled={add.isPending}>
          {t('edition.addRecipient')}
        </Button>
      </Box>
    </Box>
  );
}
