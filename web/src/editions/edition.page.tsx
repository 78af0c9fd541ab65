import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dateFormat } from '../i18n/formats.js';
import { Tag, TlpMark } from '../marks/marks.js';
import { useMay } from '../session/session.js';
import { LoadedScreen } from '../shell/loaded-screen.js';
import { RouterLink } from '../shell/links.js';
import { Heading } from '../shell/page.js';
import { Board } from './board.js';
import { Difference } from './difference.js';
import { useEdition, type Edition } from './editions.queries.js';
import { Files } from './files.js';
import { Life } from './life.js';

/** One edition: what it is, what changed, its files, who has it, and what can be done with it. */
export function EditionPage() {
  const { id } = useParams({ from: '/editions/$id' });
  const { t } = useTranslation();
  const mayPrepare = useMay('edition:prepare');
  return (
    <LoadedScreen query={useEdition(id)}>
      {(edition) => (
        <>
          <Heading title={t('edition.named', { number: edition.number, title: edition.title })}>
            {t('edition.named', { number: edition.number, title: edition.title })}
          </Heading>
          <About edition={edition} />
          {mayPrepare && <Life edition={edition} />}
          {edition.files.length > 0 && edition.state !== 'recalled' && (
            <Section title={t('edition.files')}>
              <Files edition={edition} mayPrepare={mayPrepare} />
            </Section>
          )}
          {edition.state !== 'discarded' && (
            <Section title={t('edition.changed')}>
              <Difference id={id} />
            </Section>
          )}
          {mayPrepare && edition.published && (
            <Section title={t('edition.board')}>
              <Board id={id} />
            </Section>
          )}
        </>
      )}
    </LoadedScreen>
  );
}

function About({ edition }: { edition: Edition }) {
  const { t, i18n } = useTranslation();
  const day = dateFormat(i18n.language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return (
    <>
      {edition.state === 'recalled' && (
        <Alert severity="error" sx={{ mb: 2 }}>
          {t('edition.recalledWhat', { reason: edition.recallReason ?? '' })}
        </Alert>
      )}
      {edition.state === 'superseded' && (
        <Alert severity="warning" sx={{ mb: 2 }}>
          {t('edition.supersededWhat')} <RouterLink to="/editions">{t('edition.title')}</RouterLink>
        </Alert>
      )}
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', mb: 1 }}>
        <Tag tone={edition.state === 'recalled' ? 'warning' : 'quiet'}>
          {t(`editionState.${edition.state}`)}
        </Tag>
        <TlpMark label={edition.tlp} />
      </Box>
      <Box sx={{ color: 'text.secondary', mb: 2 }}>
        {t('edition.holds', { count: edition.entries, day: `${day.format(new Date(edition.cutOff))} UTC` })}
        {edition.states && ` · ${edition.states.join(', ')}`}
        {edition.digest && (
          <Box sx={{ overflowWrap: 'anywhere', typography: 'body2' }}>
            {t('edition.digest')}: <code>{edition.digest}</code>
          </Box>
        )}
      </Box>
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="section" sx={{ mt: 4 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}
