import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnyEntry } from '../entries/entries.queries.js';
import { useWords } from '../entries/use-words.js';
import { pointLine } from '../entries/wording.js';
import { useAct } from './acts.queries.js';
import { Dialog } from './dialog.js';

/** What a person says of a value; links and drills speak for themselves. */
const METHODS = ['call', 'note-verbale'] as const;
type Method = (typeof METHODS)[number];

interface VerifyDialogProps {
  entry: AnyEntry;
  etag: string;
  onClose: () => void;
}

/** "I called: right": which values, how, and when. */
export function VerifyDialog({ entry, etag, onClose }: VerifyDialogProps) {
  const { t } = useTranslation();
  const words = useWords();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [designations, setDesignations] = useState(false);
  const [method, setMethod] = useState<Method>('call');
  const [day, setDay] = useState('');
  const [note, setNote] = useState('');
  const [missing, setMissing] = useState(false);
  const verifying = useAct(entry, etag, onClose);
  const valuesId = useId();
  const methodId = useId();
  const points = entry.contactPoints.filter(({ value }) => value !== null);
  const submit = () => {
    setMissing(chosen.length === 0 && !designations);
    if (chosen.length === 0 && !designations) return;
    const body = {
      contactPointIds: [...chosen],
      designations,
      method,
      ...(day ? { at: instantOf(day) } : {}),
      ...(note.trim() ? { note: note.trim() } : {}),
    };
    verifying.mutate({ done: 'verify', body });
  };
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <Dialog
      title={t('act.verify')}
      submit={t('act.verifySubmit')}
      busy={verifying.isPending}
      error={verifying.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <FormControl component="fieldset" error={missing} aria-labelledby={valuesId}>
        <FormLabel component="legend" id={valuesId}>
          {t(missing ? 'act.verifyNone' : 'act.verifyWhich')}
        </FormLabel>
        {points.length > 1 && (
          <FormControlLabel
            control={
              <Checkbox
                checked={chosen.length === points.length}
                indeterminate={chosen.length > 0 && chosen.length < points.length}
                onChange={({ target }) => setChosen(target.checked ? points.map(({ id }) => id) : [])}
              />
            }
            label={t('act.verifyAll')}
            sx={{ minHeight: 44 }}
          />
        )}
        {points.map((point) => (
          <FormControlLabel
            key={point.id}
            control={<Checkbox checked={chosen.includes(point.id)} onChange={() => toggle(point.id)} />}
            label={pointLine({ ...point }, words)}
            sx={{ minHeight: 44, py: 0.5, overflowWrap: 'anywhere' }}
          />
        ))}
        {entry.designationFreshness && (
          <FormControlLabel
            control={
              <Checkbox checked={designations} onChange={({ target }) => setDesignations(target.checked)} />
            }
            label={t('act.verifyDesignations')}
            sx={{ minHeight: 44, py: 0.5 }}
          />
        )}
      </FormControl>
      <FormControl component="fieldset">
        <FormLabel component="legend" id={methodId}>
          {t('act.verifyHow')}
        </FormLabel>
        <RadioGroup
          aria-labelledby={methodId}
          value={method}
          onChange={({ target }) => setMethod(target.value as Method)}
        >
          {METHODS.map((one) => (
            <FormControlLabel key={one} value={one} control={<Radio />} label={t(`how.${one}`)} />
          ))}
        </RadioGroup>
      </FormControl>
      <TextField
        type="date"
        label={t('act.verifyDay')}
        helperText={t('act.verifyDayHint')}
        value={day}
        onChange={({ target }) => setDay(target.value)}
        slotProps={{
          inputLabel: { shrink: true },
          htmlInput: { max: new Date().toISOString().slice(0, 10) },
        }}
      />
      <TextField
        label={t('act.note')}
        multiline
        minRows={2}
        value={note}
        onChange={({ target }) => setNote(target.value)}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
    </Dialog>
  );
}

/** Noon of that day by the reader's clock, and never later than now. */
const instantOf = (day: string): string =>
  new Date(Math.min(new Date(`${day}T12:00:00`).getTime(), Date.now())).toISOString();
