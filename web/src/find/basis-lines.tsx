import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { dateFormat } from '../i18n/formats.js';
import { RouterLink } from '../shell/links.js';
import type { Basis } from './find.queries.js';
import { Line } from './route-card.js';

/** The legal bases, the strongest first: what, which articles, since when, and what is not sure of it. */
export function BasisLines({ bases }: { bases: readonly Basis[] }) {
  const { t } = useTranslation();
  if (bases.length === 0) return <Line name={t('find.basis')}>{t('find.noBasis')}</Line>;
  return (
    <Line name={t('find.basis')}>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {bases.map((basis) => (
          <li key={`${basis.kind} ${basis.name}`}>
            <BasisText basis={basis} />
          </li>
        ))}
      </Box>
    </Line>
  );
}

function BasisText({ basis }: { basis: Basis }) {
  const { t, i18n } = useTranslation();
  const { treaty, name, articles, since, atLatest, unverified, competence, sides, kind } = basis;
  const day = (at: string) =>
    dateFormat(i18n.language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(at));
  const notes = sides.filter(({ note }) => note);
  if (!treaty) return <>{`${name} (${t(`basisKind.${kind}`)})`}</>;
  return (
    <>
      <RouterLink to="/treaties/$code" params={{ code: treaty }}>
        {name}
      </RouterLink>
      {`, ${t('find.articles', { articles: articles.map(({ article }) => article).join(', ') })}`}
      {since && `, ${t(atLatest ? 'find.sinceAtLatest' : 'find.since', { day: day(since) })}`}
      {`. ${t(`competence.${competence}`)}`}
      {unverified && ` ${t('find.unverified')}`}
      {notes.length > 0 && (
        <Box component="ul" sx={{ m: 0, pl: 2.5, color: 'text.secondary', fontSize: '0.875rem' }}>
          {notes.map(({ iso2, note }) => (
            <li key={iso2}>{`${iso2}: ${note}`}</li>
          ))}
        </Box>
      )}
    </>
  );
}
