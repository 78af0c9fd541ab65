import Box from '@mui/material/Box';
import FormControl from '@mui/material/FormControl';
import InputLabel from '@mui/material/InputLabel';
import NativeSelect from '@mui/material/NativeSelect';
import { useTranslation } from 'react-i18next';
import { useCountryName } from '../countries/countries.queries.js';
import type { Filters } from '../routes.js';
import type { SearchPage } from './search.queries.js';

type Facet = 'country' | 'register' | 'function' | 'freshness';
const FACETS: readonly Facet[] = ['country', 'register', 'function', 'freshness'];

interface FacetsProps {
  facets: SearchPage['facets'];
  filters: Filters;
  onChange: (filters: Filters) => void;
}

/** What the hits are narrowed by, each with how many would be left. */
export function Facets({ facets, filters, onChange }: FacetsProps) {
  const { t } = useTranslation();
  const countryName = useCountryName();
  const name = (facet: Facet, value: string): string =>
    facet === 'country' ? countryName(value) : t(`${facet}.${value}`);
  return (
    <Box
      className="no-print"
      sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr 1fr', md: 'repeat(4, 1fr)' }, mb: 2 }}
    >
      {FACETS.map((facet) => {
        const counts = (facets?.[facet] ?? []).filter((one) => one.value !== null);
        const chosen = filters[facet] ?? '';
        const values = counts.map(({ value }) => value as unknown as string);
        if (chosen && !values.includes(chosen)) values.unshift(chosen);
        const sorted = values
          .map((value) => ({
            value,
            label: name(facet, value),
            hits: counts.find((one) => (one.value as unknown) === value)?.hits,
          }))
          .sort((a, b) => a.label.localeCompare(b.label));
        return (
          <FormControl key={facet} variant="standard">
            <InputLabel htmlFor={`facet-${facet}`} shrink>
              {t(`search.${facet}`)}
            </InputLabel>
            <NativeSelect
              id={`facet-${facet}`}
              value={chosen}
              onChange={({ target }) => onChange({ ...filters, [facet]: target.value || undefined })}
            >
              <option value="">{t('search.any')}</option>
              {sorted.map(({ value, label, hits }) => (
                <option key={value} value={value}>
                  {hits === undefined ? label : `${label} (${String(hits)})`}
                </option>
              ))}
            </NativeSelect>
          </FormControl>
        );
      })}
    </Box>
  );
}
