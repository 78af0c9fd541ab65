import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { AnyEntry } from '../entries/entries.queries.js';
import { RouterLink } from '../shell/links.js';
import { Section } from './entry.page.js';

/** For what the State made this authority competent: treaty, article, function, since when, on what evidence. */
export function Designations({ designations }: { designations: NonNullable<AnyEntry['designations']> }) {
  const { t } = useTranslation();
  if (designations.length === 0) return null;
  return (
    <Section title={t('entry.designations')}>
      <Box component="ul" sx={{ pl: 2.5, m: 0 }}>
        {designations.map((one, index) => (
          <li key={index}>
            {t(`function.${one.function}`)}
            {one.treaty && (
              <>
                {' · '}
                <RouterLink to="/treaties/$code" params={{ code: one.treaty }}>
                  {one.treaty}
                </RouterLink>
                {one.article && `, ${t('entry.article', { article: one.article })}`}
              </>
            )}
            {one.basis && ` · ${one.basis}`}
            {one.validFrom && ` · ${t('entry.since', { day: one.validFrom })}`}
            {one.validTo && ` · ${t('entry.until', { day: one.validTo })}`}
          </li>
        ))}
      </Box>
    </Section>
  );
}
