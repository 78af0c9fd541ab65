import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useEntry, type Moment, type ReadEntry } from '../entries/entries.queries.js';
import { useMay, useMe } from '../session/session.js';
import { LoadedScreen } from '../shell/loaded-screen.js';
import { Printed, strictest } from '../shell/printed.js';
import { abilitiesOf } from './abilities.js';
import { About, Source } from './about.js';
import { Designations } from './designations.js';
import { EntryHeader } from './header.js';
import { History } from './history.js';
import { Moments, PastNotice } from './moments.js';
import { OutcomeNotice } from './outcome.js';
import { PendingChanges } from './pending.js';
import { Reach } from './reach.js';
import { Relations } from './relations.js';

/** Only for those who keep the directory. */
const Acts = lazy(() => import('./acts.js').then(({ Acts: component }) => ({ default: component })));

/** One entry: how to reach it now, what it is competent for, and how all of this is known. */
export function EntryPage() {
  const { register, id } = useParams({ from: '/entries/$register/$id' });
  const moment = useSearch({ from: '/entries/$register/$id' });
  const navigate = useNavigate({ from: '/entries/$register/$id' });
  const entry = useEntry(register, id, moment);
  return (
    <LoadedScreen query={entry}>
      {(read) => (
        <EntryView
          read={read}
          moment={moment}
          onMoment={(search) => void navigate({ search, params: { register, id } })}
        />
      )}
    </LoadedScreen>
  );
}

interface EntryViewProps {
  read: ReadEntry;
  moment: Moment;
  onMoment: (moment: Moment) => void;
}

function EntryView({ read: { entry, etag }, moment, onMoment }: EntryViewProps) {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const mayHistory = useMay('entry:history');
  const now = !moment.on && !moment.knownAt;
  const abilities = abilitiesOf(me ?? null, entry);
  return (
    <Printed tlp={strictest([entry.tlp, ...entry.contactPoints.map(({ tlp }) => tlp)])}>
      <Box component="article">
        <PastNotice moment={moment} onNow={() => onMoment({})} />
        <EntryHeader entry={entry} />
        <OutcomeNotice id={entry.id} />
        {entry.status === 'withdrawn' && (
          <Alert severity="warning" sx={{ mb: 2 }}>
            {t('entry.withdrawn')}
          </Alert>
        )}
        {now && Boolean(entry.pendingChanges) && <PendingChanges entry={entry} />}
        {now && abilities.length > 0 && (
          <Suspense fallback={null}>
            <Acts entry={entry} etag={etag} abilities={abilities} />
          </Suspense>
        )}
        <Reach entry={entry} now={now} />
        <About entry={entry} />
        <Designations designations={entry.designations ?? []} sure={entry.designationFreshness} />
        <Relations entry={entry} />
        <Source source={entry.source} />
        <Moments key={`${moment.on} ${moment.knownAt}`} moment={moment} onChange={onMoment} />
        {mayHistory && (
          <History
            register={entry.register}
            id={entry.id}
            onKnownAt={(knownAt) => {
              onMoment({ knownAt });
              window.scrollTo({ top: 0 });
            }}
          />
        )}
      </Box>
    </Printed>
  );
}
