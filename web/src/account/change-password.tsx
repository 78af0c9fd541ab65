import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { isWeak } from '../session/link-problem.js';
import { NewPassword } from '../session/new-password.js';
import { PasswordField } from '../session/password-field.js';
import { weaknessOf } from '../session/password-rules.js';
import type { Me } from '../session/session.js';
import { Problem } from '../shell/page.js';

/** A new password in place of the present one. */
export function ChangePassword({ me }: { me: Me }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const about = [me.email, me.name];
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const changing = useMutation({
    mutationFn: () => api.POST('/api/v1/auth/password', { body: { current, password } }),
    onSuccess: () => {
      setCurrent('');
      setPassword('');
      return queries.invalidateQueries({ queryKey: ['own-sessions'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    changing.mutate();
  };
  return (
    <Box component="section" aria-labelledby="password" sx={{ mt: 4, maxWidth: 480 }}>
      <Typography variant="h2" id="password" sx={{ mb: 2 }}>
        {t('account.passwordTitle')}
      </Typography>
      <Box component="form" onSubmit={submit} noValidate sx={{ display: 'grid', gap: 2 }}>
        {changing.isSuccess && <Alert severity="success">{t('account.passwordChanged')}</Alert>}
        {changing.error && !isWeak(changing.error) && <Problem error={changing.error} />}
        <PasswordField
          label={t('password.current')}
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
        />
        <NewPassword value={password} onChange={setPassword} about={about} refused={isWeak(changing.error)} />
        <Button
          type="submit"
          variant="outlined"
          disabled={current === '' || weaknessOf(password, about) !== null}
          loading={changing.isPending}
          sx={{ justifySelf: 'start' }}
        >
          {t('account.changePassword')}
        </Button>
      </Box>
    </Box>
  );
}
