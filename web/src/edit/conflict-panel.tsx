import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../entries/use-words.js';
import { linesOf } from '../entries/wording.js';
import type { FormDocument } from './form.js';
import { decided, type Conflict, type Merge } from './merge.js';

type Choice = 'mine' | 'theirs';
type Decide = (typed: FormDocument, theirs: FormDocument, mine: FormDocument) => FormDocument;

interface ConflictPanelProps {
  merge: Merge;
  /** How many conflicts are still to be decided. */
  onOpen: (count: number) => void;
  onChoose: (decide: Decide) => void;
}

/** Somebody else saved first: what both changed is decided one by one, the rest is brought together. */
export function ConflictPanel({ merge: { conflicts, taken }, onOpen, onChoose }: ConflictPanelProps) {
  const { t } = useTranslation();
  const words = useWords();
  const [choices, setChoices] = useState<Record<string, Choice>>({});
  const box = useRef<HTMLDivElement>(null);
  const open = conflicts.filter(({ id }) => choices[id] === undefined).length;
  useEffect(() => box.current?.focus(), []);
  useEffect(() => onOpen(open), [open, onOpen]);
  const choose = (conflict: Conflict, choice: Choice) => {
    setChoices({ ...choices, [conflict.id]: choice });
    onChoose((typed, theirs, mine) => decided(typed, conflict, choice, theirs, mine));
  };
  return (
    <Alert
      ref={box}
      tabIndex={-1}
      severity="warning"
      sx={{ mb: 3, '& .MuiAlert-message': { flex: 1, minWidth: 0 } }}
    >
      <AlertTitle component="h2">{t('conflict.title')}</AlertTitle>
      <p>{t(conflicts.length > 0 ? 'conflict.choose' : 'conflict.none')}</p>
      {taken.length > 0 && (
        <p>{t('conflict.taken', { fields: words.list(taken.map((field) => t(`field.${field}`))) })}</p>
      )}
      {conflicts.map((conflict) => (
        <OneConflict
          key={conflict.id}
          conflict={conflict}
          choice={choices[conflict.id]}
          onChoose={(choice) => choose(conflict, choice)}
        />
      ))}
      <Box role="status">
        {conflicts.length > 0 && (open > 0 ? t('conflict.open', { count: open }) : t('conflict.decided'))}
      </Box>
    </Alert>
  );
}

interface OneConflictProps {
  conflict: Conflict;
  choice: Choice | undefined;
  onChoose: (choice: Choice) => void;
}

function OneConflict({ conflict, choice, onChoose }: OneConflictProps) {
  const { t } = useTranslation();
  const words = useWords();
  const name = t(`field.${conflict.field}`);
  const said = (value: unknown): string => {
    const whole = conflict.point === null ? value : value === null ? [] : [value];
    return linesOf(conflict.field, whole, words).join('\n') || t('conflict.nothing');
  };
  const side = (title: string, value: unknown) => (
    <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
      <Box sx={{ fontSize: '0.8rem' }}>{title}</Box>
      <Box sx={{ whiteSpace: 'pre-line', fontWeight: 600 }}>{said(value)}</Box>
    </Box>
  );
  return (
    <FormControl
      component="fieldset"
      sx={{ display: 'block', borderTop: 1, borderColor: 'divider', py: 1.5 }}
    >
      <Box component="legend" sx={{ fontWeight: 650, float: 'left', width: '100%' }}>
        {name}
      </Box>
      <Box
        sx={{
          clear: 'both',
          display: 'grid',
          gap: 1.5,
          gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr 1fr' },
        }}
      >
        {side(t('conflict.base'), conflict.base)}
        {side(t('conflict.theirs'), conflict.theirs)}
        {side(t('conflict.mine'), conflict.mine)}
      </Box>
      <RadioGroup
        row
        aria-label={name}
        value={choice ?? ''}
        onChange={({ target }) => onChoose(target.value as Choice)}
      >
        <FormControlLabel value="theirs" control={<Radio />} label={t('conflict.takeTheirs')} />
        <FormControlLabel value="mine" control={<Radio />} label={t('conflict.takeMine')} />
      </RadioGroup>
    </FormControl>
  );
}
