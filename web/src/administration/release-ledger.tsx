import TextField from '@mui/material/TextField';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCountryName } from '../countries/countries.queries.js';
import { useMoments } from '../shell/moments.js';
import { Empty, Loading, Problem } from '../shell/page.js';
import { useReleases } from './administration.queries.js';
import { rangeOf } from './day-range.js';
import { Filters, Line, Lines, More } from './lines.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Who was shown which contact values: "who holds this number?" */
export function ReleaseLedger() {
  const { t } = useTranslation();
  const { instant } = useMoments();
  const countryName = useCountryName();
  const [typed, setTyped] = useState({ value: '', actor: '', day: '' });
  const { value, actor, day } = useDeferredValue(typed);
  const releases = useReleases({
    // Half an id is no id: until it is whole, it narrows nothing.
    ...(UUID.test(value.trim()) ? { value: value.trim() } : {}),
    ...(actor.trim() ? { actor: actor.trim() } : {}),
    ...rangeOf(day),
  });
  const found = releases.data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <p>{t('audit.ledgerWhat')}</p>
      <Filters>
        <TextField
          type="search"
          label={t('audit.valueId')}
          value={typed.value}
          onChange={({ target }) => setTyped({ ...typed, value: target.value })}
        />
        <TextField
          type="search"
          label={t('audit.actor')}
          value={typed.actor}
          onChange={({ target }) => setTyped({ ...typed, actor: target.value })}
        />
        <TextField
          type="date"
          label={t('audit.day')}
          value={typed.day}
          onChange={({ target }) => setTyped({ ...typed, day: target.value })}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      </Filters>
      {releases.error && <Problem error={releases.error} again={() => void releases.refetch()} />}
      {releases.isPending && <Loading />}
      {found?.length === 0 && <Empty>{t('audit.none')}</Empty>}
      <Lines>
        {found?.map((one) => (
          <Line
            key={one.id}
            main={t('audit.shown', { count: one.valueIds.length, purpose: one.purpose })}
            beneath={
              <>
                {[
                  instant(one.at),
                  t(`role.${one.actor.role}`, { defaultValue: one.actor.role }),
                  one.actor.state && countryName(one.actor.state),
                  one.actor.id,
                  one.sealedBy === null ? t('audit.unsealed') : t('audit.sealed', { seq: one.sealedBy }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </>
            }
          />
        ))}
      </Lines>
      <More words={t('audit.older')} pages={releases} />
    </>
  );
}
