import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCountries } from '../countries/countries.queries.js';
import { useMay } from '../session/session.js';
import { Heading } from '../shell/page.js';
import { Askings } from './askings.js';
import { Calendar } from './calendar.js';
import { Campaigns } from './campaigns.js';
import { Choice } from './choice.js';
import { Reports } from './reports.js';
import { RemindDialog, type ToRemind } from './remind-dialog.js';

/** What the secretariat looks at each week: what falls due, who is asked, who did not answer. */
export function UpkeepPage() {
  const { t } = useTranslation();
  const mayRun = useMay('upkeep:run');
  const countries = useCountries();
  const [country, setCountry] = useState('');
  const [days, setDays] = useState(7);
  const [toRemind, setToRemind] = useState<ToRemind | null>(null);
  const [done, setDone] = useState<{ letters: number; notAsked: number } | null>(null);
  const remind = mayRun ? setToRemind : null;
  return (
    <>
      <Heading title={t('upkeep.title')}>{t('upkeep.title')}</Heading>
      <p>{t('upkeep.what')}</p>
      {done && (
        <Alert severity={done.letters > 0 ? 'success' : 'info'} onClose={() => setDone(null)} sx={{ mb: 2 }}>
          {t('upkeep.reminded', { count: done.letters })}{' '}
          {done.notAsked > 0 && t('upkeep.notAsked', { count: done.notAsked })}
        </Alert>
      )}
      <Choice id="upkeep-state" label={t('upkeep.state')} value={country} onChange={setCountry}>
        <option value="">{t('upkeep.anyState')}</option>
        {countries.data
          ?.filter(({ oasState }) => oasState)
          .map(({ iso2, name }) => (
            <option key={iso2} value={iso2}>
              {name}
            </option>
          ))}
      </Choice>
      <Section title={t('upkeep.due')}>
        <Choice
          id="upkeep-span"
          label={t('upkeep.span')}
          value={String(days)}
          onChange={(value) => setDays(Number(value))}
        >
          {[7, 30, 90].map((count) => (
            <option key={count} value={count}>
              {t('upkeep.days', { count })}
            </option>
          ))}
        </Choice>
        <Calendar days={days} country={country} onRemind={remind} />
      </Section>
      <Section title={t('upkeep.campaigns')}>
        <Campaigns country={country} onRemind={remind} />
      </Section>
      <Section title={t('upkeep.askings')}>
        <Askings country={country} onRemind={remind} />
      </Section>
      <Section title={t('report.title')}>
        <Reports country={country} />
      </Section>
      {toRemind && (
        <RemindDialog
          what={toRemind}
          onClose={(answer) => {
            setToRemind(null);
            if (answer) setDone(answer);
          }}
        />
      )}
    </>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="section" sx={{ mt: 4 }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}
