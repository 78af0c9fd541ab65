import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.js';
import { useCountries } from '../countries/countries.queries.js';
import { Choices } from '../edit/fields/choices.js';
import { Confirm } from '../shell/confirm.js';
import { Problem } from '../shell/page.js';
import { Choice } from '../upkeep/choice.js';
import { patch, post, useAct, type Recipient } from './editions.queries.js';
import { FORMATS, LANGUAGES } from './forms-of-files.js';

const KINDS = ['authority', 'office', 'machine'] as const;

/** What can be said of a recipient at any time: its name, where it is written to, its language, formats and key. */
interface Wanted {
  name: string;
  reach: string;
  language: string;
  formats: string[];
  /** Armored; empty: none, or the one that it has. */
  openpgpKey: string;
}

/** Adds a recipient. */
export function NewRecipient() {
  const { t } = useTranslation();
  const countries = useCountries();
  const [kind, setKind] = useState<string>('authority');
  const [state, setState] = useState('');
  const add = useAct(({ reach, openpgpKey, ...wanted }: Wanted) =>
    post('/api/v1/edition-recipients', {
      ...wanted,
      kind,
      ...(state ? { state } : {}),
      ...(openpgpKey ? { openpgpKey } : {}),
      ...(reach ? (kind === 'machine' ? { clientId: reach } : { email: reach }) : {}),
    }),
  );
  return (
    <Box sx={{ mt: 4 }}>
      <Typography variant="h2" sx={{ mb: 1.5 }}>
        {t('edition.addRecipient')}
      </Typography>
      <WantedForm
        key={add.isSuccess ? add.submittedAt : 'new'}
        id="new"
        before={{
          name: '',
          reach: '',
          language: 'es',
          formats: FORMATS.map(({ value }) => value),
          openpgpKey: '',
        }}
        fingerprint={null}
        reachedBy={kind === 'machine' ? 'key' : 'email'}
        reachNeeded={kind !== 'authority'}
        act={add}
        submit={t('edition.addRecipient')}
      >
        <Choice id="recipient-kind" label={t('edition.kind')} value={kind} onChange={setKind}>
          {KINDS.map((one) => (
            <option key={one} value={one}>
              {t(`recipientKind.${one}`)}
            </option>
          ))}
        </Choice>
        <Choice id="recipient-state" label={t('edition.state')} value={state} onChange={setState}>
          <option value="">–</option>
          {countries.data?.map((one) => (
            <option key={one.iso2} value={one.iso2}>
              {one.name}
            </option>
          ))}
        </Choice>
      </WantedForm>
    </Box>
  );
}

/** Changes a recipient. */
export function ChangeRecipient({ recipient, onDone }: { recipient: Recipient; onDone: () => void }) {
  const { t } = useTranslation();
  const { id, kind, name, email, language, formats, openpgpFingerprint } = recipient;
  const change = useAct(async ({ reach, openpgpKey, ...wanted }: Wanted) => {
    const mailbox = kind === 'machine' ? {} : { email: reach || null };
    const key = openpgpKey ? { openpgpKey } : {};
    await patch(`/api/v1/edition-recipients/${id}`, { ...wanted, ...mailbox, ...key });
    onDone();
  });
  const open = useAct(() => patch(`/api/v1/edition-recipients/${id}`, { openpgpKey: null }));
  return (
    <>
      <WantedForm
        id={id}
        before={{ name, reach: email ?? '', language, formats, openpgpKey: '' }}
        fingerprint={openpgpFingerprint}
        reachedBy={kind === 'machine' ? null : 'email'}
        reachNeeded={kind === 'office'}
        act={change}
        submit={t('edition.save')}
        onCancel={onDone}
      />
      {openpgpFingerprint && (
        <Box sx={{ mt: 2 }}>
          <Confirm act={t('edition.openpgpRemove')} doing={open}>
            {t('edition.openpgpRemoveWhat')}
          </Confirm>
        </Box>
      )}
    </>
  );
}

interface WantedFormProps {
  id: string;
  before: Wanted;
  /** By what it is reached; null: that is not changed here. */
  reachedBy: 'email' | 'key' | null;
  reachNeeded: boolean;
  /** Of the OpenPGP key that it has. */
  fingerprint: string | null;
  act: ReturnType<typeof useAct<Wanted>>;
  submit: string;
  onCancel?: () => void;
  children?: React.ReactNode;
}

function WantedForm({
  id,
  before,
  reachedBy,
  reachNeeded,
  fingerprint,
  act,
  submit,
  onCancel,
  children,
}: WantedFormProps) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(before);
  const set = (part: Partial<Wanted>) => setWanted((now) => ({ ...now, ...part }));
  const refused =
    act.error instanceof ApiProblem ? act.error.errors.some(({ field }) => field === 'openpgpKey') : false;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (wanted.formats.length > 0) act.mutate(wanted);
  };
  return (
    <Box component="form" onSubmit={send} sx={{ maxWidth: 640, display: 'grid', gap: 1.5, width: '100%' }}>
      {act.isError && <Problem error={act.error} />}
      {children}
      <TextField
        label={t('edition.recipientName')}
        value={wanted.name}
        onChange={({ target }) => set({ name: target.value })}
        required
      />
      {reachedBy && (
        <TextField
          label={reachedBy === 'key' ? t('edition.keyId') : t('edition.email')}
          value={wanted.reach}
          onChange={({ target }) => set({ reach: target.value })}
          required={reachNeeded}
        />
      )}
      <Choice
        id={`recipient-language-${id}`}
        label={t('shell.language')}
        value={wanted.language}
        onChange={(language) => set({ language })}
      >
        {LANGUAGES.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </Choice>
      <Choices
        path={`recipient-formats-${id}`}
        label={t('edition.formats')}
        values={wanted.formats}
        options={FORMATS}
        onChange={(formats) => set({ formats })}
      />
      {wanted.formats.length === 0 && (
        <Box role="alert" sx={{ color: 'error.main' }}>
          {t('edition.chooseFormat')}
        </Box>
      )}
      <TextField
        label={t('edition.openpgpKey')}
        error={refused}
        helperText={t(
          refused ? 'edition.openpgpRefused' : fingerprint ? 'edition.openpgpKeep' : 'edition.openpgpHint',
        )}
        value={wanted.openpgpKey}
        onChange={({ target }) => set({ openpgpKey: target.value })}
        multiline
        maxRows={8}
        slotProps={{ htmlInput: { spellCheck: false, autoComplete: 'off' } }}
      />
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <Button type="submit" variant="contained" disabled={act.isPending}>
          {submit}
        </Button>
        {onCancel && <Button onClick={onCancel}>{t('edition.cancel')}</Button>}
      </Box>
    </Box>
  );
}
