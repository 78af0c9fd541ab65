import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCountryName } from '../countries/countries.queries.js';
import { Dialog } from '../entry/dialog.js';
import { Tag } from '../marks/marks.js';
import { useMay } from '../session/session.js';
import { LoadedScreen } from '../shell/loaded-screen.js';
import { RouterLink } from '../shell/links.js';
import { useMoments } from '../shell/moments.js';
import { Empty, Heading } from '../shell/page.js';
import { CallPoint } from './call-point.js';
import { useScope } from './drills.page.js';
import { useDrill, useEndDrill, type Drill, type DrilledPoint } from './drills.queries.js';
import { useSpans } from './spans.js';

/** One drill: the list to call by while it runs, and how each point did. */
export function DrillPage() {
  const { id } = useParams({ from: '/drills/$id' });
  const drill = useDrill(id);
  return <LoadedScreen query={drill}>{(data) => <DrillSheet drill={data} />}</LoadedScreen>;
}

function DrillSheet({ drill }: { drill: Drill }) {
  const { t } = useTranslation();
  const { instant } = useMoments();
  const scope = useScope();
  const span = useSpans();
  const mayRun = useMay('drill:run');
  const [ending, setEnding] = useState(false);
  const { id, title, state, channel, points, answered, notTried, startsAt, list } = drill;
  const closesAt = drill.closesAt;
  const median = drill.medianSeconds;
  const facts = [
    scope(drill),
    t(`drillChannel.${channel}`),
    t('drill.from', { at: instant(startsAt) }),
    closesAt && t('drill.until', { at: instant(closesAt) }),
  ];
  const calling = mayRun && channel === 'call' && state === 'running';
  return (
    <>
      <Heading
        title={title}
        actions={
          mayRun &&
          (state === 'running' || state === 'scheduled') && (
            <Button variant="outlined" onClick={() => setEnding(true)}>
              {t(state === 'running' ? 'drill.end' : 'drill.cancel')}
            </Button>
          )
        }
      >
        {title}
      </Heading>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center', mb: 1 }}>
        <Tag tone={state === 'running' ? 'warning' : 'quiet'}>{t(`drillState.${state}`)}</Tag>
        <Box sx={{ color: 'text.secondary' }}>{facts.filter(Boolean).join(' · ')}</Box>
      </Box>
      {points + notTried > 0 && (
        <Box component="p" role="status" sx={{ fontWeight: 600 }}>
          {[
            t('drill.answeredOf', { answered, points }),
            median !== null && t('drill.median', { time: span(median) }),
            notTried > 0 && t('drill.notTried', { count: notTried }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Box>
      )}
      {list.length === 0 && <Empty>{t(state === 'scheduled' ? 'drill.listLater' : 'drill.noPoints')}</Empty>}
      <Box component="ul" aria-label={t('drill.points')} sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {list.map((point) => (
          <Point key={point.entryId} drillId={id} point={point} calling={calling} />
        ))}
      </Box>
      {ending && <EndDialog drill={drill} onClose={() => setEnding(false)} />}
    </>
  );
}

function Point({ drillId, point, calling }: { drillId: string; point: DrilledPoint; calling: boolean }) {
  const { t } = useTranslation();
  const countryName = useCountryName();
  const span = useSpans();
  const { register, entryId, name, failing, demo } = point;
  const result = point.result;
  const seconds = point.seconds;
  const value = point.value;
  const said = [
    t(`drillResult.${result ?? (point.askedAt ? 'waiting' : 'open')}`),
    seconds !== null && span(seconds),
  ];
  return (
    <Box
      component="li"
      sx={{
        borderTop: 1,
        borderColor: 'divider',
        py: 1.5,
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 3,
        rowGap: 1,
        alignItems: 'center',
      }}
    >
      <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
        <Box sx={{ color: 'text.secondary', fontSize: '0.85rem' }}>{countryName(point.country)}</Box>
        <RouterLink
          to="/entries/$register/$id"
          params={{ register, id: entryId }}
          sx={{ py: 0.5, display: 'inline-block', overflowWrap: 'anywhere' }}
        >
          {name}
        </RouterLink>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
          <Box component="span" sx={{ fontWeight: 600, color: COLOURS[result ?? ''] ?? 'text.primary' }}>
            {said.filter(Boolean).join(', ')}
          </Box>
          {failing && <Tag tone="warning">{t('drill.failing')}</Tag>}
          {demo && <Tag>{t('entry.demo')}</Tag>}
        </Box>
      </Box>
      {!calling && value && <Box sx={{ overflowWrap: 'anywhere' }}>{value.value}</Box>}
      {calling && value && result !== 'answered' && (
        <CallPoint drillId={drillId} entryId={entryId} name={name} value={value} />
      )}
    </Box>
  );
}

const COLOURS: Record<string, string> = {
  answered: 'success.main',
  'no-answer': 'error.main',
  'wrong-person': 'error.main',
  'not-in-service': 'error.main',
  bounced: 'error.main',
};

function EndDialog({ drill: { id, state }, onClose }: { drill: Drill; onClose: () => void }) {
  const { t } = useTranslation();
  const running = state === 'running';
  const ending = useEndDrill(id, running ? 'close' : 'cancel');
  return (
    <Dialog
      title={t(running ? 'drill.end' : 'drill.cancel')}
      submit={t(running ? 'drill.end' : 'drill.cancel')}
      harsh
      busy={ending.isPending}
      error={ending.error}
      onSubmit={() => ending.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <span>{t(running ? 'drill.endWhat' : 'drill.cancelWhat')}</span>
    </Dialog>
  );
}
