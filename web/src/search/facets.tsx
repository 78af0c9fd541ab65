import Box from '@mui/material/Box';
import NativeSelect from '@mui/material/NativeSelect';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../entries/use-words.js';
import { Choice } from '../marks/choice.js';
import type { Filters } from '../addresses.js';
import { useMay } from '../session/session.js';
import type { SearchPage } from './search.queries.js';

type Counted = Exclude<keyof NonNullable<SearchPage['facets']>, 'always'>;
type Facet = Counted | 'status';
const CHIPS = ['register', 'freshness'] as const;
const FIRST = ['country', 'function'] as const;
const MORE = ['treaty', 'speciality', 'language'] as const;
const STATUSES = ['draft', 'withdrawn'];

interface FacetsProps {
  facets: SearchPage['facets'];
  filters: Filters;
  onChange: (filters: Filters) => void;
}

interface Option {
  value: string;
  label: string;
  hits: number | string | undefined;
}

/** What the hits are narrowed by, each with how many would be left: few values as chips, many as a list. */
export function Facets({ facets, filters, onChange }: FacetsProps) {
  const { t } = useTranslation();
  const optionsOf = useOptions(facets, filters);
  const keeper = useMay('entry:create');
  const set = (facet: Facet, value: string | undefined) => onChange({ ...filters, [facet]: value });
  const narrowed = MORE.some((facet) => filters[facet]) || Boolean(filters.status);
  const always = facets?.always.find(({ value }) => String(value) === 'true')?.hits;
  const select = (facet: Facet) => (
    <Select key={facet} facet={facet} options={optionsOf(facet)} chosen={filters[facet]} onChange={set} />
  );
  return (
    <Box className="no-print" sx={{ display: 'grid', gap: 1, mb: 1 }}>
      <Box sx={ROW}>{FIRST.map(select)}</Box>
      <Box role="group" aria-label={t('search.narrow')} sx={CHIP_ROW}>
        <Choice
          chosen={filters.always === true}
          count={always}
          onChoose={() => onChange({ ...filters, always: filters.always ? undefined : true } as Filters)}
        >
          {t('search.always')}
        </Choice>
        {CHIPS.flatMap((facet) =>
          optionsOf(facet).map(({ value, label, hits }) => (
            <Choice
              key={value}
              chosen={filters[facet] === value}
              count={hits}
              onChoose={() => set(facet, filters[facet] === value ? undefined : value)}
            >
              {label}
            </Choice>
          )),
        )}
      </Box>
      <Box component="details" open={narrowed}>
        <Box component="summary" sx={{ cursor: 'pointer', minHeight: 44, lineHeight: '44px' }}>
          {t('search.moreFilters')}
        </Box>
        <Box sx={ROW}>
          {MORE.map(select)}
          {keeper && select('status')}
        </Box>
      </Box>
    </Box>
  );
}

interface SelectProps {
  facet: Facet;
  options: readonly Option[];
  chosen: string | undefined;
  onChange: (facet: Facet, value: string | undefined) => void;
}

function Select({ facet, options, chosen, onChange }: SelectProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box component="label" htmlFor={id} sx={{ fontWeight: 620, fontSize: '0.95rem' }}>
        {t(`search.${facet}`)}
      </Box>
      <NativeSelect
        id={id}
        fullWidth
        value={chosen ?? ''}
        onChange={({ target }) => onChange(facet, target.value || undefined)}
      >
        <option value="">{facet === 'status' ? t('status.published') : t('search.any')}</option>
        {options.map(({ value, label, hits }) => (
          <option key={value} value={value}>
            {hits === undefined ? label : `${label} (${String(hits)})`}
          </option>
        ))}
      </NativeSelect>
    </Box>
  );
}

/** The values of a facet by their names, what is chosen among them even where nothing has it. */
function useOptions(facets: SearchPage['facets'], filters: Filters): (facet: Facet) => Option[] {
  const { t, i18n } = useTranslation();
  const { country, language } = useWords();
  const name = (facet: Facet, value: string): string => {
    if (facet === 'country') return country(value);
    if (facet === 'language') return language(value);
    return facet === 'treaty' ? value : t(`${facet}.${value}`);
  };
  return (facet) => {
    if (facet === 'status')
      return STATUSES.map((value) => ({ value, label: name(facet, value), hits: undefined }));
    const counts = (facets?.[facet] ?? []).filter(({ value }) => value !== null);
    const hits = new Map(counts.map((one) => [String(one.value), one.hits as number | string]));
    const chosen = filters[facet];
    const values = chosen && !hits.has(chosen) ? [chosen, ...hits.keys()] : [...hits.keys()];
    return values
      .map((value) => ({ value, label: name(facet, value), hits: hits.get(value) }))
      .sort((a, b) => a.label.localeCompare(b.label, i18n.language));
  };
}

const ROW = {
  display: 'grid',
  gap: 1.5,
  gridTemplateColumns: { xs: '1fr 1fr', md: 'repeat(auto-fit, minmax(12rem, 1fr))' },
} as const;

/** On a phone one row that is swiped, so that the hits begin on the first screen. */
const CHIP_ROW = {
  display: 'flex',
  gap: 1,
  flexWrap: { xs: 'nowrap', sm: 'wrap' },
  overflowX: { xs: 'auto', sm: 'visible' },
  mx: { xs: -2, sm: 0 },
  px: { xs: 2, sm: 0 },
  py: '4px',
  '& > *': { flexShrink: 0 },
} as const;
