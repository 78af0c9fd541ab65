import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import NativeSelect from '@mui/material/NativeSelect';
import TextField from '@mui/material/TextField';
import { useId, useRef, useState, type DragEvent, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
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
  const [over, setOver] = useState(false);
  const [sender, setSender] = useState('');
  const [register, setRegister] = useState<RegisterName | ''>('');
  const sending = useSend(done);
  const wrong = file && unfit(file);
  const take = (given: File | null | undefined) => {
    sending.reset();
    if (given) setFile(given);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
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
      <Box
        onDragOver={(event: DragEvent) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        sx={{ ...ZONE, ...(over ? { borderStyle: 'solid', bgcolor: 'tint.info' } : {}) }}
      >
        <Box component="label" htmlFor={id} sx={{ fontWeight: 650 }}>
          {t('imports.file')}
        </Box>
        <Box
          component="input"
          type="file"
          id={id}
          ref={chooser}
          accept=".csv,.txt,.tsv,.xlsx"
          sx={CHOOSER}
          aria-describedby={`${id}-hint`}
          onChange={({ target }: { target: HTMLInputElement }) => take(target.files?.[0])}
        />
        <Box id={`${id}-hint`} sx={{ color: 'text.secondary', fontSize: '0.9rem' }}>
          {t('imports.fileHint')}
        </Box>
        {file && (
          <Box sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
            {t('imports.chosen', { name: file.name })}
          </Box>
        )}
      </Box>
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

const ZONE = {
  display: 'grid',
  gridTemplateColumns: 'minmax(0, 1fr)',
  gap: 1,
  p: { xs: 2, sm: 3 },
  border: '2px dashed',
  borderColor: 'edge',
  borderRadius: 1,
  bgcolor: 'background.paper',
} as const;

const CHOOSER = {
  font: 'inherit',
  color: 'inherit',
  minHeight: 44,
  width: '100%',
  minWidth: 0,
  py: 1,
  boxSizing: 'border-box',
  '&::file-selector-button': {
    font: 'inherit',
    fontWeight: 620,
    minHeight: 40,
    px: 2,
    mr: 1.5,
    border: 1,
    borderColor: 'edge',
    borderRadius: 1,
    bgcolor: 'background.default',
    color: 'text.primary',
  },
} as const;
