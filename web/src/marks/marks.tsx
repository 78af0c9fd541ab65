import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { FRESHNESS_MARKS, TLP_COLOURS } from '../theme.js';

export type FreshnessState = keyof typeof FRESHNESS_MARKS;

/** How sure a value is, by word, shape and colour. */
export function FreshnessMark({ state }: { state: FreshnessState }) {
  const { t } = useTranslation();
  const { colour, path } = FRESHNESS_MARKS[state];
  return (
    <Box
      component="span"
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, color: colour, whiteSpace: 'nowrap' }}
    >
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <path
          d={path}
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
          strokeLinejoin="round"
          strokeDasharray={state === 'never-verified' ? '2 3' : undefined}
        />
      </svg>
      {t(`freshness.${state}`)}
    </Box>
  );
}

/** A label of the Traffic Light Protocol 2.0, as FIRST draws it. */
export function TlpMark({ label }: { label: string }) {
  return (
    <Box
      component="span"
      translate="no"
      sx={{
        bgcolor: '#000',
        color: TLP_COLOURS[label] ?? '#fff',
        fontSize: '0.75rem',
        fontWeight: 700,
        px: 0.75,
        py: '1px',
        borderRadius: '2px',
        whiteSpace: 'nowrap',
      }}
    >
      {label}
    </Box>
  );
}

/** A plain word in a quiet frame: a register, a status; in the colour of a warning where one should look twice. */
export function Tag({ children, tone = 'quiet' }: { children: string; tone?: 'quiet' | 'warning' }) {
  const warning = tone === 'warning';
  return (
    <Box
      component="span"
      sx={{
        border: 1,
        borderColor: warning ? 'warning.main' : 'divider',
        borderRadius: 1,
        px: 0.75,
        fontSize: '0.8rem',
        fontWeight: warning ? 600 : 400,
        color: warning ? 'warning.main' : 'text.secondary',
      }}
    >
      {children}
    </Box>
  );
}
