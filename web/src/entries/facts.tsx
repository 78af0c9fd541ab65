import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

/** A part of a screen under its own heading. */
export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="section" sx={{ mt: 4, '@media print': { mt: 2 } }}>
      <Typography variant="h2" sx={{ mb: 1 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}

/** A field and what it says; nothing where it says nothing. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  if (!children || (Array.isArray(children) && children.length === 0)) return null;
  return (
    <Box sx={FACT}>
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {name}
      </Box>
      <Box component="span" sx={{ whiteSpace: 'pre-line', minWidth: 0 }}>
        {children}
      </Box>
    </Box>
  );
}

const FACT = {
  display: 'grid',
  gridTemplateColumns: { xs: '1fr', sm: '11rem 1fr' },
  columnGap: 2,
  py: 0.75,
  borderTop: 1,
  borderColor: 'divider',
  '@media print': { py: 0.35, breakInside: 'avoid' },
};
