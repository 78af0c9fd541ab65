import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { Problem } from '../shell/page.js';
import type { User } from './administration.queries.js';
import { Choice } from './choice.js';
import { ofAState, useRoleOptions, useStateOptions, type Role } from './roles.js';

/** Gives an account another role or State. */
export function Powers({ user }: { user: User }) {
  const { t } = useTranslation();
  const roles = useRoleOptions();
  const states = useStateOptions();
  const queries = useQueryClient();
  const [role, setRole] = useState<Role>(user.role);
  const [state, setState] = useState(user.state ?? '');
  const saving = useMutation({
    mutationFn: () =>
      api.PATCH('/api/v1/users/{id}', {
        params: { path: { id: user.id } },
        body: { role, state: ofAState(role) ? state : null },
      }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ['users'] });
      await queries.invalidateQueries({ queryKey: ['user', user.id] });
    },
  });
  const changed = role !== user.role || (ofAState(role) && state !== user.state);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <Box component="section" aria-labelledby="powers" sx={{ mt: 4, maxWidth: 480 }}>
      <Typography variant="h2" id="powers" sx={{ mb: 2 }}>
        {t('users.powers')}
      </Typography>
      <Box component="form" onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
        {saving.error && <Problem error={saving.error} />}
        {saving.isSuccess && <Alert severity="success">{t('users.savedPowers')}</Alert>}
        <Choice
          label={t('users.role')}
          value={role}
          onChange={(value) => setRole(value as Role)}
          options={roles}
        />
        {ofAState(role) && (
          <Choice label={t('administration.state')} value={state} onChange={setState} options={states} />
        )}
        <Button
          type="submit"
          variant="outlined"
          disabled={!changed || (ofAState(role) && state === '')}
          loading={saving.isPending}
        >
          {t('users.save')}
        </Button>
      </Box>
    </Box>
  );
}
