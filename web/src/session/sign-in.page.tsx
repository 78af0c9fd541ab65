import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.js';
import { withWords } from '../i18n/i18n.js';
import { Heading, Problem } from '../shell/page.js';
import { Field } from '../shell/field.js';
import { RouterLink } from '../shell/links.js';
import { PasswordField } from './password-field.js';
import { signIn, type Credentials } from './session.js';

/** Asked for once in an account's life. */
const enrolment = withWords(() => import('./enrolment.js'));
const Enrolment = lazy(async () => ({ default: (await enrolment()).Enrolment }));

/** E-mail and password, then the second factor where there is one. What was typed stays when it is refused. */
export function SignInPage() {
  const { t } = useTranslation();
  const { back } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [given, setGiven] = useState<Credentials>({ email: '', password: '' });
  const [recovery, setRecovery] = useState(false);
  const leave = () => navigate({ to: back ?? '/', replace: true });
  const entering = useMutation({
    mutationFn: () => signIn(queries, given),
    onSuccess: ({ enrolmentOnly }) => (enrolmentOnly ? undefined : leave()),
  });
  const needsCode = entering.error instanceof ApiProblem && entering.error.code === 'second-factor-missing';
  const [asked, setAsked] = useState(false);
  if (needsCode && !asked) setAsked(true);
  const code = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (asked) code.current?.focus();
  }, [asked, recovery]);
  if (entering.data?.enrolmentOnly)
    return <Enrolment password={given.password} done={() => entering.reset()} />;
  const set = (field: keyof Credentials) => (event: { target: { value: string } }) =>
    setGiven(({ totp: _, recoveryCode: __, ...rest }) => ({ ...rest, [field]: event.target.value }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    entering.mutate();
  };
  return (
    <Box sx={{ maxWidth: 420, mx: 'auto' }}>
      <Heading title={t('signIn.title')}>{t('signIn.title')}</Heading>
      <p>{t('signIn.what')}</p>
      <Box component="form" onSubmit={submit} noValidate sx={{ display: 'grid', gap: 2 }}>
        {entering.error && !needsCode && <Problem error={entering.error} />}
        <Field
          label={t('signIn.email')}
          type="email"
          autoComplete="username"
          required
          value={given.email}
          onChange={set('email')}
        />
        <PasswordField
          label={t('signIn.password')}
          autoComplete="current-password"
          value={given.password}
          onChange={(value) => set('password')({ target: { value } })}
        />
        {asked && (
          <>
            <Alert severity="info">{t(recovery ? 'signIn.recoveryHint' : 'signIn.codeHint')}</Alert>
            <Field
              key={String(recovery)}
              inputRef={code}
              label={t(recovery ? 'signIn.recoveryCode' : 'signIn.code')}
              inputProps={recovery ? {} : { inputMode: 'numeric', maxLength: 6 }}
              autoComplete="one-time-code"
              value={(recovery ? given.recoveryCode : given.totp) ?? ''}
              onChange={set(recovery ? 'recoveryCode' : 'totp')}
            />
            <Button onClick={() => setRecovery(!recovery)}>
              {t(recovery ? 'signIn.useCode' : 'signIn.useRecovery')}
            </Button>
          </>
        )}
        <Button type="submit" variant="contained" loading={entering.isPending}>
          {t('signIn.submit')}
        </Button>
        <RouterLink to="/password-reset" sx={{ minHeight: 44, display: 'inline-flex', alignItems: 'center' }}>
          {t('signIn.forgot')}
        </RouterLink>
      </Box>
    </Box>
  );
}
