import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslation } from 'react-i18next';
import type { components } from '../api/schema.js';

type Record_ = components['schemas']['AuditRecordView'];
type Facts = Record<string, unknown>;

const isFacts = (value: unknown): value is Facts =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const words = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value ?? null));

/** One record whole: what changed as before and after where it says so, else its details one by one. */
export function AuditDetails({ record }: { record: Record_ }) {
  const { details, route, requestId, address, hash } = record;
  const { from, to, ...rest } = details as Facts;
  return (
    <Box sx={{ color: 'text.primary', fontSize: '0.9rem', overflowX: 'auto' }}>
      {isFacts(from) && isFacts(to) ? (
        <Difference from={from} to={to} />
      ) : (
        <Details facts={{ ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }} />
      )}
      <Details facts={{ ...rest, route, requestId, address, hash }} />
    </Box>
  );
}

function Difference({ from, to }: { from: Facts; to: Facts }) {
  const { t } = useTranslation();
  return (
    <Table size="small" aria-label={t('audit.details')}>
      <TableHead>
        <TableRow>
          {[t('audit.field'), t('audit.before'), t('audit.after')].map((heading) => (
            <TableCell key={heading} component="th" scope="col">
              {heading}
            </TableCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {[...new Set([...Object.keys(from), ...Object.keys(to)])].map((field) => {
          const changed = words(from[field]) !== words(to[field]);
          return (
            <TableRow key={field}>
              <TableCell component="th" scope="row">
                {field}
              </TableCell>
              <TableCell>{changed ? <del>{words(from[field])}</del> : words(from[field])}</TableCell>
              <TableCell>{changed ? <ins>{words(to[field])}</ins> : words(to[field])}</TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </Table>
  );
}

function Details({ facts }: { facts: Facts }) {
  return (
    <Box component="dl" sx={{ m: 0, my: 1, display: 'grid', gap: 0.5 }}>
      {Object.entries(facts).map(([name, value]) => (
        <Box key={name} sx={{ overflowWrap: 'anywhere' }}>
          <Box component="dt" sx={{ display: 'inline', color: 'text.secondary' }}>
            {name}:{' '}
          </Box>
          <Box component="dd" sx={{ display: 'inline', m: 0, fontFamily: 'monospace' }}>
            {words(value)}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
