import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { Confirm } from '../shell/confirm.js';
import { useMoments } from '../shell/moments.js';
import { Heading, Loaded, Problem } from '../shell/page.js';
import { useSettings } from './administration.queries.js';
import { Clearances } from './clearances.js';
import { MailSettings } from './mail-settings.js';
import { Validity } from './validity.js';

type Change = components['schemas']['SettingsChange'];

/** The installation's switches, and the rules that are none. */
export function SettingsPage() {
  const { t } = useTranslation();
  const { day } = useMoments();
  const settings = useSettings();
  return (
    <>
      <Heading title={t('settings.title')}>{t('settings.title')}</Heading>
      <Loaded query={settings}>
        {({ secondFactorRequired, twoPersonSince, validity, clearances }) => (
          <>
            <Part id="factor" title={t('settings.factor')}>
              <FactorSwitch required={secondFactorRequired} />
            </Part>
            <Part id="review" title={t('settings.review')}>
              {twoPersonSince
                ? t('settings.twoPersons', { day: day(twoPersonSince) })
                : t('settings.onePerson')}
            </Part>
            <Part id="passwords" title={t('settings.passwords')}>
              {t('settings.passwordRule')}
            </Part>
            <Part id="validity" title={t('validity.title')}>
              <Validity validity={validity} />
            </Part>
            <Part id="clearances" title={t('settings.clearances')}>
              <Clearances key={JSON.stringify(clearances)} clearances={clearances} />
            </Part>
            <Part id="mail" title={t('settings.mail')}>
              <MailSettings />
            </Part>
          </>
        )}
      </Loaded>
    </>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <Box component="section" aria-labelledby={id} sx={{ mb: 4, maxWidth: 760 }}>
      <Typography variant="h2" id={id} sx={{ mb: 1 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}

function FactorSwitch({ required }: { required: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const saving = useMutation({
    mutationFn: () => api.PATCH('/api/v1/settings', { body: { secondFactorRequired: !required } as Change }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['settings'] }),
  });
  return (
    <Box sx={{ display: 'grid', gap: 1.5, justifyItems: 'start' }}>
      {!required && saving.error && <Problem error={saving.error} />}
      {required ? (
        <>
          <Alert severity="success">{t('settings.factorRequired')}</Alert>
          <Confirm act={t('settings.factorOff')} doing={saving}>
            {t('settings.factorAsk')}
          </Confirm>
        </>
      ) : (
        <>
          <Alert severity="warning">{t('settings.factorAsk')}</Alert>
          <Button
            variant="outlined"
            loading={saving.isPending}
            onClick={() => saving.mutate()}
            sx={{ whiteSpace: 'normal' }}
          >
            {t('settings.factorRequired')}
          </Button>
        </>
      )}
    </Box>
  );
}
