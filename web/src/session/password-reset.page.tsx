import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useMutation } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { RouterLink } from '../shell/links.js';
import { Heading, Problem } from '../shell/page.js';
import { LinkProblem, isWeak } from './link-problem.js';
import { useLinkToken } from './link-token.js';
import { NewPassword } from './new-password.js';
import { weaknessOf } from './password-rules.js';

/** Asks for the mailed link, or, opened by it, sets the new password. */
export function PasswordResetPage() {
  const { t } = useTranslation();
  const token = useLinkToken();
  return (
    <Box sx={{ maxWidth: 480, mx: 'auto' }}>
      <Heading title={t('reset.title')}>{t('reset.title')}</Heading>
      {token === null ? <AskForLink /> : <SetPassword token={token} />}
      <p>
        <RouterLink to="/sign-in">{t('reset.back')}</RouterLink>
      </p>
    </Box>
  );
}

function AskForLink() {
  const { t } = useTranslation();
  const [email, setEmail] = useState('');
  const asking = useMutation({
    mutationFn: () => api.POST('/api/v1/auth/password-reset', { body: { email: email.trim() } }),
  });
  if (asking.isSuccess) return <Alert severity="success">{t('reset.sent')}</Alert>;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    asking.mutate();
  };
  return (
    <Box component="form" onSubmit={submit} noValidate sx={{ display: 'grid', gap: 2 }}>
      <Box component="p" sx={{ m: 0 }}>
        {t('reset.what')}
      </Box>
      {asking.error && <Problem error={asking.error} />}
      <TextField
        label={t('signIn.email')}
        type="email"
        autoComplete="username"
        required
        value={email}
        onChange={({ target }) => setEmail(target.value)}
      />
      <Button type="submit" variant="contained" disabled={!email.includes('@')} loading={asking.isPending}>
        {t('reset.send')}
      </Button>
    </Box>
  );
}

function SetPassword({ token }: { token: string }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const setting = useMutation({
    mutationFn: () => api.POST('/api/v1/auth/password-reset/confirm', { body: { token, password } }),
  });
  if (setting.isSuccess) return <Alert severity="success">{t('reset.done')}</Alert>;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setting.mutate();
  };
  return (
    <Box component="form" onSubmit={submit} noValidate sx={{ display: 'grid', gap: 2 }}>
      <LinkProblem error={setting.error} />
      <NewPassword
        value={password}
        onChange={(value) => {
          setting.reset();
          setPassword(value);
        }}
        about={[]}
        refused={isWeak(setting.error)}
      />
      <Button
        type="submit"
        variant="contained"
        disabled={weaknessOf(password, []) !== null}
        loading={setting.isPending}
      >
        {t('reset.set')}
      </Button>
    </Box>
  );
}
