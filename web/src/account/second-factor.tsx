import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { Dialog } from '../entry/dialog.js';
import { ConfirmCode, RecoveryCodes } from '../session/enrolment.js';
import { PasswordField } from '../session/password-field.js';
import type { Me } from '../session/session.js';

type Aim = 'set' | 'codes' | 'remove';

/** The second factor of an account that is signed in: set up, replaced, its recovery codes renewed, removed. */
export function SecondFactor({ me }: { me: Me }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { active, required } = me.secondFactor;
  const [aim, setAim] = useState<Aim | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [secret, setSecret] = useState<{ secret: string; uri: string } | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const done = async (words: string) => {
    setSecret(null);
    setCodes(null);
    setSaid(words);
    await queries.invalidateQueries({ queryKey: ['me'] });
  };
  return (
    <Box component="section" aria-labelledby="factor" sx={{ mt: 4, maxWidth: 480 }}>
      <Typography variant="h2" id="factor">
        {t('account.factorTitle')}
      </Typography>
      {said && (
        <Alert severity="success" sx={{ my: 1 }}>
          {said}
        </Alert>
      )}
      {codes ? (
        <RecoveryCodes
          codes={codes}
          act={t('account.codesKept')}
          done={() => void done(t('account.factorDone'))}
        />
      ) : secret ? (
        <ConfirmCode started={secret} confirmed={setCodes} />
      ) : (
        <>
          <p>{t(active ? 'account.factorOn' : 'account.factorOff')}</p>
          <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
            <Button variant="outlined" onClick={() => setAim('set')}>
              {t(active ? 'account.factorReplace' : 'account.factorSet')}
            </Button>
            {active && (
              <Button variant="outlined" onClick={() => setAim('codes')}>
                {t('account.factorCodes')}
              </Button>
            )}
            {active && !required && (
              <Button variant="outlined" color="error" onClick={() => setAim('remove')}>
                {t('account.factorRemove')}
              </Button>
            )}
          </Box>
          {active && required && (
            <Box sx={{ mt: 1, color: 'text.secondary' }}>{t('account.factorRequired')}</Box>
          )}
        </>
      )}
      {aim && (
        <Proof
          aim={aim}
          active={active}
          close={() => setAim(null)}
          started={setSecret}
          renewed={setCodes}
          removed={() => void done(t('account.factorRemoved'))}
        />
      )}
    </Box>
  );
}

interface ProofProps {
  aim: Aim;
  active: boolean;
  close: () => void;
  started: (secret: { secret: string; uri: string }) => void;
  renewed: (codes: string[]) => void;
  removed: () => void;
}

/** An unlocked desk is not enough: password, and a code where there is a factor already. */
function Proof({ aim, active, close, started, renewed, removed }: ProofProps) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [totp, setTotp] = useState('');
  const body = { password, ...(active ? { totp: totp.replace(/\s/g, '') } : {}) };
  const proving = useMutation({
    mutationFn: async () => {
      if (aim === 'set') started((await api.POST('/api/v1/auth/second-factor', { body })).data!);
      else if (aim === 'codes')
        renewed((await api.POST('/api/v1/auth/second-factor/recovery-codes', { body })).data!.recoveryCodes);
      else {
        await api.POST('/api/v1/auth/second-factor/remove', { body });
        removed();
      }
    },
    onSuccess: close,
  });
  return (
    <Dialog
      title={t('account.prove')}
      submit={t('account.next')}
      harsh={aim === 'remove'}
      busy={proving.isPending}
      error={proving.error}
      onSubmit={() => proving.mutate()}
      onClose={close}
    >
      <PasswordField
        label={t('password.current')}
        autoComplete="current-password"
        value={password}
        onChange={setPassword}
      />
      {active && (
        <TextField
          label={t('signIn.code')}
          value={totp}
          onChange={({ target }) => setTotp(target.value)}
          autoComplete="one-time-code"
          slotProps={{ htmlInput: { inputMode: 'numeric' } }}
        />
      )}
    </Dialog>
  );
}
