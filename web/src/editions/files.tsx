import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.js';
import { Problem } from '../shell/page.js';
import {
  keepFile,
  post,
  useAct,
  useOwnCopy,
  type Edition,
  type EditionFile,
  type OwnCopy,
} from './editions.queries.js';
import { FileLine, Statement } from './file-line.js';
import { Fingerprint } from './fingerprint.js';
import { OwnCopySection } from './own-copy.js';
import { OF_COPY, OF_EDITION, SEALED } from './statement.js';

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
  const own = useOwnCopy(edition.id, edition.published !== null && !mayPrepare).data ?? null;
  /** What holds entries leaves encrypted to a recipient that has a key for it. */
  const fetchData = (name: string) => fetchFile(own?.encryptedTo ? `${name}${SEALED}` : name);
  const order = useAct(() => post(`/api/v1/editions/${edition.id}/copy`));
  const orderUnproven = isUnproven(order.error);
  const needsProof = isUnproven(fetching.error);
  const copied = own && (own.formats.includes('pdf') || own.formats.includes('xlsx'));
  const acknowledge = useAct(() => post(`/api/v1/editions/${edition.id}/acknowledge`));
  return (
    <>
      {fetching.isError && !needsProof && <Problem error={fetching.error} />}
      {needsProof && asked && <Proof onProven={() => fetchFile(asked)} />}
      {mend.isError && <Problem error={mend.error} />}
      {order.isError && !orderUnproven && <Problem error={order.error} />}
      {orderUnproven && <Proof onProven={() => order.mutate()} />}
      {own?.encryptedTo && (
        <Box sx={{ mb: 2, maxWidth: '70ch' }}>
          <Fingerprint of={own.encryptedTo} />
          {t('edition.encryptedWhat')}
        </Box>
      )}
      {copied && (
        <OwnCopySection copy={own} ordering={order.isPending} onOrder={() => order.mutate()}>
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {own.files.map((file) => (
              <FileLine
                key={file.name}
                file={{ ...file, state: 'done', done: 0, total: 0, error: null }}
                onFetch={() => fetchData(file.name)}
              />
            ))}
          </Box>
          <Statement files={OF_COPY} onFetch={fetchFile} />
        </OwnCopySection>
      )}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {edition.files.filter(goesTo(own)).map((file) => (
          <FileLine key={file.name} file={file} onFetch={() => fetchData(file.name)}>
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
      </Box>
      {edition.published && <Statement files={OF_EDITION} onFetch={fetchFile} />}
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

const isUnproven = (error: unknown): boolean =>
  error instanceof ApiProblem && error.code === 'proof-required';

/** A recipient is shown what it takes, in its language; the printed directory and the workbook as its own copy. */
const goesTo =
  (own: OwnCopy | null) =>
  ({ format, language }: EditionFile): boolean => {
    if (!own) return true;
    if (format === 'pdf' || format === 'xlsx' || (language !== null && language !== own.language))
      return false;
    return format === 'changes' || own.formats.includes(format === 'schema' ? 'json' : format);
  };

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
