import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { nameIn, useCountryName } from '../countries/countries.queries.js';
import { Fact } from '../entries/facts.js';
import { StatesMap } from '../map/map.js';
import { LoadedScreen } from '../shell/loaded-screen.js';
import { useMoments } from '../shell/moments.js';
import { Heading, Loaded } from '../shell/page.js';
import { Provenance } from './provenance.js';
import { StandingsTable, type StateStanding } from './standings-table.js';
import { Timeline } from './timeline.js';

/** One treaty, and where every State stood under it on a day that the address holds. */
export function TreatyPage() {
  const { t, i18n } = useTranslation();
  const { code } = useParams({ from: '/treaties/$code' });
  const { on } = useSearch({ from: '/treaties/$code' });
  const { day } = useMoments();
  const treaty = useQuery({
    queryKey: ['treaty', code],
    queryFn: async () => (await api.GET('/api/v1/treaties/{code}', { params: { path: { code } } })).data!,
  });
  const statuses = useQuery({
    queryKey: ['statuses', code, on],
    placeholderData: keepPreviousData,
    queryFn: async () =>
      (
        await api.GET('/api/v1/treaties/{code}/statuses', {
          params: { path: { code }, query: on ? { on } : {} },
        })
      ).data!,
  });
  return (
    <LoadedScreen query={treaty}>
      {(data) => {
        const name = nameIn(i18n.language, data);
        return (
          <>
            <Heading title={name}>{name}</Heading>
            <Fact name={t('treaty.depositary')}>{data.depositary}</Fact>
            <Fact name={t('treaty.adopted')}>
              {[data.adoptedOn && day(data.adoptedOn), data.adoptedPlace].filter(Boolean).join(', ')}
            </Fact>
            <Fact name={t('treaty.inForce')}>
              {data.enteredIntoForce ? day(data.enteredIntoForce) : t('treaty.notInForce')}
            </Fact>
            <Fact name={t('country.source')}>
              <Provenance source={data.source} />
            </Fact>
            {!data.complete && <p>{t('treaty.incomplete')}</p>}
            <DayChoice on={on ?? ''} />
            <Loaded query={statuses}>{(items) => <OnDay items={items} />}</Loaded>
          </>
        );
      }}
    </LoadedScreen>
  );
}

function DayChoice({ on }: { on: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/treaties/$code' });
  const choose = (day: string) => void navigate({ search: day ? { on: day } : {}, replace: true });
  return (
    <Box className="no-print" sx={{ display: 'flex', gap: 1, my: 2, maxWidth: 340 }}>
      <TextField
        type="date"
        label={t('treaty.day')}
        value={on}
        onChange={({ target }) => choose(target.value)}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      {on && <Button onClick={() => choose('')}>{t('treaty.today')}</Button>}
    </Box>
  );
}

/** A party is darkest; of what is unknown nothing is said. */
const STEPS: Record<StateStanding['status'], number | null> = {
  party: 4,
  signatory: 2,
  'not-party': 0,
  unknown: null,
};

function OnDay({ items }: { items: readonly StateStanding[] }) {
  const { t } = useTranslation();
  const countryName = useCountryName();
  const unknown = items.filter(({ status }) => status === 'unknown').length;
  const shades = new Map(
    items.map(({ iso2, status }) => [
      iso2,
      { step: STEPS[status], words: `${countryName(iso2)}: ${t(`standing.${status}`)}` },
    ]),
  );
  return (
    <>
      {unknown > 0 && <p>{t('treaty.unknownCount', { count: unknown })}</p>}
      <Box sx={{ display: 'grid', gridTemplateColumns: { md: 'minmax(0, 1fr) minmax(0, 2fr)' }, gap: 3 }}>
        <StatesMap shades={shades} />
        <StandingsTable items={items} />
      </Box>
      <Timeline statuses={items} />
    </>
  );
}
