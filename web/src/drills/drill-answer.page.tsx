import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { useLanguageOf } from '../i18n/use-language-of.js';
import { useKeptLinkToken } from '../session/link-token.js';
import { useMoments } from '../shell/moments.js';
import { Heading, Loaded, Problem } from '../shell/page.js';
import { useAcknowledge, useDrillLink } from './drills.queries.js';
import { useSpans } from './spans.js';

/** A point without an account says that it is there: one button. */
export function DrillAnswerPage() {
  const { t } = useTranslation();
  const token = useKeptLinkToken();
  const link = useDrillLink(token);
  useLanguageOf(link.data);
  return (
    <Box sx={{ maxWidth: 560, mx: 'auto' }}>
      <Heading title={t('drill.answerTitle')}>{t('drill.answerTitle')}</Heading>
      {token === '' && <Alert severity="info">{t('drill.linkOver')}</Alert>}
      {token !== '' && (
        <Loaded query={link}>
          {({ state, title, names, closesAt }) =>
            state === 'open' && title !== null && closesAt !== null ? (
              <Question token={token} title={title} names={names} closesAt={closesAt} />
            ) : (
              <Alert severity="info">{t(state === 'used' ? 'drill.linkUsed' : 'drill.linkOver')}</Alert>
            )
          }
        </Loaded>
      )}
    </Box>
  );
}

function Question({
  token,
  title,
  names,
  closesAt,
}: {
  token: string;
  title: string;
  names: string[];
  closesAt: string;
}) {
  const { t } = useTranslation();
  const { instant } = useMoments();
  const span = useSpans();
  const answering = useAcknowledge(token);
  if (answering.data)
    return <Alert severity="success">{t('drill.thanks', { time: span(answering.data.seconds) })}</Alert>;
  return (
    <>
      <p>{t('drill.answerWhat', { title })}</p>
      <ul>
        {names.map((name, index) => (
          <li key={index}>{name}</li>
        ))}
      </ul>
      {answering.error && <Problem error={answering.error} />}
      <Button
        fullWidth
        size="large"
        variant="contained"
        loading={answering.isPending}
        onClick={() => answering.mutate()}
        sx={{ mt: 1, whiteSpace: 'normal' }}
      >
        {t('drill.here')}
      </Button>
      <Box sx={{ color: 'text.secondary', fontSize: '0.85rem', mt: 1 }}>
        {t('drill.linkOnce', { at: instant(closesAt) })}
      </Box>
    </>
  );
}
