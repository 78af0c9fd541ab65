import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useInstant } from '../entries/use-words.js';
import { Problem } from '../shell/page.js';
import { useAct, type Change } from './changes.queries.js';

/** What its proposer and the secretariat wrote to each other, and the way to answer. */
export function Dialogue({ change }: { change: Change }) {
  const { t } = useTranslation();
  const instant = useInstant();
  const answers =
    change.may.includes('answer') && (change.awaiting === 'answer' || change.messages.length > 0);
  if (change.messages.length === 0 && !answers) return null;
  return (
    <Box component="section" sx={{ mt: 3 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {t('changes.dialogue')}
      </Typography>
      <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', gap: 1.5 }}>
        {change.messages.map(({ id, kind, text, by, ofSecretariat, at }) => (
          <Box
            key={id}
            component="li"
            sx={{
              borderLeft: 3,
              borderColor: ofSecretariat ? 'primary.main' : 'divider',
              pl: 2,
              ml: ofSecretariat ? 0 : { xs: 0, sm: 4 },
            }}
          >
            <Box sx={{ color: 'text.secondary', fontSize: '0.85rem' }}>
              {t(`message.${kind}`)} · {by.name} · <time dateTime={at}>{instant(at)}</time>
            </Box>
            <Box sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{text}</Box>
          </Box>
        ))}
      </Box>
      {answers && <Answer id={change.id} />}
    </Box>
  );
}

function Answer({ id }: { id: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const act = useAct(id);
  const send = () => act.mutate({ act: 'answer', text }, { onSuccess: () => setText('') });
  return (
    <Box sx={{ mt: 2, display: 'grid', gap: 2, maxWidth: 560, justifyItems: 'start' }}>
      {act.error && <Problem error={act.error} />}
      <TextField
        label={t('changes.answer')}
        multiline
        minRows={2}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <Button variant="contained" disabled={act.isPending || text.trim() === ''} onClick={send}>
        {t('changes.sendAnswer')}
      </Button>
    </Box>
  );
}
