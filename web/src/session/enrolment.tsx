import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { encode } from 'uqr';
import { api } from '../api/client.js';
import { Heading, Loaded, Problem } from '../shell/page.js';

/** Sets up a second factor at sign-in, where the role must have one. */
export function Enrolment({ password, done }: { password: string; done: () => void }) {
  const { t } = useTranslation();
  const [codes, setCodes] = useState<string[] | null>(null);
  const started = useQuery({
    queryKey: ['enrolment'],
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    queryFn: async () => (await api.POST('/api/v1/auth/second-factor', { body: { password } })).data!,
  });
  const title = t(codes ? 'enrolment.codes' : 'enrolment.title');
  return (
    <Box sx={{ maxWidth: 480, mx: 'auto' }}>
      <Heading title={title}>{title}</Heading>
      {codes ? (
        <RecoveryCodes codes={codes} act={t('enrolment.done')} done={done} />
      ) : (
        <Loaded query={started}>{(data) => <ConfirmCode started={data} confirmed={setCodes} />}</Loaded>
      )}
    </Box>
  );
}

interface ConfirmCodeProps {
  started: { uri: string; secret: string };
  confirmed: (recoveryCodes: string[]) => void;
}

/** A QR code and the same as text, then the first code. */
export function ConfirmCode({ started: { uri, secret }, confirmed }: ConfirmCodeProps) {
  const { t } = useTranslation();
  const [totp, setTotp] = useState('');
  const confirming = useMutation({
    mutationFn: async () =>
      (await api.POST('/api/v1/auth/second-factor/confirm', { body: { totp: totp.replace(/\s/g, '') } }))
        .data!,
    onSuccess: ({ recoveryCodes }) => confirmed(recoveryCodes),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirming.mutate();
  };
  return (
    <Box component="form" noValidate onSubmit={submit} sx={{ display: 'grid', gap: 2 }}>
      <Box component="p" sx={{ mb: 0 }}>
        {t('enrolment.how')}
      </Box>
      <QrCode text={uri} label={t('enrolment.qr')} />
      <Box>
        {t('enrolment.secret')}{' '}
        <Box component="code" sx={{ fontSize: '1.05rem', overflowWrap: 'anywhere' }}>
          {secret.replace(/(.{4})(?=.)/g, '$1 ')}
        </Box>
      </Box>
      {confirming.error && <Problem error={confirming.error} />}
      <TextField
        label={t('signIn.code')}
        value={totp}
        onChange={({ target }) => setTotp(target.value)}
        autoComplete="one-time-code"
        slotProps={{ htmlInput: { inputMode: 'numeric' } }}
      />
      <Button type="submit" variant="contained" loading={confirming.isPending}>
        {t('enrolment.confirm')}
      </Button>
    </Box>
  );
}

interface RecoveryCodesProps {
  codes: string[];
  act: string;
  done: () => void;
}

/** Codes that are shown once. */
export function RecoveryCodes({ codes, act, done }: RecoveryCodesProps) {
  const { t } = useTranslation();
  return (
    <>
      <Alert severity="warning">{t('enrolment.keepCodes')}</Alert>
      <Box component="ul" sx={{ fontFamily: 'monospace', fontSize: '1.1rem', columns: { sm: 2 } }}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </Box>
      <Button variant="contained" onClick={done}>
        {act}
      </Button>
    </>
  );
}

/** Always dark on white, as cameras expect it. */
function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 2 });
  const path = data
    .flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('');
  return (
    <svg
      role="img"
      aria-label={label}
      width="220"
      height="220"
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
