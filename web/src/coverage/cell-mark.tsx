import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { components } from '../api/schema.js';

export type CellState = components['schemas']['CoverageCell']['state'];

/** Each state by shape and colour; its word is beside it, or read out. */
const MARKS: Record<CellState, { colour: string; path: string }> = {
  met: { colour: 'success.main', path: 'M3 8.5 6.5 12 13 4.5' },
  partly: { colour: 'warning.main', path: 'M8 3a5 5 0 1 0 .01 0M8 3v10a5 5 0 0 1 0-10Z' },
  missing: { colour: 'error.main', path: 'M4 4 12 12 M12 4 4 12' },
  unknown: { colour: 'text.secondary', path: 'M5.5 6a2.5 2.5 0 1 1 3.6 2.2C8.3 8.7 8 9.2 8 10 M8 12.4v.2' },
  'not-required': { colour: 'text.secondary', path: 'M5 8h6' },
};
export const CELL_STATES = Object.keys(MARKS) as CellState[];

export function CellMark({ state, words = false }: { state: CellState; words?: boolean }) {
  const { t } = useTranslation();
  const { colour, path } = MARKS[state];
  return (
    <Box
      component="span"
      sx={{ position: 'relative', display: 'inline-flex', alignItems: 'center', gap: 0.5, color: colour }}
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <path d={path} fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
      </svg>
      <Box component="span" sx={words ? {} : HIDDEN}>
        {t(`cell.${state}`)}
      </Box>
    </Box>
  );
}

/** Read out, not seen. */
const HIDDEN = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
};
