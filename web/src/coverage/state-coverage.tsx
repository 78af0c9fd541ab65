import { useTranslation } from 'react-i18next';
import { Fact, Section } from '../entries/facts.js';
import { displayNames } from '../i18n/formats.js';
import type { Line } from './coverage.queries.js';
import { LetterToState } from './letter.js';
import { Missing } from './missing.js';
import { Trend } from './trend.js';

/** One State: what is missing, how it was, and the letter that asks for it. */
export function StateCoverage({ line }: { line: Line }) {
  return (
    <>
      <CoverageFacts line={line} />
      <LetterToState iso2={line.iso2} />
      <Trend country={line.iso2} />
    </>
  );
}

/** How a State stands, and what is missing. */
export function CoverageFacts({ line }: { line: Line }) {
  const { t, i18n } = useTranslation();
  const languages = displayNames(i18n.language, { type: 'language' });
  return (
    <>
      <Fact name={t('coverage.score')}>{String(line.score)}</Fact>
      <Fact name={t('coverage.there')}>
        {t('coverage.ofRequired', { met: line.met, required: line.required })}
      </Fact>
      <Fact name={t('coverage.languages')}>
        {line.languages.map((tag) => languages.of(tag) ?? tag).join(', ')}
      </Fact>
      <Fact name={t('coverage.attested')}>{line.attestedOn ?? t('coverage.neverAttested')}</Fact>
      <Section title={t('coverage.missing')}>
        <Missing line={line} />
      </Section>
    </>
  );
}
