import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnyEntry } from '../entries/entries.queries.js';
import { RouterButton } from '../shell/links.js';
import type { Ability } from './abilities.js';
import { EraseDialog } from './erase-dialog.js';
import { SayDialog } from './say-dialog.js';
import { VerifyDialog } from './verify-dialog.js';

interface ActsProps {
  entry: AnyEntry;
  etag: string;
  abilities: readonly Ability[];
}

const HARSH: readonly Ability[] = ['withdraw', 'withdrawConsent', 'erase'];

/** What this account may do with the entry; each is asked once more, with what it needs to be told. */
export function Acts({ entry, etag, abilities }: ActsProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Ability | null>(null);
  const close = () => setOpen(null);
  return (
    <Box
      className="no-print"
      role="group"
      aria-label={t('act.group')}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}
    >
      {abilities.map((ability) =>
        ability === 'edit' ? (
          <RouterButton
            key={ability}
            variant="contained"
            to="/entries/$register/$id/edit"
            params={{ register: entry.register, id: entry.id }}
          >
            {t('act.edit')}
          </RouterButton>
        ) : (
          <Button
            key={ability}
            variant="outlined"
            color={HARSH.includes(ability) ? 'error' : 'primary'}
            onClick={() => setOpen(ability)}
          >
            {t(`act.${ability}`)}
          </Button>
        ),
      )}
      {open === 'verify' && <VerifyDialog entry={entry} etag={etag} onClose={close} />}
      {open === 'erase' && <EraseDialog entry={entry} etag={etag} onClose={close} />}
      {(open === 'publish' || open === 'restore' || open === 'withdraw' || open === 'withdrawConsent') && (
        <SayDialog act={open} entry={entry} etag={etag} onClose={close} />
      )}
    </Box>
  );
}
