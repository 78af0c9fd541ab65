import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCountryName } from '../countries/countries.queries.js';
import { dateFormat } from '../i18n/formats.js';
import { RouterLink } from '../shell/links.js';
import { Problem } from '../shell/page.js';
import { BounceDialog } from './bounce-dialog.js';
import { Choice } from './choice.js';
import type { ToRemind } from './remind-dialog.js';
import { useAskings, type Asking, type AskingState } from './upkeep.queries.js';

interface Props {
  country: string;
  onRemind: ((what: ToRemind) => void) | null;
}

/** Each entry that somebody is asked about, or was. */
export function Askings({ country, onRemind }: Props) {
  const { t } = useTranslation();
  const [state, setState] = useState<AskingState>('unanswered');
  const [returned, setReturned] = useState<Asking | null>(null);
  const { data, error, isPending, hasNextPage, fetchNextPage, isFetchingNextPage } = useAskings(
    state,
    country,
  );
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <Choice
        id="askings-state"
        label={t('upkeep.show')}
        value={state}
        onChange={(value) => setState(value as AskingState)}
      >
        <option value="unanswered">{t('upkeep.isUnanswered')}</option>
        <option value="bounced">{t('upkeep.isBounced')}</option>
        <option value="open">{t('upkeep.isOpen')}</option>
        <option value="closed">{t('upkeep.isClosed')}</option>
      </Choice>
      {error && <Problem error={error} />}
      {isPending && <p role="status">{t('shell.loading')}</p>}
      {data && items.length === 0 && <p>{t('upkeep.noAskings')}</p>}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {items.map((asking) => (
          <Row key={asking.id} asking={asking} onRemind={onRemind} onReturned={onRemind && setReturned} />
        ))}
      </Box>
      {hasNextPage && (
        <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('upkeep.older')}
        </Button>
      )}
      {returned && <BounceDialog asking={returned} onClose={() => setReturned(null)} />}
    </>
  );
}

interface RowProps {
  asking: Asking;
  onRemind: Props['onRemind'];
  onReturned: ((asking: Asking) => void) | null;
}

function Row({ asking, onRemind, onReturned }: RowProps) {
  const { t } = useTranslation();
  const { register, entryId, name, closedAt, mailbox, bouncedAt, step } = asking;
  const written = step === 'asked' || step === 'reminded';
  return (
    <Box
      component="li"
      sx={{
        borderTop: 1,
        borderColor: 'divider',
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        columnGap: 2,
      }}
    >
      <Box sx={{ flex: '1 1 240px', py: 1 }}>
        <RouterLink to="/entries/$register/$id" params={{ register, id: entryId }}>
          {name}
        </RouterLink>
        <Facts asking={asking} />
      </Box>
      {onRemind && !closedAt && mailbox && !bouncedAt && (
        <Button onClick={() => onRemind({ entryId, name })} aria-label={`${t('upkeep.remind')}: ${name}`}>
          {t('upkeep.remind')}
        </Button>
      )}
      {onReturned && !closedAt && written && !bouncedAt && (
        <Button onClick={() => onReturned(asking)} aria-label={`${t('upkeep.noteBounce')}: ${name}`}>
          {t('upkeep.noteBounce')}
        </Button>
      )}
    </Box>
  );
}

function Facts({ asking }: { asking: Asking }) {
  const { t, i18n } = useTranslation();
  const countryName = useCountryName();
  const dates = dateFormat(i18n.language, { dateStyle: 'medium', timeZone: 'UTC' });
  const day = (at: unknown): string => dates.format(new Date(String(at)));
  const { country, outcome, step, openedAt, nextOn, closedAt, mailbox, bouncedAt, bounceReason } = asking;
  const facts = [
    countryName(country),
    closedAt ? t(`askingOutcome.${String(outcome)}`) : t(`askingStep.${step}`),
    closedAt ? day(closedAt) : t('upkeep.since', { day: day(openedAt) }),
    !closedAt && nextOn && t('upkeep.next', { day: day(nextOn) }),
    !mailbox && t('upkeep.noMailbox'),
    bouncedAt && t('upkeep.returned', { reason: String(bounceReason) }),
  ];
  return (
    <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>{facts.filter(Boolean).join(' · ')}</Box>
  );
}
