import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { useCountryName } from '../countries/countries.queries.js';
import { LastDrillMark } from '../drills/last-drill.js';
import type { AnyEntry } from '../entries/entries.queries.js';
import { freshnessOf } from '../entries/entry.js';
import { FreshnessMark, Tag, TlpMark } from '../marks/marks.js';
import { RouterLink } from '../shell/links.js';
import { Heading } from '../shell/page.js';

/** Whose entry it is, its name in its own language and the reader's, how sure, whom it may be shown to. */
export function EntryHeader({ entry }: { entry: AnyEntry }) {
  const { t, i18n } = useTranslation();
  const countryName = useCountryName();
  const state = freshnessOf(entry.contactPoints);
  const { original, language, translations } = entry.names;
  const translation = (translations as Record<string, string>)[i18n.language];
  return (
    <>
      <Box sx={{ color: 'text.secondary' }}>
        {entry.country === null ? (
          countryName(null)
        ) : (
          <RouterLink to="/countries/$iso2" params={{ iso2: entry.country }}>
            {countryName(entry.country)}
          </RouterLink>
        )}{' '}
        · {t(`register.${entry.register}`)} · {t(`entryKind.${entry.kind}`)}
      </Box>
      <Heading title={original}>
        <span lang={language ?? undefined}>{original}</span>
      </Heading>
      {translation && translation !== original && (
        <Box sx={{ mt: -1, mb: 1.5, fontSize: '1.05rem' }}>{translation}</Box>
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', mb: 2 }}>
        {state && <FreshnessMark state={state} />}
        <TlpMark label={entry.tlp} />
        <LastDrillMark last={entry.lastDrill} />
        {entry.status !== 'published' && <Tag>{t(`status.${entry.status}`)}</Tag>}
        {entry.demo && <Tag>{t('entry.demo')}</Tag>}
        {entry.singleSignature && <Tag>{t('entry.singleSignature')}</Tag>}
      </Box>
    </>
  );
}
