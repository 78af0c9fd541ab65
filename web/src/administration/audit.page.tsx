import Box from '@mui/material/Box';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Heading } from '../shell/page.js';
import { AuditLog } from './audit-log.js';
import { ReleaseLedger } from './release-ledger.js';
import { VerifyChain } from './verify-chain.js';

/** What was done, who was shown what, and the proof that neither was altered. */
export function AuditPage() {
  const { t } = useTranslation();
  const { actor = '', subject = '' } = useSearch({ from: '/administration/audit' });
  const [book, setBook] = useState<'log' | 'ledger'>('log');
  return (
    <>
      <Heading title={t('audit.title')}>{t('audit.title')}</Heading>
      <p>{t('audit.what')}</p>
      <VerifyChain />
      <Tabs
        value={book}
        onChange={(_, chosen: 'log' | 'ledger') => setBook(chosen)}
        aria-label={t('audit.title')}
        sx={{ mt: 3, mb: 2.5 }}
      >
        <Tab value="log" label={t('audit.log')} id="tab-log" aria-controls="book" />
        <Tab value="ledger" label={t('audit.ledger')} id="tab-ledger" aria-controls="book" />
      </Tabs>
      <Box role="tabpanel" id="book" aria-labelledby={`tab-${book}`}>
        {book === 'log' ? (
          <AuditLog key={`${actor} ${subject}`} actor={actor} subject={subject} />
        ) : (
          <ReleaseLedger />
        )}
      </Box>
    </>
  );
}
