import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';

/** A list one reads down, a line each, with what can be done at the end of it. */
export function Lines({ children }: { children: ReactNode }) {
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {children}
    </Box>
  );
}

export function Line({ main, beneath, acts }: { main: ReactNode; beneath: ReactNode; acts?: ReactNode }) {
  return (
    <Box
      component="li"
      sx={{ borderTop: 1, borderColor: 'divider', py: 1.5, display: 'flex', gap: 1.5, flexWrap: 'wrap' }}
    >
      <Box sx={{ flex: '1 1 240px', minWidth: 0, overflowWrap: 'anywhere' }}>
        <Box sx={{ fontWeight: 600 }}>{main}</Box>
        <Box sx={{ color: 'text.secondary' }}>{beneath}</Box>
      </Box>
      {acts && <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'flex-start' }}>{acts}</Box>}
    </Box>
  );
}

/** The fields that narrow a list, side by side where there is room. */
export function Filters({ children }: { children: ReactNode }) {
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: { xs: '1fr', sm: 'repeat(auto-fit, minmax(200px, 1fr))' },
        mb: 2.5,
        // A label may take two lines; the fields still stand on one.
        alignItems: 'end',
      }}
    >
      {children}
    </Box>
  );
}

/** The way to the next page of a list, while there is one. */
export function More({ words, pages }: { words: string; pages: PagesOf }) {
  if (!pages.hasNextPage) return null;
  return (
    <Button
      variant="outlined"
      sx={{ mt: 2 }}
      loading={pages.isFetchingNextPage}
      onClick={() => void pages.fetchNextPage()}
    >
      {words}
    </Button>
  );
}

interface PagesOf {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => Promise<unknown>;
}
