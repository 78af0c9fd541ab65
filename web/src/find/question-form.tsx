import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import InputLabel from '@mui/material/InputLabel';
import NativeSelect from '@mui/material/NativeSelect';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCountries } from '../countries/countries.queries.js';
import type { Asked } from '../addresses.js';
import { displayNames } from '../i18n/formats.js';
import { AREAS, MEASURES } from './find.queries.js';

/** Languages that requests of the hemisphere are written in. */
const LANGUAGES = ['es', 'en', 'pt', 'fr', 'nl'];

interface FormProps {
  asked: Asked;
  onChange: (asked: Asked) => void;
}

/** From, to, what for; then what only some cases need. Every choice is answered at once. */
export function QuestionForm({ asked, onChange }: FormProps) {
  const { t } = useTranslation();
  const set = (change: Asked) => onChange({ ...asked, ...change });
  return (
    <Box component="form" className="no-print" onSubmit={(event) => event.preventDefault()}>
      <Box sx={GRID}>
        <StateChoice id="from" label={t('find.from')} value={asked.from} onChange={(from) => set({ from })} />
        <StateChoice id="to" label={t('find.to')} value={asked.to} onChange={(to) => set({ to })} />
        <Choice
          id="measure"
          label={t('find.measure')}
          value={asked.measure}
          onChange={(measure) => set({ measure })}
        >
          <option value="">{t('find.choose')}</option>
          {MEASURES.map((one) => (
            <option key={one} value={one}>
              {t(`measure.${one}`)}
            </option>
          ))}
        </Choice>
      </Box>
      <FormControlLabel
        sx={{ minHeight: 44 }}
        control={
          <Checkbox
            checked={asked.urgent ?? false}
            onChange={({ target }) => set({ urgent: target.checked || undefined })}
          />
        }
        label={t('find.urgent')}
      />
      <Details asked={asked} set={set} />
    </Box>
  );
}

const GRID = {
  display: 'grid',
  gap: 2,
  gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', md: 'repeat(3, 1fr)' },
  my: 1,
};

function Details({ asked, set }: { asked: Asked; set: (change: Asked) => void }) {
  const { t, i18n } = useTranslation();
  const names = displayNames(i18n.language, { type: 'language' });
  const chosen = asked.languages?.split(',') ?? [];
  const toggle = (tag: string) => {
    const next = chosen.includes(tag) ? chosen.filter((one) => one !== tag) : [...chosen, tag];
    set({ languages: next.length > 0 ? next.join(',') : undefined });
  };
  return (
    <Box component="details" open={Boolean(asked.on ?? asked.area ?? asked.languages)} sx={{ mb: 2 }}>
      <Box
        component="summary"
        sx={{ cursor: 'pointer', minHeight: 44, display: 'flex', alignItems: 'center' }}
      >
        {t('find.more')}
      </Box>
      <Box sx={GRID}>
        <Choice id="area" label={t('find.area')} value={asked.area} onChange={(area) => set({ area })}>
          <option value="">{t('find.anyArea')}</option>
          {AREAS.map((one) => (
            <option key={one} value={one}>
              {t(`area.${one}`)}
            </option>
          ))}
        </Choice>
        <TextField
          id="find-on"
          type="date"
          variant="standard"
          label={t('find.on')}
          value={asked.on ?? ''}
          onChange={({ target }) => set({ on: target.value || undefined })}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      </Box>
      <Box component="fieldset" sx={{ border: 0, p: 0, m: 0 }}>
        <Box component="legend" sx={{ fontSize: '0.875rem', color: 'text.secondary' }}>
          {t('find.languages')}
        </Box>
        {LANGUAGES.map((tag) => (
          <FormControlLabel
            key={tag}
            sx={{ minHeight: 44 }}
            control={<Checkbox checked={chosen.includes(tag)} onChange={() => toggle(tag)} />}
            label={names.of(tag) ?? tag}
          />
        ))}
      </Box>
    </Box>
  );
}

interface ChoiceProps {
  id: string;
  label: string;
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** A native list: quick on a phone, and searched by typing. */
export function Choice({ id, label, value, onChange, children }: ChoiceProps & { children: ReactNode }) {
  return (
    <FormControl variant="standard">
      <InputLabel htmlFor={`find-${id}`} shrink>
        {label}
      </InputLabel>
      <NativeSelect
        id={`find-${id}`}
        value={value ?? ''}
        onChange={({ target }) => onChange(target.value || undefined)}
        sx={{ minHeight: 44 }}
      >
        {children}
      </NativeSelect>
    </FormControl>
  );
}

function StateChoice(props: ChoiceProps) {
  const { t } = useTranslation();
  const { data } = useCountries();
  return (
    <Choice {...props}>
      <option value="">{t('find.choose')}</option>
      {(data ?? [])
        .filter(({ oasState }) => oasState)
        .map(({ iso2, name }) => (
          <option key={iso2} value={iso2}>
            {name}
          </option>
        ))}
    </Choice>
  );
}
