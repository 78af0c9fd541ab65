import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.js';
import { Problem } from '../shell/page.js';
import { keepFile, post, useAct, type Edition, type EditionFile } from './editions.queries.js';

/** What travels with every edition, so that it can be checked anywhere. */
const STATEMENT = [
  'manifest.json',
  'manifest.json.asc',
  'manifest.json.sig',
  'signing-key.asc',
  'signing-key.pem',
];

/** The files, each to be kept; before they are published, how far each is. */
export function Files({ edition, mayPrepare }: { edition: Edition; mayPrepare: boolean }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<string | null>(null);
  const fetching = useAct((name: string) => keepFile(edition.id, name));
  const mend = useAct(({ name, how }: { name: string; how: 'retry' | 'drop' }) =>
    post(`/api/v1/editions/${edition.id}/files/${name}/${how}`),
  );
  const fetchFile = (name: string) => {
    setAsked(name);
    fetching.mutate(name);
  };
  const needsProof = fetching.error instanceof ApiProblem && fetching.error.code === 'proof-required';
  const acknowledge = useAct(() => post(`/api/v1/editions/${edition.id}/acknowledge`));
  return (
    <>
      {fetching.isError && !needsProof && <Problem error={fetching.error} />}
      {needsProof && asked && <Proof onProven={() => fetchFile(asked)} />}
      {mend.isError && <Problem error={mend.error} />}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {edition.files.map((file) => (
          <FileLine key={file.name} file={file} onFetch={() => fetchFile(file.name)}>
            {mayPrepare && file.state === 'failed' && edition.state === 'approved' && (
              <>
                <Button onClick={() => mend.mutate({ name: file.name, how: 'retry' })}>
                  {t('shell.again')}
                </Button>
                <Button onClick={() => mend.mutate({ name: file.name, how: 'drop' })}>
                  {t('edition.leaveOut')}
                </Button>
              </>
            )}
          </FileLine>
        ))}
        {edition.published &&
          STATEMENT.map((name) => (
            <Box component="li" key={name} sx={LINE}>
              <Button onClick={() => fetchFile(name)}>{name}</Button>
            </Box>
          ))}
      </Box>
      {edition.state === 'published' && !mayPrepare && (
        <Box sx={{ mt: 2 }}>
          {acknowledge.isError && <Problem error={acknowledge.error} />}
          {acknowledge.isSuccess ? (
            <Alert severity="success">{t('edition.acknowledged')}</Alert>
          ) : (
            <Button variant="contained" disabled={acknowledge.isPending} onClick={() => acknowledge.mutate()}>
              {t('edition.acknowledge')}
            </Button>
          )}
        </Box>
      )}
    </>
  );
}

const LINE = {
  display: 'flex',
  flexWrap: 'wrap',
  gap: 1.5,
  alignItems: 'center',
  borderTop: 1,
  borderColor: 'divider',
  py: 0.5,
} as const;

interface FileLineProps {
  file: EditionFile;
  onFetch: () => void;
  children: React.ReactNode;
}

function FileLine({ file, onFetch, children }: FileLineProps) {
  const { t, i18n } = useTranslation();
  const size = new Intl.NumberFormat(i18n.language, {
    style: 'unit',
    unit: 'kilobyte',
    maximumFractionDigits: 0,
  });
  const made = file.state === 'done';
  return (
    <Box component="li" sx={LINE}>
      {made ? <Button onClick={onFetch}>{file.name}</Button> : <Box sx={{ p: 1 }}>{file.name}</Box>}
      <Box sx={{ color: 'text.secondary' }}>
        {made && file.bytes !== null
          ? size.format(Math.max(1, Math.round(file.bytes / 1000)))
          : t('edition.progress', {
              done: file.done,
              total: file.total,
              state: t(`fileState.${file.state}`),
            })}
      </Box>
      {file.error && <Box sx={{ color: 'error.main' }}>{file.error}</Box>}
      {children}
    </Box>
  );
}

/** Asks for the password again before anything leaves. */
export function Proof({ onProven }: { onProven: () => void }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [totp, setTotp] = useState('');
  const prove = useAct(async () => {
    await post('/api/v1/edition-proofs', { password, ...(totp ? { totp } : {}) });
    onProven();
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    prove.mutate();
  };
  return (
    <Box component="form" onSubmit={submit} sx={{ my: 1.5, display: 'grid', gap: 1.5, maxWidth: 420 }}>
      <Alert severity="info">{t('edition.proofWhat')}</Alert>
      {prove.isError && <Problem error={prove.error} />}
      <TextField
        type="password"
        label={t('signIn.password')}
        autoComplete="current-password"
        value={password}
        onChange={({ target }) => setPassword(target.value)}
        required
      />
      <TextField
        label={t('edition.code')}
        autoComplete="one-time-code"
        value={totp}
        onChange={({ target }) => setTotp(target.value)}
        slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 6 } }}
      />
      <Button type="submit" variant="contained" disabled={prove.isPending || password === ''}>
        {t('edition.prove')}
      </Button>
    </Box>
  );
}
