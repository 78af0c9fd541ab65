import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { Confirm } from '../shell/confirm.js';
import { Choice } from './choice.js';

type Clearance = components['schemas']['ClearanceSetting'];
type Label = Clearance['own'];

const LABELS = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'] as const;

/** What each role sees at most: one may only go towards stricter, and the server knows how wide is too wide. */
export function Clearances({ clearances }: { clearances: Clearance[] }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [wanted, setWanted] = useState(clearances);
  const changed = wanted.filter((one, index) => JSON.stringify(one) !== JSON.stringify(clearances[index]));
  const saving = useMutation({
    mutationFn: () => api.PATCH('/api/v1/settings', { body: { clearances: changed } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['settings'] }),
  });
  const set = (role: string, change: Partial<Clearance>) =>
    setWanted(wanted.map((one) => (one.role === role ? { ...one, ...change } : one)));
  const labels = [['', t('settings.nothing')] as const, ...LABELS.map((label) => [label, label] as const)];
  const labelOf = (value: string) => (value === '' ? null : value) as Label;
  return (
    <>
      <Box component="p" sx={{ mt: 0 }}>
        {t('settings.clearancesWhat')}
      </Box>
      {wanted.map(({ role, own, others, personal }) => {
        const named = (what: string) => t('settings.ofRole', { what, role: t(`role.${role}`) });
        return (
          <Box key={role} role="group" aria-label={t(`role.${role}`)} sx={{ mb: 2.5 }}>
            <Typography variant="h3" sx={{ mb: 1.5 }}>
              {t(`role.${role}`)}
            </Typography>
            <Box
              sx={{
                display: 'grid',
                gap: 1.5,
                alignItems: 'end',
                gridTemplateColumns: { sm: 'repeat(3, 1fr)' },
              }}
            >
              <Choice
                label={named(t('settings.own'))}
                value={own ?? ''}
                onChange={(value) => set(role, { own: labelOf(value) })}
                options={labels}
              />
              <Choice
                label={named(t('settings.others'))}
                value={others ?? ''}
                onChange={(value) => set(role, { others: labelOf(value) })}
                options={labels}
              />
              <Choice
                label={named(t('settings.personal'))}
                value={String(personal)}
                onChange={(value) => set(role, { personal: value === 'true' })}
                options={[
                  ['true', t('settings.yes')],
                  ['false', t('settings.no')],
                ]}
              />
            </Box>
          </Box>
        );
      })}
      {saving.isSuccess && <Alert severity="success">{t('settings.saved')}</Alert>}
      <Confirm act={t('settings.save')} doing={saving} disabled={changed.length === 0}>
        {t('settings.saveAsk')}
      </Confirm>
    </>
  );
}
