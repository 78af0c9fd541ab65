import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnyEntry } from '../entries/entries.queries.js';
import { useInstant } from '../entries/use-words.js';
import { TlpMark } from '../marks/marks.js';

const LABELS = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED'];

/** The strictest label of all that stands on the page. */
const strictest = ({ tlp, contactPoints }: AnyEntry): string =>
  LABELS[Math.max(...[tlp, ...contactPoints.map((point) => point.tlp)].map((one) => LABELS.indexOf(one)))] ??
  'TLP:RED';

/** On paper, a header and a footer on every sheet say whom it may be shown to, and when it was true. */
export function Printed({ entry, children }: { entry: AnyEntry; children: ReactNode }) {
  const { t } = useTranslation();
  const instant = useInstant();
  const label = strictest(entry);
  const strip = (
    <Box sx={STRIP}>
      <TlpMark label={label} />
      <span>{t('entry.printedOn', { instant: instant(new Date().toISOString()) })}</span>
      <TlpMark label={label} />
    </Box>
  );
  return (
    <Box sx={{ '@media print': { display: 'table', width: '100%', fontSize: '9.5pt' } }}>
      <Box aria-hidden="true" data-print="header" sx={{ ...ON_PAPER('table-header-group') }}>
        {strip}
      </Box>
      <Box sx={{ '@media print': { display: 'table-row-group' } }}>{children}</Box>
      <Box aria-hidden="true" data-print="footer" sx={{ ...ON_PAPER('table-footer-group') }}>
        {strip}
      </Box>
    </Box>
  );
}

const ON_PAPER = (display: string) => ({ display: 'none', '@media print': { display } });

const STRIP = {
  display: 'flex',
  justifyContent: 'space-between',
  alignItems: 'center',
  py: 1,
  fontSize: '8pt',
  '& span': { printColorAdjust: 'exact' },
};
