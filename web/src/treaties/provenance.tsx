import Box from '@mui/material/Box';
import Link from '@mui/material/Link';

/** Where something was read: a page by its host, anything else as it is written. */
export function Provenance({ source }: { source: string | null }) {
  if (source === null) return '–';
  const page = /^https?:\/\/\S+/.exec(source)?.[0];
  return (
    <Box
      component="span"
      sx={{ fontSize: '0.8rem', overflowWrap: 'anywhere', '@media print': { whiteSpace: 'nowrap' } }}
    >
      {page ? (
        <Link href={page} rel="noreferrer">
          {new URL(page).hostname}
        </Link>
      ) : (
        source
      )}
    </Box>
  );
}
