import Alert from '@mui/material/Alert';
import TextField from '@mui/material/TextField';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { Dialog } from '../entry/dialog.js';
import { LANGUAGES, type Language } from '../i18n/i18n.js';
import { Choice } from './choice.js';
import { Copied } from './copied.js';
import { ofAState, useRoleOptions, useStateOptions, type Role } from './roles.js';

/** Invites somebody: whom, as what, in which language; then shows the link that was mailed. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const roles = useRoleOptions();
  const states = useStateOptions();
  const queries = useQueryClient();
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('national-authority');
  const [state, setState] = useState('');
  const [language, setLanguage] = useState(i18n.language as Language);
  const inviting = useMutation({
    mutationFn: async () => {
      const body = { email: email.trim(), role, language, ...(ofAState(role) ? { state } : {}) };
      return (await api.POST('/api/v1/invitations', { body })).data!;
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['invitations'] }),
  });
  const made = inviting.data;
  return (
    <Dialog
      title={t('users.invite')}
      submit={t(made ? 'shell.close' : 'users.send')}
      busy={inviting.isPending || (!made && (!email.includes('@') || (ofAState(role) && state === '')))}
      error={inviting.error}
      onSubmit={() => (made ? onClose() : inviting.mutate())}
      onClose={onClose}
    >
      {made ? (
        <Alert severity="success">
          {t('users.invited', { email: made.email })}
          <Copied text={made.link} />
        </Alert>
      ) : (
        <>
          <div>{t('users.inviteWhat')}</div>
          <TextField
            label={t('users.email')}
            type="email"
            required
            value={email}
            onChange={({ target }) => setEmail(target.value)}
            autoComplete="off"
          />
          <Choice
            label={t('users.role')}
            value={role}
            onChange={(value) => setRole(value as Role)}
            options={roles}
          />
          {ofAState(role) && (
            <Choice label={t('administration.state')} value={state} onChange={setState} options={states} />
          )}
          <Choice
            label={t('users.language')}
            value={language}
            onChange={(value) => setLanguage(value as Language)}
            options={Object.entries(LANGUAGES)}
          />
        </>
      )}
    </Dialog>
  );
}
