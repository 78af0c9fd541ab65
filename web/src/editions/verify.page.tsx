import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Heading } from '../shell/page.js';
import { verifyFiles, type Finding } from './verification.js';

/** Whether the files at hand are the edition that was signed. Nothing is sent anywhere. */
export function VerifyPage() {
  const { t } = useTranslation();
  const picker = useRef<HTMLInputElement>(null);
  const [findings, setFindings] = useState<Finding[] | null>(null);
  const check = (files: FileList | null) => {
    if (files && files.length > 0) void verifyFiles([...files]).then(setFindings);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    check(event.dataTransfer.files);
  };
  const wrong = findings?.filter(({ good }) => !good) ?? [];
  return (
    <>
      <Heading title={t('verify.title')}>{t('verify.title')}</Heading>
      <p>{t('verify.what')}</p>
      <Box
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
        sx={{ border: 2, borderStyle: 'dashed', borderColor: 'divider', borderRadius: 1, p: 3, my: 2 }}
      >
        <p>{t('verify.drop')}</p>
        <Button variant="contained" onClick={() => picker.current?.click()}>
          {t('verify.choose')}
        </Button>
        <input
          ref={picker}
          type="file"
          multiple
          hidden
          aria-label={t('verify.choose')}
          onChange={({ target }) => check(target.files)}
        />
      </Box>
      <Box role="status">
        {findings && (
          <>
            <Alert severity={wrong.length === 0 ? 'success' : 'error'} sx={{ mb: 2 }}>
              {wrong.length === 0 ? t('verify.whole') : t('verify.broken')}
            </Alert>
            <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
              {[...wrong, ...findings.filter(({ good }) => good)].map(({ good, what, name }) => (
                <Box
                  component="li"
                  key={`${what} ${name}`}
                  sx={good ? {} : { color: 'error.main', fontWeight: 600 }}
                >
                  {t(`finding.${what}`, { name })}
                </Box>
              ))}
            </Box>
          </>
        )}
      </Box>
    </>
  );
}
