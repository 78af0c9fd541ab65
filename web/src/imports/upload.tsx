import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import NativeSelect from '@mui/material/NativeSelect';
import TextField from '@mui/material/TextField';
import { useId, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { FileDrop } from '../shell/file-drop.js';
import { Problem } from '../shell/page.js';
import { useSend, type Import, type RegisterName } from './imports.queries.js';

/** What a file may weigh, as the server has it. */
const LIMIT = 10 * 1024 * 1024;
const REGISTERS = ['experts', 'central-authorities', 'law-enforcement-contacts'] as const;

/** A file is dropped or chosen; who sent it makes its corrected columns be remembered for the next one. */
export function Upload({ done }: { done: (made: Import) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [sender, setSender] = useState('');
  const [register, setRegister] = useState<RegisterName | ''>('');
  const sending = useSend(done);
  const wrong = file && unfit(file);
  const take = (given: File | undefined) => {
    sending.reset();
    if (given) setFile(given);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!file) chooser.current?.focus();
    else if (!wrong) sending.mutate({ file, sender, register });
  };
  return (
    <Box
      component="form"
      onSubmit={submit}
      noValidate
      sx={{ display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 2, maxWidth: 720 }}
    >
      <FileDrop
        label={t('imports.file')}
        hint={t('imports.fileHint')}
        chosen={file && t('imports.chosen', { name: file.name })}
        accept=".csv,.txt,.tsv,.xlsx"
        chooser={chooser}
        onFiles={([given]) => take(given)}
      />
      <TextField
        label={t('imports.sender')}
        helperText={t('imports.senderHint')}
        value={sender}
        slotProps={{ htmlInput: { maxLength: 200 } }}
        onChange={({ target }) => setSender(target.value)}
      />
      <Box>
        <Box component="label" htmlFor={`${id}-register`} sx={{ fontWeight: 620, fontSize: '0.95rem' }}>
          {t('imports.register')}
        </Box>
        <NativeSelect
          id={`${id}-register`}
          fullWidth
          value={register}
          onChange={({ target }) => setRegister(target.value as RegisterName | '')}
        >
          <option value="">{t('imports.byRow')}</option>
          {REGISTERS.map((one) => (
            <option key={one} value={one}>
              {t(`register.${one}`)}
            </option>
          ))}
        </NativeSelect>
      </Box>
      {wrong && <Alert severity="error">{t(wrong)}</Alert>}
      {sending.error && <Problem error={sending.error} />}
      <Box>
        <Button type="submit" variant="contained" loading={sending.isPending} disabled={Boolean(wrong)}>
          {t('imports.send')}
        </Button>
      </Box>
    </Box>
  );
}

/** Why a file need not be sent at all. */
function unfit({ size, name }: File) {
  if (size > LIMIT) return 'imports.tooLarge';
  if (size === 0) return 'imports.emptyFile';
  return /\.(csv|txt|tsv|xlsx)$/i.test(name) ? null : 'imports.notTable';
}
