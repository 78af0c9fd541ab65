import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslation } from 'react-i18next';

interface FieldDifference {
  field: string;
  before?: unknown;
  after?: unknown;
}

/** A value of any field, in words: contact values one a line, lists by commas. */
function wordsOf(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(wordsOf).join('\n');
  if (typeof value !== 'object') return String(value as string | number | boolean);
  const record = value as Record<string, unknown>;
  if ('kind' in record && 'value' in record)
    return [record['kind'], record['use'], record['value'], record['extension'], record['tlp']]
      .filter(Boolean)
      .join(' · ');
  if ('original' in record) return String(record['original'] as string);
  return Object.values(record)
    .filter((one) => one !== null && typeof one !== 'object')
    .join(' · ');
}

/** What was and what would be, field by field, side by side. */
export function Difference({ changes, caption }: { changes: readonly FieldDifference[]; caption: string }) {
  const { t } = useTranslation();
  return (
    <Box sx={{ overflowX: 'auto' }} tabIndex={0} role="region" aria-label={caption}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{t('difference.field')}</TableCell>
            <TableCell>{t('difference.before')}</TableCell>
            <TableCell>{t('difference.after')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {changes.map(({ field, before, after }) => (
            <TableRow key={field}>
              <TableCell component="th" scope="row">
                {t(`field.${field}`, { defaultValue: field })}
              </TableCell>
              <TableCell sx={{ whiteSpace: 'pre-line' }}>{wordsOf(before)}</TableCell>
              <TableCell sx={{ whiteSpace: 'pre-line', fontWeight: 600 }}>{wordsOf(after)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
