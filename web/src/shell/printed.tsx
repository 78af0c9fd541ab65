import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dateFormat } from '../i18n/formats.js';
import { TlpMark } from '../marks/marks.js';

const LABELS = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'];

/** The strictest of some labels: what a sheet that shows them all must say. */
export const strictest = (labels: readonly string[]): string =>
  LABELS[Math.max(...labels.map((label) => LABELS.indexOf(label)))] ?? 'TLP:RED';

/** On paper, a header and a footer on every sheet say whom it may be shown to, and when it was true. */
export function Printed({ tlp, children }: { tlp: string; children: ReactNode }) {
  const { t, i18n } = useTranslation();
  const at = dateFormat(i18n.language, { dateStyle: 'long', timeStyle: 'short' }).format(new Date());
  const strip = (
    <Box sx={STRIP}>
      <TlpMark label={tlp} />
      <span>{t('shell.printed', { at })}</span>
      <TlpMark label={tlp} />
    </Box>
  );
  // Header and footer groups of a table are what browsers repeat on every page.
  return (
    <Box sx={{ '@media print': { display: 'table', width: '100%' } }}>
      <Box aria-hidden="true" data-print="header" sx={onPaper('table-header-group')}>
        {strip}
      </Box>
      <Box sx={{ '@media print': { display: 'table-row-group' } }}>{children}</Box>
      <Box aria-hidden="true" data-print="footer" sx={onPaper('table-footer-group')}>
        {strip}
      </Box>
    </Box>
  );
}

// Chromium repeats what it may not break.
const onPaper = (display: string) => ({ display: 'none', '@media print': { display, breakInside: 'avoid' } });

const STRIP = {
  display: 'flex',
  justifyContent: 'space-between',
  alignItems: 'center',
  gap: 2,
  py: 1,
  fontSize: '7.5pt',
  printColorAdjust: 'exact',
} as const;
