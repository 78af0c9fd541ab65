import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import { useCountryName } from '../countries/countries.queries.js';
import { useCoverageBoard } from '../coverage/coverage.queries.js';
import { Missing } from '../coverage/missing.js';
import { DrillResults } from '../drills/results.js';
import { Section } from '../entries/facts.js';
import { Proposed } from '../home/waiting.js';
import { FreshnessMark } from '../marks/marks.js';
import { Hit } from '../search/hit.js';
import { RouterLink } from '../shell/links.js';
import { Heading, Loaded } from '../shell/page.js';
import { Attestation } from './attestation.js';
import { useMyState, useOwnEntries } from './my-state.queries.js';

/** All that an authority keeps of its own State, and what asks for it now. */
export function MyStatePage() {
  const { t } = useTranslation();
  const countryName = useCountryName();
  const mine = useMyState();
  return (
    <Loaded query={mine}>
      {(data) => {
        const title = t('myState.title', { name: countryName(data.iso2) });
        return (
          <>
            <Heading title={title}>{title}</Heading>
            <OwnEntries iso2={data.iso2} />
            <Section title={t('myState.proposed')}>
              <Proposed none={t('myState.nothingProposed')} />
            </Section>
            <DrillResults none={t('drill.noResults')} />
            <OwnCoverage iso2={data.iso2} />
            <Attestation mine={data} />
            <Section title={t('myState.colleagues')}>
              {data.colleagues.length === 0 && <p>{t('myState.alone')}</p>}
              <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
                {data.colleagues.map(({ name, role }, index) => (
                  <li key={index}>
                    {name} · {t(`stateRole.${role}`)}
                  </li>
                ))}
              </Box>
            </Section>
          </>
        );
      }}
    </Loaded>
  );
}

function OwnEntries({ iso2 }: { iso2: string }) {
  const { t } = useTranslation();
  const own = useOwnEntries(iso2);
  return (
    <Loaded query={own}>
      {({ registers, due }) => (
        <>
          <Section title={t('myState.publish')}>
            <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
              {registers.map(({ value, hits }) => (
                <Box component="li" key={value} sx={{ py: 0.5 }}>
                  <RouterLink to="/search" search={{ country: iso2, register: value! }}>
                    {t(`register.${value}`)}
                  </RouterLink>
                  {': '}
                  {t('myState.entries', { count: Number.parseInt(String(hits), 10), hits })}
                </Box>
              ))}
            </Box>
            <RouterLink to="/countries/$iso2" params={{ iso2 }} sx={{ display: 'inline-block', py: 1 }}>
              {t('country.entries')}
            </RouterLink>
          </Section>
          <Section title={t('myState.due')}>
            {due.length === 0 && <p>{t('myState.nothingDue')}</p>}
            {due.map(({ state, items, total }) => (
              <Box key={state} sx={{ mb: 2 }}>
                <Typography variant="h3">
                  <FreshnessMark state={state} />
                </Typography>
                <Box component="ul" sx={{ m: 0, p: 0 }}>
                  {items.map((entry) => (
                    <Hit key={entry.id} entry={entry} />
                  ))}
                </Box>
                {items.length < Number(total) && (
                  <RouterLink to="/search" search={{ country: iso2, freshness: state }}>
                    {t('myState.showAll', { total })}
                  </RouterLink>
                )}
              </Box>
            ))}
          </Section>
        </>
      )}
    </Loaded>
  );
}

function OwnCoverage({ iso2 }: { iso2: string }) {
  const { t } = useTranslation();
  const board = useCoverageBoard();
  return (
    <Section title={t('myState.coverage')}>
      <Loaded query={board}>
        {({ states }) => {
          const line = states.find((one) => one.iso2 === iso2);
          return line && <Missing line={line} />;
        }}
      </Loaded>
      <RouterLink to="/coverage/$iso2" params={{ iso2 }} sx={{ display: 'inline-block', py: 1 }}>
        {t('coverage.title')}
      </RouterLink>
    </Section>
  );
}
