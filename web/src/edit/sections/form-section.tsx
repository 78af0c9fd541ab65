import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useId, type ReactNode } from 'react';

/** A part of the form under its own heading. */
export function FormSection({
  title,
  hint,
  children,
}: {
  title: string;
  hint?: string;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <Box
      component="section"
      aria-labelledby={id}
      sx={{ mt: 5, pt: 2, borderTop: 2, borderColor: 'divider', display: 'grid', gap: 2 }}
    >
      <Typography variant="h2" id={id}>
        {title}
      </Typography>
      {hint && <Box sx={{ color: 'text.secondary', mt: -1.5 }}>{hint}</Box>}
      {children}
    </Box>
  );
}

/** Fields side by side where there is room. */
export function Beside({ children }: { children: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(auto-fit, minmax(11rem, 1fr))' },
      }}
    >
      {children}
    </Box>
  );
}

/** The name of a list within a section. */
export function Subheading({ children }: { children: ReactNode }) {
  return <Typography variant="h3">{children}</Typography>;
}
