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
  const [files, setFiles] = useState<readonly File[]>([]);
  const [trusted, setTrusted] = useState<File | null>(null);
  const [findings, setFindings] = useState<Finding[] | null>(null);
  const check = (given: readonly File[], key: File | null) => {
    setFiles(given);
    setTrusted(key);
    if (given.length > 0) void verifyFiles(given, key).then(setFindings);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    check([...event.dataTransfer.files], trusted);
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
        <Pick label={t('verify.choose')} multiple onPick={(given) => check(given, trusted)} />
        <p>{t('verify.trust')}</p>
        <Pick label={t('verify.chooseKey')} onPick={([key]) => check(files, key ?? null)} />
        <Box role="status">{trusted && t('verify.chosenKey', { name: trusted.name })}</Box>
      </Box>
      <Box role="status">
        {findings && (
          <>
            <Alert severity={wrong.length === 0 ? 'success' : 'error'} sx={{ mb: 2 }}>
              {wrong.length === 0 ? t('verify.whole') : t('verify.broken')}
            </Alert>
            <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
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

/** A button that lets files be chosen. */
function Pick({
  label,
  multiple = false,
  onPick,
}: {
  label: string;
  multiple?: boolean;
  onPick: (files: readonly File[]) => void;
}) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button variant={multiple ? 'contained' : 'outlined'} onClick={() => picker.current?.click()}>
        {label}
      </Button>
      <input
        ref={picker}
        type="file"
        multiple={multiple}
        hidden
        aria-label={label}
        onChange={({ target }) => onPick([...(target.files ?? [])])}
      />
    </>
  );
}
