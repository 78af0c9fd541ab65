import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.js';
import { dateFormat } from '../i18n/formats.js';
import { useLanguageOf } from '../i18n/use-language-of.js';
import { useKeptLinkToken } from '../session/link-token.js';
import { LoadedScreen } from '../shell/loaded-screen.js';
import { Heading, Problem } from '../shell/page.js';
import { useAnswer, useLink, type LinkView } from './confirm.queries.js';
import { designationsOf, EntryToConfirm, type Said } from './entry-to-confirm.js';

/** An office without an account says whether its entries are right: one button when they are. */
export function ConfirmPage() {
  const token = useKeptLinkToken();
  const link = useLink(token);
  useLanguageOf(link.data);
  return (
    <Box sx={{ maxWidth: 560, mx: 'auto' }}>
      {token === '' ? (
        <Closed used={false} />
      ) : (
        <LoadedScreen query={link}>
          {(view) =>
            view.state === 'open' ? (
              <Question token={token} view={view} />
            ) : (
              <Closed used={view.state === 'used'} />
            )
          }
        </LoadedScreen>
      )}
    </Box>
  );
}

/** The link asks nothing any more, or was not whole. */
function Closed({ used }: { used: boolean }) {
  const { t } = useTranslation();
  return (
    <>
      <Heading title={t('confirm.title')}>{t('confirm.title')}</Heading>
      <Alert severity="info">{t(used ? 'confirm.used' : 'confirm.over')}</Alert>
    </>
  );
}

function Question({ token, view }: { token: string; view: LinkView }) {
  const { t, i18n } = useTranslation();
  const [said, setSaid] = useState<Said>({});
  const [note, setNote] = useState('');
  const answering = useAnswer(token);
  const values = view.entries.flatMap((entry) => entry.values);
  const corrections = values.flatMap(({ id }) => {
    const word = said[id];
    return word?.kind === 'wrong' ? [{ contactPointId: id, value: word.value }] : [];
  });
  const confirmed = values.flatMap(({ id }) => (said[id] === undefined ? [id] : []));
  const designations = view.entries.flatMap((entry) =>
    entry.designations && said[designationsOf(entry)] === undefined ? [entry.id] : [],
  );
  const right = confirmed.length + designations.length;
  const empty = corrections.some(({ value }) => value.trim() === '');
  if (answering.data)
    return (
      <Thanks
        confirmed={answering.data.confirmed.length + answering.data.designations.length}
        changes={answering.data.changes.length}
      />
    );
  const errorOf = (id: string): string | undefined => {
    if (!(answering.error instanceof ApiProblem)) return undefined;
    const place = corrections.findIndex(({ contactPointId }) => contactPointId === id);
    return answering.error.errors.find(({ field }) => field === `corrections.${place}.value`)?.message;
  };
  const until = dateFormat(i18n.language, { dateStyle: 'long', timeZone: 'UTC' });
  return (
    <>
      <Heading title={t('confirm.title')}>{t('confirm.title')}</Heading>
      <p>{t('confirm.what')}</p>
      {view.entries.map((entry) => (
        <EntryToConfirm
          key={entry.id}
          entry={entry}
          said={said}
          errorOf={errorOf}
          onSay={(id, word) => setSaid(({ [id]: _, ...rest }) => (word ? { ...rest, [id]: word } : rest))}
        />
      ))}
      {corrections.length > 0 && (
        <TextField
          sx={{ mt: 2 }}
          label={t('confirm.note')}
          value={note}
          onChange={({ target }) => setNote(target.value)}
          multiline
          minRows={2}
        />
      )}
      <Box
        sx={{
          position: 'sticky',
          bottom: 0,
          bgcolor: 'background.default',
          py: 2,
          borderTop: 1,
          borderColor: 'divider',
          mt: 2,
        }}
      >
        {answering.error && (
          <Box sx={{ mb: 1 }}>
            <Problem error={answering.error} />
          </Box>
        )}
        <Button
          fullWidth
          size="large"
          variant="contained"
          sx={{ whiteSpace: 'normal' }}
          loading={answering.isPending}
          disabled={empty || right + corrections.length === 0}
          onClick={() =>
            answering.mutate({ confirmed, designations, corrections, note: (note.trim() || null) as never })
          }
        >
          {Object.keys(said).length === 0
            ? t('confirm.allRight', { count: right })
            : t('confirm.send', { right, wrong: corrections.length })}
        </Button>
        <Box sx={{ color: 'text.secondary', fontSize: '0.85rem', mt: 1 }}>
          {t('confirm.once', { until: until.format(new Date(new Date(view.expiresAt!).getTime() - 1)) })}
        </Box>
      </Box>
    </>
  );
}

function Thanks({ confirmed, changes }: { confirmed: number; changes: number }) {
  const { t } = useTranslation();
  return (
    <>
      <Heading title={t('confirm.thanks')}>{t('confirm.thanks')}</Heading>
      <Alert severity="success">
        {confirmed > 0 && t('confirm.counted', { count: confirmed })}
        {confirmed > 0 && changes > 0 && ' '}
        {changes > 0 && t('confirm.proposed')}
      </Alert>
      <p>{t('confirm.close')}</p>
    </>
  );
}
