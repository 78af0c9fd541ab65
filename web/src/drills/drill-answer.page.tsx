import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { show, wasChosen } from '../i18n/i18n.js';
import { useMoments } from '../shell/moments.js';
import { Heading, Loaded, Problem } from '../shell/page.js';
import { useAcknowledge, useDrillLink } from './drills.queries.js';
import { useSpans } from './spans.js';

/** What stands behind # in the mailed link: browsers send it to no server. */
const secret = (): string => window.location.hash.slice(1);

/** A point without an account says that it is there: one button. */
export function DrillAnswerPage() {
  const { t } = useTranslation();
  const [token] = useState(secret);
  const link = useDrillLink(token);
  const language = link.data?.language;
  useEffect(() => {
    if (language && !wasChosen()) void show(language as unknown as 'en');
  }, [language]);
  return (
    <Box sx={{ maxWidth: 560, mx: 'auto' }}>
      <Heading title={t('drill.answerTitle')}>{t('drill.answerTitle')}</Heading>
      <Loaded query={link}>
        {({ state, title, names, closesAt }) =>
          state === 'open' ? (
            <Question
              token={token}
              title={String(title)}
              names={names}
              closesAt={closesAt as unknown as string}
            />
          ) : (
            <Alert severity="info">{t(state === 'used' ? 'drill.linkUsed' : 'drill.linkOver')}</Alert>
          )
        }
      </Loaded>
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
