import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHistory } from '../entries/entries.queries.js';
import { Loaded } from '../shell/page.js';
import { Difference } from './difference.js';
import { Section } from './entry.page.js';

interface HistoryProps {
  register: string;
  id: string;
  onKnownAt: (instant: string) => void;
}

/** What changed when, as far as the reader may see; asked for only when somebody wants to know. */
export function History({ register, id, onKnownAt }: HistoryProps) {
  const { t, i18n } = useTranslation();
  const [wanted, setWanted] = useState(false);
  const history = useHistory(register, id, wanted);
  const instant = (at: string) =>
    new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
  return (
    <Section title={t('history.title')}>
      {!wanted && (
        <Button variant="outlined" className="no-print" onClick={() => setWanted(true)}>
          {t('history.show')}
        </Button>
      )}
      {wanted && (
        <Loaded query={history}>
          {(items) => (
            <Box component="ol" sx={{ m: 0, p: 0, listStyle: 'none' }}>
              {items.map(({ recordedAt, by, changes }) => (
                <Box component="li" key={recordedAt} sx={{ borderTop: 1, borderColor: 'divider', py: 1.5 }}>
                  <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
                    <strong>{instant(recordedAt)}</strong>
                    {by && <span>{by.name}</span>}
                    <Button size="small" onClick={() => onKnownAt(recordedAt)}>
                      {t('history.asThen')}
                    </Button>
                  </Box>
                  <Difference
                    changes={changes}
                    caption={t('history.changes', { instant: instant(recordedAt) })}
                  />
                </Box>
              ))}
            </Box>
          )}
        </Loaded>
      )}
    </Section>
  );
}
