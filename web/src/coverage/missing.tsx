import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { nameIn } from '../countries/countries.queries.js';
import { useMoments } from '../shell/moments.js';
import { CellMark } from './cell-mark.js';
import type { Line } from './coverage.queries.js';

/** What a State should have and has not, in the reader's words. */
export function Missing({ line }: { line: Line }) {
  const { t } = useTranslation();
  const wordsOf = useGapWords(line);
  if (line.missing.length === 0) return <p>{t('coverage.nothingMissing')}</p>;
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
      {line.missing.map((gap) => (
        <Box
          component="li"
          key={`${gap.requirement} ${gap.treaty} ${gap.function}`}
          sx={{ display: 'flex', gap: 1.5, borderTop: 1, borderColor: 'divider', py: 1 }}
        >
          <CellMark state={gap.state} />
          <span>{wordsOf(gap)}</span>
        </Box>
      ))}
    </Box>
  );
}

/** A word that stands alone elsewhere, as it is written within a sentence; an abbreviation stays. */
const inSentence = (words: string): string =>
  /^\p{Lu}\p{Ll}/u.test(words) ? words[0]!.toLocaleLowerCase() + words.slice(1) : words;

function useGapWords({ values: { overdue, neverVerified, disputed } }: Line) {
  const { t, i18n } = useTranslation();
  const { day } = useMoments();
  const treaties = useQuery({
    queryKey: ['treaties'],
    staleTime: Infinity,
    queryFn: async () => (await api.GET('/api/v1/treaties')).data!,
  });
  const treatyName = (code: string | null) => {
    const treaty = treaties.data?.find((one) => one.code === code);
    return treaty ? `${nameIn(i18n.language, treaty)} (${code})` : code;
  };
  return ({
    requirement,
    treaty,
    article,
    function: role,
    since,
    unverified,
  }: Line['missing'][number]): string => {
    if (requirement === 'verified') return t('coverage.values', { overdue, never: neverVerified, disputed });
    if (requirement !== 'designation') return t(`expected.${requirement}`);
    const words = [
      t('coverage.designation', {
        role: inSentence(t(`function.${role}`)),
        treaty: treatyName(treaty),
        article,
      }),
      since && t('coverage.since', { day: day(since) }),
      unverified && t('standing.unverified'),
    ];
    return words.filter(Boolean).join(' · ');
  };
}
