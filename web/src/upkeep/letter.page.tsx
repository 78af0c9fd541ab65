import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCountryName } from '../countries/countries.queries.js';
import { LANGUAGES } from '../i18n/i18n.js';
import { Heading, Loaded } from '../shell/page.js';
import { Choice } from './choice.js';
import { useLetter } from './upkeep.queries.js';

/** A letter to a State, ready to be printed or copied, in its language or another of the four. */
export function LetterPage() {
  const { t } = useTranslation();
  const { country } = useParams({ from: '/upkeep/letters/$country' });
  const state = useCountryName()(country);
  const [language, setLanguage] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);
  const letter = useLetter(country, language);
  const title = t('upkeep.letterTo', { state });
  return (
    <Box>
      <Box className="no-print">
        <Heading title={title}>{title}</Heading>
      </Box>
      <Loaded query={letter}>
        {({ text, language: written }) => (
          <>
            <Box
              className="no-print"
              sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'end', mb: 2 }}
            >
              <Choice id="letter-language" label={t('shell.language')} value={written} onChange={setLanguage}>
                {Object.entries(LANGUAGES).map(([tag, name]) => (
                  <option key={tag} value={tag}>
                    {name}
                  </option>
                ))}
              </Choice>
              <Button variant="contained" onClick={() => window.print()}>
                {t('upkeep.print')}
              </Button>
              <Button onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}>
                {t(copied ? 'upkeep.copied' : 'upkeep.copy')}
              </Button>
            </Box>
            <Box
              lang={written}
              sx={{
                whiteSpace: 'pre-wrap',
                bgcolor: 'background.paper',
                border: 1,
                borderColor: 'divider',
                p: { xs: 2, sm: 4 },
                maxWidth: '75ch',
                overflowWrap: 'anywhere',
                '@media print': { border: 0, p: 0 },
              }}
            >
              {text}
            </Box>
          </>
        )}
      </Loaded>
    </Box>
  );
}
