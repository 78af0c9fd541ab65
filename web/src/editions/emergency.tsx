import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiProblem } from '../api/problem.js';
import { dateFormat, displayNames } from '../i18n/formats.js';
import { TlpMark } from '../marks/marks.js';
import { useMay } from '../session/session.js';
import { Problem } from '../shell/page.js';
import { keep, post, useAct, useEmergencyPack } from './editions.queries.js';
import { Proof } from './files.js';

/** The pack for whoever has no network: to keep, and for the secretariat to have made anew. */
export function EmergencyPack() {
  const { t, i18n } = useTranslation();
  const mayRead = useMay('emergency:read');
  const mayMake = useMay('edition:prepare');
  const pack = useEmergencyPack(mayRead);
  const make = useAct(() => post('/api/v1/emergency-pack'));
  if (!mayRead || !pack.data) return null;
  const { madeAt, tlp, states } = pack.data;
  const when = dateFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Box component="section" aria-labelledby="emergency" sx={{ mt: 4, maxWidth: 720 }}>
      <Typography variant="h2" id="emergency" sx={{ mb: 1 }}>
        {t('edition.emergency')}
      </Typography>
      <p>{t('edition.emergencyWhat')}</p>
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap', alignItems: 'center', mb: 1 }}>
        {tlp && <TlpMark label={tlp} />}
        <span>
          {madeAt === null
            ? t('edition.emergencyNone')
            : t('edition.emergencyMade', { day: when.format(new Date(madeAt)), count: states })}
        </span>
      </Box>
      <PackFiles files={pack.data.files} />
      {make.isError && <Problem error={make.error} />}
      {make.isSuccess && <Alert severity="success">{t('edition.emergencyAsked')}</Alert>}
      {mayMake && (
        <Button disabled={make.isPending} onClick={() => make.mutate()}>
          {t('edition.emergencyNow')}
        </Button>
      )}
    </Box>
  );
}

interface PackFile {
  name: string;
  language: string | null;
}

function PackFiles({ files }: { files: PackFile[] }) {
  const { t, i18n } = useTranslation();
  const [asked, setAsked] = useState<string | null>(null);
  const fetching = useAct((name: string) => keep(`/api/v1/emergency-pack/${name}`, name));
  const fetchFile = (name: string) => {
    setAsked(name);
    fetching.mutate(name);
  };
  const needsProof = fetching.error instanceof ApiProblem && fetching.error.code === 'proof-required';
  const languages = displayNames(i18n.language, { type: 'language' });
  return (
    <>
      {fetching.isError && !needsProof && <Problem error={fetching.error} />}
      {needsProof && asked && <Proof onProven={() => fetchFile(asked)} />}
      <Box component="ul" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, m: 0, p: 0, listStyle: 'none' }}>
        {files.map(({ name, language }) => (
          <li key={name}>
            <Button variant="outlined" onClick={() => fetchFile(name)}>
              {language === null
                ? t('edition.emergencyCards')
                : `PDF · ${languages.of(language) ?? language}`}
            </Button>
          </li>
        ))}
      </Box>
    </>
  );
}
