import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Route } from './find.queries.js';
import { SUMMARY } from './route-card.js';

/** What the request must hold, in the requested State's language, to be copied. */
export function Checklist({ checklist }: Pick<Route, 'checklist'>) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(checklist.text);
    setCopied(true);
  };
  return (
    <Box component="details" sx={{ mt: 1 }}>
      <Box component="summary" sx={SUMMARY}>
        {t('find.checklist')}
      </Box>
      <Box
        component="pre"
        lang={checklist.language}
        tabIndex={0}
        sx={{
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
          fontFamily: 'inherit',
          m: 0,
          p: 1.5,
          border: 1,
          borderColor: 'divider',
        }}
      >
        {checklist.text}
      </Box>
      <Button className="no-print" onClick={() => void copy()}>
        {t('find.copy')}
      </Button>
      <Box component="span" role="status" sx={{ ml: 1 }}>
        {copied ? t('entry.copied') : ''}
      </Box>
      {checklist.source && (
        <Link href={checklist.source} rel="noreferrer" target="_blank" sx={{ ml: 1 }}>
          {t('find.article')}
        </Link>
      )}
    </Box>
  );
}
