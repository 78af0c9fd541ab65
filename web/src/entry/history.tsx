import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHistory, type HistoryItem } from '../entries/entries.queries.js';
import { Section } from '../entries/facts.js';
import { useInstant, useWords } from '../entries/use-words.js';
import { Loaded } from '../shell/page.js';
import { Difference } from './difference.js';

interface HistoryProps {
  register: string;
  id: string;
  onKnownAt: (instant: string) => void;
}

/** What changed when, as far as the reader may see; asked for only when somebody wants to know. */
export function History({ register, id, onKnownAt }: HistoryProps) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(false);
  const history = useHistory(register, id, wanted);
  return (
    <Box className="no-print">
      <Section title={t('history.title')}>
        {!wanted && (
          <Button variant="outlined" onClick={() => setWanted(true)}>
            {t('history.show')}
          </Button>
        )}
        {wanted && (
          <Loaded query={history}>
            {(items) => (
              <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
                {items.map((item) => (
                  <Version key={item.recordedAt} item={item} onKnownAt={onKnownAt} />
                ))}
              </Box>
            )}
          </Loaded>
        )}
      </Section>
    </Box>
  );
}

function Version({ item, onKnownAt }: { item: HistoryItem; onKnownAt: (instant: string) => void }) {
  const { t } = useTranslation();
  const instant = useInstant();
  const { day } = useWords();
  const { recordedAt, validFrom, by, changes } = item;
  const when = instant(recordedAt);
  const difference = <Difference changes={changes} caption={t('history.changes', { instant: when })} />;
  const first = changes.every(({ before }) => before === null);
  return (
    <Box component="li" sx={{ borderTop: 2, borderColor: 'divider', py: 1.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'center' }}>
        <strong>{when}</strong>
        {by && <span>{by.name}</span>}
        {validFrom !== recordedAt.slice(0, 10) && (
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {t('history.trueSince', { day: day(validFrom) })}
          </Box>
        )}
        <Button
          size="small"
          onClick={() => onKnownAt(recordedAt)}
          aria-label={`${t('history.asThen')}: ${when}`}
        >
          {t('history.asThen')}
        </Button>
      </Box>
      {first ? (
        <Box component="details">
          <Box component="summary" sx={{ py: 1.25, cursor: 'pointer' }}>
            {t('history.first')}
          </Box>
          {difference}
        </Box>
      ) : (
        difference
      )}
    </Box>
  );
}
