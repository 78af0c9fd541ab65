import Box from '@mui/material/Box';
import NativeSelect from '@mui/material/NativeSelect';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCountries } from '../countries/countries.queries.js';
import { useMay } from '../session/session.js';
import type { ChangeFilters as Filters } from './changes.queries.js';

const SCOPES = ['waiting', 'mine', 'all'] as const;
const LANES = ['operational', 'legal'] as const;
const STATES = ['pending', 'emergency', 'applied', 'declined', 'cancelled', 'reverted'] as const;

interface Props {
  filters: Filters;
  onChange: (next: Filters) => void;
}

/** Whose changes, of which lane, State and outcome. */
export function ChangeFilters({ filters, onChange }: Props) {
  const { t } = useTranslation();
  const ofAllStates = useMay('change:decide');
  const { data: countries } = useCountries();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'end', mb: 2 }}>
      <ToggleButtonGroup
        exclusive
        color="primary"
        aria-label={t('changes.whose')}
        value={filters.scope}
        onChange={(_, scope: Filters['scope'] | null) => scope && onChange({ scope })}
      >
        {SCOPES.map((scope) => (
          <ToggleButton key={scope} value={scope} sx={{ minHeight: 44, px: 1.5, textTransform: 'none' }}>
            {t(`changeScope.${scope}`)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <Choice
        label={t('changes.lane')}
        value={filters.lane}
        onChange={(lane) => onChange({ lane: lane as Filters['lane'] })}
      >
        {LANES.map((lane) => (
          <option key={lane} value={lane}>
            {t(`lane.${lane}`)}
          </option>
        ))}
      </Choice>
      {filters.scope !== 'waiting' && (
        <Choice
          label={t('changes.state')}
          value={filters.state}
          onChange={(state) => onChange({ state: state as Filters['state'] })}
        >
          {STATES.map((state) => (
            <option key={state} value={state}>
              {t(`changeState.${state}`)}
            </option>
          ))}
        </Choice>
      )}
      {ofAllStates && (
        <Choice
          label={t('changes.country')}
          value={filters.country}
          onChange={(country) => onChange({ country })}
        >
          {countries?.map(({ iso2, name }) => (
            <option key={iso2} value={iso2}>
              {name}
            </option>
          ))}
        </Choice>
      )}
    </Box>
  );
}

interface ChoiceProps {
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
  children: ReactNode;
}

function Choice({ label, value, onChange, children }: ChoiceProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <Box sx={{ display: 'grid' }}>
      <Box component="label" htmlFor={id} sx={{ color: 'text.secondary', fontSize: '0.85rem' }}>
        {label}
      </Box>
      <NativeSelect
        value={value ?? ''}
        onChange={({ target }) => onChange(target.value || undefined)}
        inputProps={{ id }}
        sx={{ minHeight: 44, minWidth: 140 }}
      >
        <option value="">{t('changes.any')}</option>
        {children}
      </NativeSelect>
    </Box>
  );
}
