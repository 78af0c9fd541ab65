import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import TextField from '@mui/material/TextField';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { Dialog } from '../entry/dialog.js';
import { Choice } from './choice.js';
import { Copied } from './copied.js';
import { useStateOptions } from './roles.js';
import { SCOPES, useScopeWords, type Scope } from './scopes.js';

const DAY = 24 * 3_600_000;
const dayIn = (days: number): string => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/** Makes a key: for whom, for what, until when; then shows it, this once. */
export function ClientDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const states = useStateOptions();
  const scopeWords = useScopeWords();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [state, setState] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>(['country:read', 'entry:read']);
  const [until, setUntil] = useState(() => dayIn(180));
  const adding = useMutation({
    mutationFn: async () => {
      const body = {
        name: name.trim(),
        state: state || null,
        scopes: [...scopes],
        expiresAt: `${until}T23:59:59Z`,
      };
      return (await api.POST('/api/v1/clients', { body })).data!;
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['clients'] }),
  });
  const made = adding.data;
  const toggle = (scope: Scope) =>
    setScopes(scopes.includes(scope) ? scopes.filter((one) => one !== scope) : [...scopes, scope]);
  return (
    <Dialog
      title={t('clients.add')}
      submit={t(made ? 'clients.kept' : 'clients.add')}
      busy={adding.isPending || (!made && (name.trim() === '' || scopes.length === 0 || until === ''))}
      error={adding.error}
      onSubmit={() => (made ? onClose() : adding.mutate())}
      onClose={onClose}
    >
      {made ? (
        <Alert severity="warning">
          {t('clients.made')}
          <Copied text={made.key} />
        </Alert>
      ) : (
        <>
          <TextField
            label={t('clients.name')}
            required
            value={name}
            onChange={({ target }) => setName(target.value)}
            slotProps={{ htmlInput: { maxLength: 120 } }}
            sx={{ mt: 1 }}
          />
          <Choice label={t('administration.state')} value={state} onChange={setState} options={states} />
          <Box component="fieldset" sx={{ border: 0, m: 0, p: 0 }}>
            <Box component="legend" sx={{ p: 0 }}>
              {t('clients.scopes')}
            </Box>
            {SCOPES.map((scope) => (
              <FormControlLabel
                key={scope}
                sx={{ display: 'flex', minHeight: 44 }}
                control={<Checkbox checked={scopes.includes(scope)} onChange={() => toggle(scope)} />}
                label={scopeWords(scope)}
              />
            ))}
          </Box>
          <TextField
            label={t('clients.until')}
            type="date"
            required
            value={until}
            onChange={({ target }) => setUntil(target.value)}
            slotProps={{ inputLabel: { shrink: true }, htmlInput: { min: dayIn(1), max: dayIn(364) } }}
          />
        </>
      )}
    </Dialog>
  );
}
