import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCountries, useCountryName } from '../countries/countries.queries.js';
import type { MatrixAsked } from '../addresses.js';
import { Heading, Loaded } from '../shell/page.js';
import { AREAS, MEASURES, useMatrix, type Cell, type Matrix } from './find.queries.js';
import { Choice } from './question-form.js';

/** A letter for each cover, so that colour is never alone. */
const LETTERS: Record<Cell['cover'], string> = {
  designated: 'D',
  general: 'G',
  contact: 'C',
  unknown: '?',
  none: '–',
};
const COLOURS: Record<Cell['cover'], string> = {
  designated: 'success.main',
  general: 'info.main',
  contact: 'warning.main',
  unknown: 'text.secondary',
  none: 'error.main',
};
const COVERS = ['designated', 'general', 'contact', 'unknown', 'none'] as const;

/** Requesting by requested States: which pairs are covered, by what, how fresh. */
export function MatrixPage() {
  const { t } = useTranslation();
  const given = useSearch({ from: '/find/matrix' });
  const navigate = useNavigate();
  const asked: MatrixAsked = { ...given, measure: given.measure ?? 'mla-evidence' };
  const matrix = useMatrix(asked);
  // The grid stands as wide as their names are.
  const countries = useCountries();
  const set = (change: Partial<MatrixAsked>) =>
    void navigate({ to: '/find/matrix', search: { ...asked, ...change }, replace: true });
  return (
    <>
      <Heading title={t('find.matrix')}>{t('find.matrix')}</Heading>
      <Box
        className="no-print"
        sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: 'repeat(3, 1fr)' }, mb: 2 }}
      >
        <Choice
          id="measure"
          label={t('find.measure')}
          value={asked.measure}
          onChange={(measure) => set({ measure })}
        >
          {MEASURES.map((one) => (
            <option key={one} value={one}>
              {t(`measure.${one}`)}
            </option>
          ))}
        </Choice>
        <Choice id="area" label={t('find.area')} value={asked.area} onChange={(area) => set({ area })}>
          <option value="">{t('find.anyArea')}</option>
          {AREAS.map((one) => (
            <option key={one} value={one}>
              {t(`area.${one}`)}
            </option>
          ))}
        </Choice>
        <TextField
          id="matrix-on"
          type="date"
          variant="standard"
          label={t('find.on')}
          value={asked.on ?? ''}
          onChange={({ target }) => set({ on: target.value || undefined })}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      </Box>
      <Loaded query={matrix}>
        {(found) => <Loaded query={countries}>{() => <Grid matrix={found} asked={asked} />}</Loaded>}
      </Loaded>
    </>
  );
}

function Grid({ matrix, asked }: { matrix: Matrix; asked: MatrixAsked }) {
  const { t } = useTranslation();
  // In the language of the screens, which need not be the account's.
  const nameOf = useCountryName();
  return (
    <Box sx={MARKS}>
      <Box
        component="ul"
        sx={{ p: 0, m: 0, mb: 2, listStyle: 'none', display: 'flex', flexWrap: 'wrap', columnGap: 3 }}
      >
        {COVERS.map((cover) => (
          <li key={cover}>
            <Mark cover={cover} /> {t(`cover.${cover}`)}
          </li>
        ))}
      </Box>
      <Box component="p" sx={{ mt: 0 }}>
        {t('find.matrixHint')}
      </Box>
      <Box
        role="region"
        aria-label={t('find.matrix')}
        tabIndex={0}
        sx={{ overflowX: 'auto', '@media print': { overflow: 'visible', fontSize: '6pt' } }}
      >
        <Box component="table" sx={TABLE}>
          <caption>
            {t('find.matrixCaption', { measure: t(`measure.${matrix.measure}`), day: matrix.on })}
          </caption>
          <thead>
            <tr>
              <td />
              {matrix.states.map(({ iso2 }) => (
                <th key={iso2} scope="col">
                  <abbr title={nameOf(iso2)}>{iso2}</abbr>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {matrix.rows.map(({ from, cells }) => (
              <tr key={from}>
                <th scope="row">{nameOf(from)}</th>
                {matrix.states.map(({ iso2 }) => (
                  <PairCell key={iso2} from={from} cell={cells.find(({ to }) => to === iso2)} asked={asked} />
                ))}
              </tr>
            ))}
          </tbody>
        </Box>
      </Box>
    </Box>
  );
}

/** Written once for twelve hundred cells: a style of its own each would take longer to make than to show. */
const MARKS = {
  '& [data-cover]': { fontWeight: 700 },
  ...Object.fromEntries(COVERS.map((cover) => [`& [data-cover=${cover}]`, { color: COLOURS[cover] }])),
};

const TABLE = {
  borderCollapse: 'collapse',
  fontSize: '0.8rem',
  '& caption': { textAlign: 'start', fontWeight: 600, pb: 1 },
  '& td, & th': { border: 1, borderColor: 'divider', textAlign: 'center', p: 0, minWidth: 28, height: 28 },
  '& th[scope=row]': {
    textAlign: 'start',
    px: 1,
    whiteSpace: 'nowrap',
    position: { sm: 'sticky' },
    left: 0,
    bgcolor: 'background.default',
    fontWeight: 500,
  },
  '& abbr': { textDecoration: 'none' },
  '& td > a': { display: 'block', lineHeight: '28px', minWidth: 28, textDecoration: 'none' },
  '& tbody td:empty': { bgcolor: 'divider' },
};

function PairCell({ from, cell, asked }: { from: string; cell: Cell | undefined; asked: MatrixAsked }) {
  const { t } = useTranslation();
  if (!cell) return <td />;
  const freshness = cell.freshness;
  const words = [
    `${from} – ${cell.to}`,
    t(`cover.${cell.cover}`),
    cell.treaty,
    freshness && t(`freshness.${freshness}`),
  ].filter(Boolean);
  // Twelve hundred links: plain ones, that the router takes over when one is followed.
  const query = new URLSearchParams({ from, to: cell.to, measure: asked.measure ?? '' });
  return (
    <td>
      <a href={`/find?${query.toString()}`} aria-label={words.join(', ')} title={words.join(', ')}>
        <Mark cover={cell.cover} stale={freshness === 'overdue' || freshness === 'disputed'} />
      </a>
    </td>
  );
}

function Mark({ cover, stale = false }: { cover: Cell['cover']; stale?: boolean }) {
  return (
    <span aria-hidden="true" data-cover={cover}>
      {LETTERS[cover]}
      {stale ? '!' : ''}
    </span>
  );
}
