import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import NativeSelect from '@mui/material/NativeSelect';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '../i18n/i18n.js';
import { Section } from '../entries/facts.js';
import { Loaded } from '../shell/page.js';
import { useCoverageLetter } from './coverage.queries.js';

/** One click to the letter, in the State's language or another; to copy and to print. */
export function LetterToState({ iso2 }: { iso2: string }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState(false);
  const [language, setLanguage] = useState<Language>();
  const [copied, setCopied] = useState(false);
  const letter = useCoverageLetter(iso2, language, asked);
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <Section title={t('coverage.letter')}>
      {!asked && (
        <Button variant="contained" onClick={() => setAsked(true)} className="no-print">
          {t('coverage.writeLetter')}
        </Button>
      )}
      {asked && (
        <Loaded query={letter}>
          {(written) => (
            <>
              <Box
                className="no-print"
                sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center', mb: 2 }}
              >
                <NativeSelect
                  value={written.language}
                  onChange={({ target }) => {
                    setCopied(false);
                    setLanguage(target.value as Language);
                  }}
                  inputProps={{ 'aria-label': t('coverage.letterLanguage') }}
                  sx={{ minHeight: 44 }}
                >
                  {Object.entries(LANGUAGES).map(([tag, name]) => (
                    <option key={tag} value={tag} lang={tag}>
                      {name}
                    </option>
                  ))}
                </NativeSelect>
                <Button variant="outlined" onClick={() => void copy(written.text)}>
                  {t('coverage.copy')}
                </Button>
                <Button variant="outlined" onClick={() => window.print()}>
                  {t('coverage.print')}
                </Button>
                {copied && (
                  <Alert severity="success" role="status" sx={{ py: 0 }}>
                    {t('coverage.copied')}
                  </Alert>
                )}
              </Box>
              <Box component="article" lang={written.language} aria-label={written.subject} sx={PAPER}>
                {written.text}
              </Box>
            </>
          )}
        </Loaded>
      )}
    </Section>
  );
}

const PAPER = {
  whiteSpace: 'pre-line',
  maxWidth: '70ch',
  p: { xs: 2, sm: 4 },
  border: 1,
  borderColor: 'divider',
  bgcolor: 'background.paper',
  '@media print': { border: 0, p: 0, maxWidth: 'none' },
};
