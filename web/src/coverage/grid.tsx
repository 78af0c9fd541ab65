import Box from '@mui/material/Box';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useTranslation } from 'react-i18next';
import { useCountryName } from '../countries/countries.queries.js';
import { RouterLink } from '../shell/links.js';
import { CELL_STATES, CellMark } from './cell-mark.js';
import type { Board } from './coverage.queries.js';

type Column = Board['columns'][number];

/** State by requirement, its head and its first column always in sight; what is worst off stands first. */
export function CoverageGrid({ board }: { board: Board }) {
  const { t, i18n } = useTranslation();
  const countryName = useCountryName();
  const lines = board.states
    .map((line) => ({ ...line, name: countryName(line.iso2) }))
    .sort((a, b) => a.name.localeCompare(b.name, i18n.language));
  return (
    <>
      <Legend />
      <Box sx={SCROLLED} tabIndex={0} role="region" aria-label={t('coverage.grid')}>
        <Table size="small" stickyHeader>
          <Head columns={board.columns} />
          <TableBody>
            {lines.map((line) => (
              <TableRow key={line.iso2} hover>
                <TableCell component="th" scope="row" sx={FIRST}>
                  <RouterLink to="/coverage/$iso2" params={{ iso2: line.iso2 }}>
                    {line.name}
                  </RouterLink>
                </TableCell>
                <TableCell align="right">{line.score}</TableCell>
                <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                  {t('coverage.ofRequired', { met: line.met, required: line.required })}
                </TableCell>
                {line.cells.map((cell, index) => (
                  <TableCell key={keyOf(board.columns[index]!)} align="center" sx={CELL}>
                    <CellMark state={cell.state} />
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </>
  );
}

const SCROLLED = {
  position: 'relative',
  maxHeight: { xs: '75vh', md: 'calc(100vh - 120px)' },
  overflow: 'auto',
  border: 1,
  borderColor: 'divider',
  '& th, & td': { px: 1, whiteSpace: 'nowrap' },
  '& thead th': { bgcolor: 'background.paper', lineHeight: 1.3 },
  '@media print': { maxHeight: 'none', overflow: 'visible' },
};
const FIRST = {
  position: 'sticky',
  left: 0,
  zIndex: 2,
  bgcolor: 'background.paper',
  minWidth: { xs: 110, sm: 150 },
  maxWidth: { xs: 120, sm: 180 },
  '&&': { whiteSpace: 'normal' },
};
const CELL = { minWidth: 44 };
/** The second row of the head stays under the first. */
const SECOND = { top: 37 };

const keyOf = ({ requirement, treaty, function: role }: Column): string => `${requirement} ${treaty} ${role}`;

function Head({ columns }: { columns: readonly Column[] }) {
  const { t } = useTranslation();
  const groups = [...new Set(columns.map(({ treaty }) => treaty))];
  return (
    <TableHead>
      <TableRow>
        <TableCell rowSpan={2} sx={{ ...FIRST, zIndex: 4 }}>
          {t('coverage.state')}
        </TableCell>
        <TableCell rowSpan={2}>{t('coverage.score')}</TableCell>
        <TableCell rowSpan={2}>{t('coverage.there')}</TableCell>
        {groups.map((treaty) => (
          <TableCell
            key={treaty}
            scope="colgroup"
            align="center"
            colSpan={columns.filter((one) => one.treaty === treaty).length}
          >
            {treaty === null ? (
              t('coverage.all')
            ) : (
              <RouterLink to="/treaties/$code" params={{ code: treaty }}>
                {treaty}
              </RouterLink>
            )}
          </TableCell>
        ))}
      </TableRow>
      <TableRow>
        {columns.map((column) => {
          const short = column.function ?? column.requirement;
          const full = column.function
            ? t(`function.${column.function}`)
            : t(`expected.${column.requirement}`);
          return (
            <TableCell key={keyOf(column)} align="center" sx={SECOND}>
              <abbr title={full}>{t(`columnShort.${short}`)}</abbr>
            </TableCell>
          );
        })}
      </TableRow>
    </TableHead>
  );
}

function Legend() {
  const { t } = useTranslation();
  return (
    <Box
      component="ul"
      aria-label={t('coverage.legend')}
      sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2, p: 0, listStyle: 'none', fontSize: '0.875rem' }}
    >
      {CELL_STATES.map((state) => (
        <li key={state}>
          <CellMark state={state} words />
        </li>
      ))}
    </Box>
  );
}
