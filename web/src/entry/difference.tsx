import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { useWords } from '../entries/use-words.js';
import { shownDifference } from './shown-difference.js';

interface FieldDifference {
  field: string;
  before?: unknown;
  after?: unknown;
}

/** What was and what would be, field by field, in words; of a list only what differs. */
export function Difference({ changes, caption }: { changes: readonly FieldDifference[]; caption: string }) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <Box role="group" aria-label={caption}>
      {changes.map((change) => {
        const { before, after } = shownDifference(change, words);
        return (
          <Box key={change.field} sx={FIELD}>
            <strong>{t(`field.${change.field}`, { defaultValue: change.field })}</strong>
            <Side name={t('difference.before')} lines={before} gone />
            <Side name={t('difference.after')} lines={after} />
          </Box>
        );
      })}
    </Box>
  );
}

function Side({ name, lines, gone = false }: { name: string; lines: readonly string[]; gone?: boolean }) {
  return (
    <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
      <Box sx={{ color: 'text.secondary', fontSize: '0.8rem' }}>{name}</Box>
      {lines.length === 0 ? (
        '–'
      ) : (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {lines.map((line, index) => (
            <Box component="li" key={index} sx={gone ? { color: 'text.secondary' } : { fontWeight: 600 }}>
              {line}
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
}

const FIELD = {
  display: 'grid',
  gridTemplateColumns: { xs: '1fr', sm: '10rem 1fr 1fr' },
  columnGap: 2,
  rowGap: 0.5,
  py: 1,
  borderTop: 1,
  borderColor: 'divider',
};
