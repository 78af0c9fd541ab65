import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCountryName } from '../countries/countries.queries.js';
import { Section } from '../entries/facts.js';
import { Tag } from '../marks/marks.js';
import { useMay } from '../session/session.js';
import { RouterLink } from '../shell/links.js';
import { useMoments } from '../shell/moments.js';
import { Empty, Heading, Loading, Problem } from '../shell/page.js';
import { useDrills, type DrillSummary } from './drills.queries.js';
import { OverTime } from './over-time.js';
import { useSpans } from './spans.js';
import { StartDialog } from './start-dialog.js';

/** Tests of the points that answer day and night: what is planned, what runs, and how they did over time. */
export function DrillsPage() {
  const { t } = useTranslation();
  const mayRun = useMay('drill:run');
  const [starting, setStarting] = useState(false);
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useDrills();
  const drills = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Heading
        title={t('drill.title')}
        actions={
          mayRun && (
            <Button variant="contained" onClick={() => setStarting(true)}>
              {t('drill.new')}
            </Button>
          )
        }
      >
        {t('drill.title')}
      </Heading>
      <p>{t('drill.what')}</p>
      {error && <Problem error={error} />}
      {isPending && <Loading />}
      {data && drills.length === 0 && <Empty>{t('drill.none')}</Empty>}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {drills.map((drill) => (
          <Line key={drill.id} drill={drill} />
        ))}
      </Box>
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('drill.older')}
        </Button>
      )}
      {drills.some(({ state }) => state === 'closed') && (
        <Section title={t('drill.overTime')}>
          <OverTime drills={drills.filter(({ state, points }) => state === 'closed' && points > 0)} />
        </Section>
      )}
      {starting && <StartDialog onClose={() => setStarting(false)} />}
    </>
  );
}

/** Whose points a drill is about. */
export function useScope() {
  const { t } = useTranslation();
  const countryName = useCountryName();
  return ({ country, network }: Pick<DrillSummary, 'country' | 'network'>): string => {
    const state = country;
    return state ? countryName(state) : network ? t(`network.${network}`) : t('drill.all');
  };
}

function Line({ drill }: { drill: DrillSummary }) {
  const { t } = useTranslation();
  const { instant } = useMoments();
  const scope = useScope();
  const span = useSpans();
  const { id, title, state, channel, points, answered, startsAt } = drill;
  const median = drill.medianSeconds;
  const months = drill.everyMonths;
  const facts = [
    scope(drill),
    t(`drillChannel.${channel}`),
    instant(startsAt),
    points > 0 && t('drill.answeredOf', { answered, points }),
    median !== null && t('drill.median', { time: span(median) }),
    months !== null && t('drill.everyMonths', { count: months }),
  ];
  return (
    <Box component="li" sx={{ borderTop: 1, borderColor: 'divider', py: 1.5 }}>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <RouterLink to="/drills/$id" params={{ id }} sx={{ fontWeight: 600, py: 0.5 }}>
          {title}
        </RouterLink>
        <Tag tone={state === 'running' ? 'warning' : 'quiet'}>{t(`drillState.${state}`)}</Tag>
      </Box>
      <Box sx={{ color: 'text.secondary', fontSize: '0.9rem' }}>{facts.filter(Boolean).join(' · ')}</Box>
    </Box>
  );
}
