import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from './checks.js';
import { idOf } from './fields/form-context.js';

interface ErrorSummaryProps {
  faults: readonly Fault[];
  /** What is wrong, in the reader's words. */
  wordsOf: (fault: Fault) => string;
  nameOf: (path: string) => string;
  /** Changes at each attempt: the summary is read again. */
  attempt: number | string;
}

/** All that is wrong, at the top, each leading to its field. */
export function ErrorSummary({ faults, wordsOf, nameOf, attempt }: ErrorSummaryProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Only a new attempt moves the reader; not each correction.
    box.current?.focus();
  }, [attempt]);
  if (faults.length === 0) return null;
  const lead = (path: string) => {
    const field = document.getElementById(idOf(path)) ?? document.getElementById(idOf(path.split('.')[0]!));
    field?.focus();
    field?.scrollIntoView({ block: 'center' });
  };
  return (
    <Alert ref={box} tabIndex={-1} severity="error" sx={{ mb: 3, scrollMarginTop: 80 }}>
      <AlertTitle component="h2">{t('form.errors', { count: faults.length })}</AlertTitle>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {faults.map((fault, index) => (
          <li key={index}>
            <Link
              href={`#${idOf(fault.field)}`}
              color="inherit"
              onClick={(event) => {
                event.preventDefault();
                lead(fault.field);
              }}
            >
              {nameOf(fault.field)}: {wordsOf(fault)}
            </Link>
          </li>
        ))}
      </Box>
    </Alert>
  );
}
