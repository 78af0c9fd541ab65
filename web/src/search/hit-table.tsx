import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { freshnessOf, linkOf, mainNumber, type Entry } from '../entries/entry.js';
import { useWords } from '../entries/use-words.js';
import { Choice } from '../marks/choice.js';
import { FreshnessMark, TlpMark } from '../marks/marks.js';
import { RouterLink } from '../shell/links.js';
import { COLUMNS, keepColumns, keptColumns, type Column } from './kept-columns.js';

/** The hits as a table one can scan; which columns it has is kept in this browser. */
export function HitTable({ items }: { items: readonly Entry[] }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(keptColumns);
  const cell = useCell();
  const toggle = (column: Column) => {
    const next = COLUMNS.filter((one) => shown.includes(one) !== (one === column));
    keepColumns(next);
    setShown(next);
  };
  return (
    <>
      <Box component="details" className="no-print" sx={{ mb: 1 }}>
        <Box component="summary" sx={{ cursor: 'pointer', minHeight: 44, lineHeight: '44px' }}>
          {t('search.columns')}
        </Box>
        <Box
          role="group"
          aria-label={t('search.columns')}
          sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, py: 1 }}
        >
          {COLUMNS.map((column) => (
            <Choice key={column} chosen={shown.includes(column)} onChoose={() => toggle(column)}>
              {t(`hitColumn.${column}`)}
            </Choice>
          ))}
        </Box>
      </Box>
      <Box role="region" aria-label={t('search.table')} tabIndex={0} sx={{ overflowX: 'auto' }}>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{t('hitColumn.name')}</TableCell>
              {shown.map((column) => (
                <TableCell key={column}>{t(`hitColumn.${column}`)}</TableCell>
              ))}
            </TableRow>
          </TableHead>
          <TableBody>
            {items.map((entry) => (
              <TableRow key={entry.id}>
                <TableCell component="th" scope="row" sx={{ minWidth: 200, fontWeight: 600 }}>
                  <RouterLink to="/entries/$register/$id" params={{ register: entry.register, id: entry.id }}>
                    {entry.names.original}
                  </RouterLink>
                </TableCell>
                {shown.map((column) => (
                  <TableCell key={column}>{cell(column, entry)}</TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </>
  );
}

function useCell(): (column: Column, entry: Entry) => ReactNode {
  const { t } = useTranslation();
  const { country, list, language } = useWords();
  const cells: Record<Column, (entry: Entry) => ReactNode> = {
    state: (entry) => country(entry.country),
    register: ({ register }) => t(`register.${register}`),
    functions: ({ functions }) => list(functions.map((one) => t(`function.${one}`))),
    number: (entry) => <Number entry={entry} />,
    freshness: ({ contactPoints }) => {
      const state = freshnessOf(contactPoints);
      return state && <FreshnessMark state={state} />;
    },
    languages: ({ languages }) => list([...new Set(languages.map((one) => language(one.language)))]),
    institution: ({ parentInstitution }) => parentInstitution,
    tlp: ({ tlp }) => <TlpMark label={tlp} />,
  };
  return (column, entry) => cells[column](entry);
}

function Number({ entry }: { entry: Entry }) {
  const number = mainNumber(entry.contactPoints);
  const href = number && linkOf(number);
  return href ? (
    <Link href={href} sx={{ whiteSpace: 'nowrap' }}>
      {number.value}
    </Link>
  ) : null;
}
