import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { useNavigate } from '@tanstack/react-router';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCountries } from '../countries/countries.queries.js';
import { Dialog } from '../entry/dialog.js';
import { useStartDrill, type DrillInput } from './drills.queries.js';

/** The networks whose points answer day and night. */
const NETWORKS = ['budapest-art-35', 'g7-24-7', 'interpol-ncrp', 'interpol-i-24-7', 'oas-remja'] as const;
const HOURS = [1, 2, 4, 8, 24, 48, 72] as const;
const MONTHS = [1, 3, 6, 12] as const;
const CHANNELS = ['mail', 'call'] as const;

/** What `who` says: `all`, `state:BR`, `network:g7-24-7`. */
function scopeOf(who: string): Pick<DrillInput, 'country' | 'network'> {
  const [kind, code] = who.split(':');
  if (kind === 'state') return { country: code as never };
  return kind === 'network' ? { network: code as never } : {};
}

/** Whom to test, how, when, and for how long an answer counts. */
export function StartDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const countries = useCountries();
  const starting = useStartDrill();
  const channelId = useId();
  const [title, setTitle] = useState('');
  const [channel, setChannel] = useState<(typeof CHANNELS)[number]>('mail');
  const [who, setWho] = useState('all');
  const [at, setAt] = useState('');
  const [hours, setHours] = useState(4);
  const [months, setMonths] = useState(0);
  const submit = () =>
    starting.mutate(
      {
        title: title.trim(),
        channel,
        hours,
        ...scopeOf(who),
        ...(at ? { startsAt: new Date(at).toISOString() as never } : {}),
        ...(months ? { everyMonths: months as never } : {}),
      },
      { onSuccess: ({ id }) => void navigate({ to: '/drills/$id', params: { id } }) },
    );
  const native = { select: { native: true }, inputLabel: { shrink: true } };
  return (
    <Dialog
      title={t('drill.new')}
      submit={t(at ? 'drill.schedule' : 'drill.startNow')}
      busy={starting.isPending}
      error={starting.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={t('drill.name')}
        helperText={t('drill.nameHint')}
        required
        autoFocus
        value={title}
        onChange={({ target }) => setTitle(target.value)}
        slotProps={{ htmlInput: { maxLength: 200 } }}
        sx={{ mt: 1 }}
      />
      <FormControl component="fieldset">
        <FormLabel component="legend" id={channelId}>
          {t('drill.how')}
        </FormLabel>
        <RadioGroup
          aria-labelledby={channelId}
          value={channel}
          onChange={({ target }) => setChannel(target.value as 'mail')}
        >
          {CHANNELS.map((one) => (
            <FormControlLabel
              key={one}
              value={one}
              control={<Radio />}
              label={t(one === 'mail' ? 'drill.byMail' : 'drill.byCall')}
              sx={{ minHeight: 44 }}
            />
          ))}
        </RadioGroup>
      </FormControl>
      <TextField
        select
        label={t('drill.who')}
        value={who}
        onChange={({ target }) => setWho(target.value)}
        slotProps={native}
      >
        <option value="all">{t('drill.all')}</option>
        <optgroup label={t('drill.network')}>
          {NETWORKS.map((one) => (
            <option key={one} value={`network:${one}`}>
              {t(`network.${one}`)}
            </option>
          ))}
        </optgroup>
        <optgroup label={t('drill.state')}>
          {countries.data?.map(({ iso2, name }) => (
            <option key={iso2} value={`state:${iso2}`}>
              {name}
            </option>
          ))}
        </optgroup>
      </TextField>
      <TextField
        type="datetime-local"
        label={t('drill.when')}
        helperText={t('drill.whenHint')}
        value={at}
        onChange={({ target }) => setAt(target.value)}
        slotProps={{ inputLabel: { shrink: true } }}
      />
      <TextField
        select
        label={t('drill.counts')}
        value={hours}
        onChange={({ target }) => setHours(Number(target.value))}
        slotProps={native}
      >
        {HOURS.map((count) => (
          <option key={count} value={count}>
            {t('drill.hours', { count })}
          </option>
        ))}
      </TextField>
      <TextField
        select
        label={t('drill.again')}
        value={months}
        onChange={({ target }) => setMonths(Number(target.value))}
        slotProps={native}
      >
        <option value={0}>{t('drill.once')}</option>
        {MONTHS.map((count) => (
          <option key={count} value={count}>
            {t('drill.everyMonths', { count })}
          </option>
        ))}
      </TextField>
    </Dialog>
  );
}
