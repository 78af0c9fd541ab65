import Box from '@mui/material/Box';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CoverageFacts } from '../coverage/state-coverage.js';
import { useCoverageBoard } from '../coverage/coverage.queries.js';
import type { Entry } from '../entries/entry.js';
import { Section } from '../entries/facts.js';
import { NewEntryLinks } from '../entries/new-entry-links.js';
import { Hit } from '../search/hit.js';
import { useMay } from '../session/session.js';
import { LoadedScreen } from '../shell/loaded-screen.js';
import { RouterLink } from '../shell/links.js';
import { Heading, Loaded } from '../shell/page.js';
import { Printed, strictest } from '../shell/printed.js';
import { StateTreaties } from '../treaties/state-treaties.js';
import { nameIn } from './countries.queries.js';
import { useCountry, useCountryEntries } from './country.queries.js';
import { Profile } from './profile.js';

/** One State: what is known of it, whom to ask there, and where it stands under each treaty; on paper, with its label. */
export function CountryPage() {
  const { i18n } = useTranslation();
  const { iso2 } = useParams({ from: '/countries/$iso2' });
  const mayRead = useMay('entry:read');
  const country = useCountry(iso2);
  const entries = useCountryEntries(iso2, mayRead);
  return (
    <Printed tlp={labelOf(entries.data?.items ?? [])}>
      <LoadedScreen query={country}>
        {(state) => {
          const name = nameIn(i18n.language, state);
          return (
            <>
              <Heading title={name}>{name}</Heading>
              <Box sx={{ '@media print': { columns: 2, columnGap: 4 } }}>
                <Profile state={state} />
              </Box>
              <NewEntryLinks country={iso2} />
              {mayRead && (
                <Loaded query={entries}>
                  {({ items, next }) => <Counterparts iso2={iso2} entries={items} more={next !== null} />}
                </Loaded>
              )}
              <StateTreaties iso2={iso2} />
              <OwnCoverage iso2={iso2} />
            </>
          );
        }}
      </LoadedScreen>
    </Printed>
  );
}

/** The strictest label of all that stands on the page; what is known of a State itself is for everybody. */
const labelOf = (entries: readonly Entry[]): string =>
  strictest([
    'TLP:CLEAR',
    ...entries.flatMap(({ tlp, contactPoints }) => [tlp, ...contactPoints.map((one) => one.tlp)]),
  ]);

const isPoint = ({ functions }: Entry): boolean => functions.includes('CONTACT_24_7');

/** Whom to ask, the most urgent first. */
function Counterparts({ iso2, entries, more }: { iso2: string; entries: readonly Entry[]; more: boolean }) {
  const { t } = useTranslation();
  const of = (register: Entry['register']) => entries.filter((one) => one.register === register);
  const police = of('law-enforcement-contacts');
  const groups = [
    { title: t('country.points'), entries: police.filter(isPoint) },
    {
      title: t('register.central-authorities'),
      entries: of('central-authorities'),
    },
    {
      title: t('country.others'),
      entries: police.filter((one) => !isPoint(one)),
    },
    { title: t('register.experts'), entries: of('experts') },
  ];
  return (
    <Box sx={SHEET}>
      {groups.map((group) => (
        <Section key={group.title} title={group.title}>
          {group.entries.length === 0 && <p>{t('country.none')}</p>}
          <Box component="ul" sx={{ m: 0, p: 0 }}>
            {group.entries.map((entry) => (
              <Hit key={entry.id} entry={entry} />
            ))}
          </Box>
        </Section>
      ))}
      {more && (
        <RouterLink to="/search" search={{ country: iso2 }}>
          {t('search.more')}
        </RouterLink>
      )}
    </Box>
  );
}

/** On paper the groups stand two by two, so that a State is one sheet. */
const SHEET = { '@media print': { display: 'grid', gridTemplateColumns: '1fr 1fr', columnGap: 4 } };

/** What is missing of the State, for whoever may see that. */
function OwnCoverage({ iso2 }: { iso2: string }) {
  const { t } = useTranslation();
  const board = useCoverageBoard(useMay('coverage:read'));
  const line = board.data?.states.find((one) => one.iso2 === iso2);
  if (!line) return null;
  return (
    <Box className="no-print">
      <Section title={t('coverage.title')}>
        <CoverageFacts line={line} />
        <RouterLink to="/coverage/$iso2" params={{ iso2 }} sx={{ display: 'inline-block', py: 1 }}>
          {t('coverage.writeLetter')}
        </RouterLink>
      </Section>
    </Box>
  );
}
