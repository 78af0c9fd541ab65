import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FileDrop } from '../shell/file-drop.js';
import { Heading } from '../shell/page.js';
import { verifyFiles } from './verification.js';

/** Whether the files at hand are the edition that was signed. Nothing is sent anywhere. */
export function VerifyPage() {
  const { t } = useTranslation();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [trusted, setTrusted] = useState<File | null>(null);
  // Only what was asked last counts, however long an earlier check still takes.
  const checking = useMutation({
    networkMode: 'always',
    mutationFn: (asked: { files: readonly File[]; key: File | null }) => verifyFiles(asked.files, asked.key),
  });
  const check = (given: readonly File[], key: File | null) => {
    setFiles(given);
    setTrusted(key);
    if (given.length > 0) checking.mutate({ files: given, key });
  };
  const findings = checking.data ?? null;
  const wrong = findings?.filter(({ good }) => !good) ?? [];
  return (
    <>
      <Heading title={t('verify.title')}>{t('verify.title')}</Heading>
      <p>{t('verify.what')}</p>
      <Box sx={{ maxWidth: 720, my: 2, display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: 2 }}>
        <FileDrop
          label={t('verify.choose')}
          hint={t('verify.drop')}
          multiple
          onFiles={(given) => check(given, trusted)}
        />
        <FileDrop
          label={t('verify.chooseKey')}
          hint={t('verify.trust')}
          chosen={trusted && t('verify.chosenKey', { name: trusted.name })}
          onFiles={([key]) => check(files, key ?? null)}
        />
      </Box>
      <Box role="status">
        {checking.isPending && t('verify.checking')}
        {findings && (
          <>
            <Alert severity={wrong.length === 0 ? 'success' : 'error'} sx={{ mb: 2 }}>
              {wrong.length === 0 ? t('verify.whole') : t('verify.broken')}
            </Alert>
            <Box component="ul" sx={{ m: 0, pl: 2.5, overflowWrap: 'anywhere' }}>
              {[...wrong, ...findings.filter(({ good }) => good)].map(({ good, what, name, key }) => (
                <Box
                  component="li"
                  key={`${what} ${name}`}
                  sx={good ? {} : { color: 'error.main', fontWeight: 600 }}
                >
                  {t(`finding.${what}`, { name, key })}
                </Box>
              ))}
            </Box>
          </>
        )}
      </Box>
    </>
  );
}
