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

/** Sets up a second factor: a QR code and the same as text, then the first code, then the recovery codes, once. */
export function Enrolment({ password, done }: { password: string; done: () => void }) {
  const { t } = useTranslation();
  const [totp, setTotp] = useState('');
  const started = useQuery({
    queryKey: ['enrolment'],
    staleTime: Infinity,
    gcTime: 0,
    retry: false,
    queryFn: async () => (await api.POST('/api/v1/auth/second-factor', { body: { password } })).data!,
  });
  const confirming = useMutation({
    mutationFn: async () =>
      (await api.POST('/api/v1/auth/second-factor/confirm', { body: { totp: totp.replace(/\s/g, '') } }))
        .data!,
  });
  if (confirming.data)
    return (
      <Box sx={{ maxWidth: 480, mx: 'auto' }}>
        <Heading title={t('enrolment.codes')}>{t('enrolment.codes')}</Heading>
        <Alert severity="warning">{t('enrolment.keepCodes')}</Alert>
        <Box component="ul" sx={{ fontFamily: 'monospace', fontSize: '1.1rem', columns: { sm: 2 } }}>
          {confirming.data.recoveryCodes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </Box>
        <Button variant="contained" onClick={done}>
          {t('enrolment.done')}
        </Button>
      </Box>
    );
  return (
    <Box sx={{ maxWidth: 480, mx: 'auto' }}>
      <Heading title={t('enrolment.title')}>{t('enrolment.title')}</Heading>
      <p>{t('enrolment.how')}</p>
      <Loaded query={started}>
        {({ uri, secret }) => (
          <Box
            component="form"
            noValidate
            onSubmit={(event: FormEvent) => {
              event.preventDefault();
              confirming.mutate();
            }}
            sx={{ display: 'grid', gap: 2 }}
          >
            <QrCode text={uri} label={t('enrolment.qr')} />
            <Box>
              {t('enrolment.secret')}{' '}
              <Box component="code" sx={{ fontSize: '1.05rem' }}>
                {secret}
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
        )}
      </Loaded>
    </Box>
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
