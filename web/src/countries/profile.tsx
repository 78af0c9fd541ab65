import Box from '@mui/material/Box';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '../api/schema.js';
import { Fact } from '../entries/facts.js';
import { useWords } from '../entries/use-words.js';
import { dateFormat } from '../i18n/formats.js';
import { nameIn } from './countries.queries.js';

type State = components['schemas']['CountryProfile'];

/** What is known of a State itself; its membership as its source words it. */
export function Profile({ state }: { state: State }) {
  const { t, i18n } = useTranslation();
  const { language, list, day } = useWords();
  const now = useNow();
  const time = (zone: string) =>
    dateFormat(i18n.language, { timeStyle: 'short', timeZone: zone }).format(now);
  return (
    <>
      <Fact name={t('country.official')}>
        {state.officialNames && nameIn(i18n.language, { names: state.officialNames })}
      </Fact>
      <Fact name={t('country.capital')}>{state.capital}</Fact>
      <Fact name={t('entry.languages')}>{list(state.officialLanguages.map(language))}</Fact>
      <Fact name={t('country.localTime')}>
        {state.zones
          .filter(({ main, primary }) => main || primary)
          .map(({ zone }) => `${time(zone)} (${zone.replaceAll('_', ' ')})`)
          .join('\n')}
      </Fact>
      <Fact name={t('country.prefixes')}>
        {[...new Set([state.callingCode, ...state.callingPrefixes])].filter(Boolean).join(', ')}
      </Fact>
      {state.membership && (
        <Fact name={t('country.membership')}>
          {[
            t(`membership.${state.membership.status}`),
            state.membership.from && t('country.since', { day: day(state.membership.from) }),
            state.membership.unverified && t('country.unverified'),
          ]
            .filter(Boolean)
            .join(' · ')}
          {state.membership.note && <Box component="span">{`\n${state.membership.note}`}</Box>}
          <Box component="span" sx={{ display: 'block', fontSize: '0.8rem', color: 'text.secondary' }}>
            {t('country.source')}: {state.membership.source}
          </Box>
        </Fact>
      )}
    </>
  );
}

/** The present, kept true while one looks at it. */
function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const tick = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(tick);
  }, []);
  return now;
}
