import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { AnyEntry } from '../entries/entries.queries.js';
import { Certainty } from '../entries/certainty.js';
import { Section } from '../entries/facts.js';
import { useWords } from '../entries/use-words.js';
import { RouterLink } from '../shell/links.js';

type Sure = NonNullable<AnyEntry['designationFreshness']>;
type Designation = NonNullable<AnyEntry['designations']>[number];

interface DesignationsProps {
  designations: readonly Designation[];
  /** Null: of the past, for which nobody spoke today. */
  sure: Sure | null;
}

/** For what the State made this authority competent: treaty, article, function, since when, on what evidence. */
export function Designations({ designations, sure }: DesignationsProps) {
  const { t } = useTranslation();
  if (designations.length === 0) return null;
  return (
    <Section title={t('entry.designations')}>
      {sure && (
        <Box
          sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, rowGap: 0.5, fontSize: '0.875rem', mb: 1 }}
        >
          <Certainty freshness={sure} />
        </Box>
      )}
      <Box component="ul" sx={{ p: 0, m: 0, listStyle: 'none' }}>
        {designations.map((one, index) => (
          <Box component="li" key={index} sx={{ borderTop: 1, borderColor: 'divider', py: 1 }}>
            <DesignationView designation={one} />
          </Box>
        ))}
      </Box>
    </Section>
  );
}

function DesignationView({ designation: one }: { designation: Designation }) {
  const { t } = useTranslation();
  const { day } = useWords();
  const limits = [
    one.direction && t(`direction.${one.direction}`),
    one.stage && t(`stage.${one.stage}`),
    one.validFrom && t('entry.since', { day: day(one.validFrom) }),
    one.validTo && t('entry.until', { day: day(one.validTo) }),
  ].filter(Boolean);
  const evidence = [one.evidence?.note, one.evidence?.date && day(one.evidence.date)]
    .filter(Boolean)
    .join(', ');
  return (
    <>
      <Box>
        <strong>{t(`function.${one.function}`)}</strong>
        {one.treaty && (
          <>
            {' · '}
            <RouterLink to="/treaties/$code" params={{ code: one.treaty }}>
              {one.treaty}
            </RouterLink>
            {one.article && `, ${t('entry.article', { article: one.article })}`}
          </>
        )}
      </Box>
      {one.basis && <Box>{one.basis}</Box>}
      {one.scope && <Box sx={{ whiteSpace: 'pre-line' }}>{one.scope}</Box>}
      <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
        {[...limits, evidence && t('entry.evidence', { evidence })].filter(Boolean).join(' · ')}
      </Box>
    </>
  );
}
