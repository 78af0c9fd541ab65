import Box from '@mui/material/Box';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/client.js';
import { Choice } from '../fields/choice.js';
import { useForm } from '../fields/form-context.js';
import { Rows } from '../fields/rows.js';
import { TextField } from '../fields/text-field.js';
import { newKey, type FormDocument, type HoursRow } from '../form.js';
import { Beside, FormSection } from './form-section.js';

const DAYS = [1, 2, 3, 4, 5, 6, 7] as const;
type Hours = FormDocument['hours'];

/** Where it is, by which clock it lives, and when it answers. */
export function Place() {
  const { t } = useTranslation();
  const { form, set } = useForm();
  return (
    <FormSection title={t('form.place')}>
      <TextField
        path="address"
        label={t('form.address')}
        value={form.address}
        onChange={(value) => set('address', value)}
        lines={2}
        maxLength={1000}
      />
      <Zone />
      <HoursEditor hours={form.hours} onChange={(hours) => set('hours', hours)} />
    </FormSection>
  );
}

/** The zones of the State first; all others stand below. */
function Zone() {
  const { t } = useTranslation();
  const { form, set } = useForm();
  const iso2 = form.country;
  const { data: country } = useQuery({
    queryKey: ['country', iso2],
    enabled: iso2.length === 2,
    queryFn: async () => (await api.GET('/api/v1/countries/{iso2}', { params: { path: { iso2 } } })).data!,
  });
  const own = country?.zones.map(({ zone }) => zone) ?? [];
  const zones = [
    ...new Set([...own, ...(form.timeZone ? [form.timeZone] : []), ...Intl.supportedValuesOf('timeZone')]),
  ];
  return (
    <Choice
      path="timeZone"
      label={t('form.timeZone')}
      value={form.timeZone}
      empty={t('form.unknown')}
      options={zones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
      onChange={(value) => set('timeZone', value)}
    />
  );
}

/** Monday to Friday, as most offices: a start that is quicker to correct than an empty table. */
const usualWeek = (): HoursRow[] =>
  DAYS.slice(0, 5).map((day) => ({ key: newKey(), day, from: '08:00', to: '17:00' }));

function HoursEditor({ hours, onChange }: { hours: Hours; onChange: (hours: Hours) => void }) {
  const { t } = useTranslation();
  const id = useId();
  const choose = (mode: Hours['mode']) =>
    onChange({ mode, weekly: mode === 'weekly' && hours.weekly.length === 0 ? usualWeek() : hours.weekly });
  return (
    <Box>
      <FormControl component="fieldset">
        <FormLabel component="legend" id={id} sx={{ color: 'text.primary', fontWeight: 600 }}>
          {t('form.hours')}
        </FormLabel>
        <RadioGroup
          row
          aria-labelledby={id}
          value={hours.mode}
          onChange={({ target }) => choose(target.value as Hours['mode'])}
        >
          {(['unknown', 'always', 'weekly'] as const).map((mode) => (
            <FormControlLabel key={mode} value={mode} control={<Radio />} label={t(`hoursMode.${mode}`)} />
          ))}
        </RadioGroup>
      </FormControl>
      {hours.mode === 'weekly' && (
        <Rows
          path="hours.weekly"
          name={(position) => t('form.interval', { position })}
          add={t('form.addInterval')}
          rows={hours.weekly}
          blank={() => ({ day: 1, from: '', to: '' })}
          onChange={(weekly) => onChange({ ...hours, weekly })}
        >
          {(row, change, path) => (
            <Beside>
              <Choice
                path={`${path}.day`}
                label={t('form.day')}
                value={String(row.day)}
                options={DAYS.map((day) => ({ value: String(day), label: t(`weekday.${day}`) }))}
                onChange={(day) => change({ day: Number(day) })}
              />
              <TextField
                path={`${path}.from`}
                label={t('form.from')}
                type="time"
                value={row.from}
                onChange={(from) => change({ from })}
                required
              />
              <TextField
                path={`${path}.to`}
                label={t('form.to')}
                type={row.to === '24:00' ? 'text' : 'time'}
                value={row.to}
                onChange={(to) => change({ to })}
                required
              />
            </Beside>
          )}
        </Rows>
      )}
    </Box>
  );
}
