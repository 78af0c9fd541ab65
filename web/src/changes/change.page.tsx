import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCountryName } from '../countries/countries.queries.js';
import { useEntry } from '../entries/entries.queries.js';
import { useInstant, useWords } from '../entries/use-words.js';
import { Difference } from '../entry/difference.js';
import { Tag } from '../marks/marks.js';
import { LoadedScreen } from '../shell/loaded-screen.js';
import { RouterLink } from '../shell/links.js';
import { Heading, Loaded } from '../shell/page.js';
import { StateMark } from './changes.page.js';
import { useChange, type Change } from './changes.queries.js';
import { Countersigning, Decision, Own } from './decision.js';
import { Dialogue } from './dialogue.js';
import { NextChange } from './next-change.js';
import { Parts, type Choice } from './parts.js';

/** One proposal: what would change, part by part, what was said about it, and the decision. */
export function ChangePage() {
  const { id } = useParams({ from: '/changes/$id' });
  const change = useChange(id);
  // What was chosen belongs to the revision that was read.
  return (
    <LoadedScreen query={change}>
      {(data) => <ChangeView key={`${id} ${data.revision}`} change={data} />}
    </LoadedScreen>
  );
}

function ChangeView({ change }: { change: Change }) {
  const { t } = useTranslation();
  const [choice, setChoice] = useState<Choice>({ without: new Set(), sides: new Map() });
  const mayApprove = change.may.includes('approve');
  return (
    <>
      <Header change={change} />
      <Box component="section" sx={{ mt: 3 }}>
        <Typography variant="h2" sx={{ mb: 1 }}>
          {t(IN_FORCE.includes(change.state) ? 'changes.changed' : 'changes.difference')}
        </Typography>
        {change.parts.length > 0 ? (
          <>
            {mayApprove && change.parts.length > 1 && <p>{t('changes.partsHint')}</p>}
            <Parts
              parts={change.parts}
              choice={mayApprove ? choice : null}
              onChoose={setChoice}
              declined={change.declinedParts}
            />
          </>
        ) : (
          <Difference changes={change.difference} caption={t('changes.difference')} />
        )}
      </Box>
      {change.state === 'pending' && change.action === 'publish' && <Drafted change={change} />}
      <Dialogue change={change} />
      {(mayApprove || change.may.includes('decline')) && <Decision change={change} choice={choice} />}
      {change.state === 'emergency' && <Countersigning change={change} />}
      {change.may.includes('cancel') && <Own change={change} />}
      {change.state !== 'pending' && change.state !== 'emergency' && <NextChange after={change.id} />}
      {change.state === 'pending' && change.may.length === 0 && (
        <p>{t('changes.waits', { name: change.proposedBy.name })}</p>
      )}
    </>
  );
}

function Header({ change }: { change: Change }) {
  const { t } = useTranslation();
  const countryName = useCountryName();
  const instant = useInstant();
  const { day } = useWords();
  const { proposedBy, proposedAt, reason, evidence, decidedBy, decidedAt, decisionReason, revertsAt } =
    change;
  return (
    <>
      <Box sx={{ color: 'text.secondary' }}>
        {countryName(change.country)} · {t(`register.${change.register}`)}
      </Box>
      <Heading title={change.entryName}>
        {t('changes.of', { action: t(`action.${change.action}`), name: change.entryName })}
      </Heading>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 1 }}>
        <StateMark change={change} />
        {change.lanes.map((lane) => (
          <Tag key={lane}>{t(`lane.${lane}`)}</Tag>
        ))}
      </Box>
      <Box>
        {t('changes.by', { name: proposedBy.name, day: instant(proposedAt) })} ·{' '}
        <RouterLink to="/entries/$register/$id" params={{ register: change.register, id: change.entryId }}>
          {t('changes.entry')}
        </RouterLink>
      </Box>
      {reason && <p>{t('changes.reason', { reason })}</p>}
      {evidence && <p>{t('changes.evidence', { note: evidence.note, day: day(evidence.date) })}</p>}
      {change.state === 'emergency' && revertsAt && (
        <Alert severity="warning" sx={{ mt: 2 }}>
          {t('changes.emergency', { instant: instant(revertsAt) })}
        </Alert>
      )}
      {decidedBy && decidedAt && (
        <Alert severity="info" sx={{ mt: 2 }}>
          {t(`changeState.${change.state}`)} ·{' '}
          {t('changes.by', { name: decidedBy.name, day: instant(decidedAt) })}
          {decisionReason && ` · ${decisionReason}`}
        </Alert>
      )}
    </>
  );
}

/** What is to be published, whole: nobody approves an entry unread. */
function Drafted({ change }: { change: Change }) {
  const { t } = useTranslation();
  const entry = useEntry(change.register, change.entryId);
  return (
    <Box component="section" sx={{ mt: 3 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {t('changes.drafted')}
      </Typography>
      <Loaded query={entry}>
        {(data) => (
          <Difference
            caption={t('changes.drafted')}
            changes={Object.entries(data)
              .filter(([field, value]) => !NOT_READ.includes(field) && isSomething(value))
              .map(([field, after]: [string, unknown]) => ({ field, before: null, after }))}
          />
        )}
      </Loaded>
    </Box>
  );
}

const IN_FORCE: readonly string[] = ['applied', 'emergency', 'reverted'];

const NOT_READ = ['id', 'register', 'status', 'demo', 'pendingChanges', 'singleSignature'];
const isSomething = (value: unknown): boolean =>
  value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
