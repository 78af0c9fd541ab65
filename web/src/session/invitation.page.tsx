import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { RouterLink } from '../shell/links.js';
import { Heading } from '../shell/page.js';
import { LinkProblem, isWeak } from './link-problem.js';
import { useLinkToken } from './link-token.js';
import { NewPassword } from './new-password.js';
import { weaknessOf } from './password-rules.js';

/** Whoever has the link of an invitation makes an account. */
export function InvitationPage() {
  const { t } = useTranslation();
  const token = useLinkToken();
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const accepting = useMutation({
    mutationFn: async () =>
      (await api.POST('/api/v1/invitations/accept', { body: { token: token!, name, password } })).data!,
  });
  const about = [name];
  const ready = name.trim() !== '' && weaknessOf(password, about) === null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) accepting.mutate();
  };
  return (
    <Box sx={{ maxWidth: 480, mx: 'auto' }}>
      <Heading title={t('invited.title')}>{t('invited.title')}</Heading>
      {accepting.data ? (
        <>
          <Alert severity="success">{t('invited.done', { email: accepting.data.email })}</Alert>
          <p>
            <RouterLink to="/sign-in">{t('invited.signIn')}</RouterLink>
          </p>
        </>
      ) : token === null ? (
        <Alert severity="warning">{t('invited.noLink')}</Alert>
      ) : (
        <Box component="form" onSubmit={submit} noValidate sx={{ display: 'grid', gap: 2 }}>
          <Box component="p" sx={{ m: 0 }}>
            {t('invited.what')}
          </Box>
          <LinkProblem error={accepting.error} />
          <TextField
            label={t('invited.name')}
            autoComplete="name"
            required
            value={name}
            onChange={({ target }) => setName(target.value)}
            slotProps={{ htmlInput: { maxLength: 120 } }}
          />
          <NewPassword
            value={password}
            onChange={(value) => {
              accepting.reset();
              setPassword(value);
            }}
            about={about}
            refused={isWeak(accepting.error)}
          />
          <Button type="submit" variant="contained" disabled={!ready} loading={accepting.isPending}>
            {t('invited.submit')}
          </Button>
        </Box>
      )}
    </Box>
  );
}
