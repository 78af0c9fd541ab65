import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RouterButton } from '../shell/links.js';
import { Problem } from '../shell/page.js';
import { useAct, type Act, type Approval, type Change } from './changes.queries.js';
import type { Choice } from './parts.js';

/** What the choice asks of the API; null: a side is still to be chosen where both moved. */
export function approvalOf(
  change: Pick<Change, 'parts' | 'revision'>,
  choice: Choice,
  note: string,
): Approval | null {
  const accepted = change.parts.filter(({ id }) => !choice.without.has(id));
  const conflicts = accepted.filter(({ state }) => state === 'conflict');
  const resolutions = conflicts.flatMap(({ id }) => {
    const take = choice.sides.get(id);
    return take ? [{ part: id, take }] : [];
  });
  if (resolutions.length < conflicts.length) return null;
  const all = accepted.length === change.parts.length;
  return {
    revision: change.revision,
    note: note.trim() || null,
    resolutions,
    ...(all ? {} : { parts: accepted.map(({ id }) => id) }),
  };
}

/** The decision on a change by somebody else than its proposer: all of it, some of it, a question, or no. */
export function Decision({ change, choice }: { change: Change; choice: Choice }) {
  const { t } = useTranslation();
  const [note, setNote] = useState('');
  const act = useAct(change.id);
  const said = note.trim() !== '';
  const approval = approvalOf(change, choice, note);
  const all = change.parts.length;
  const some = change.parts.filter(({ id }) => !choice.without.has(id)).length;
  const does = (one: Act) => act.mutate(one, { onSuccess: () => setNote('') });
  const may = (one: Change['may'][number]) => change.may.includes(one);
  const needsNote = some < all && !said;
  const blocked = !approval || needsNote || (all > 0 && some === 0);
  return (
    <Box
      component="section"
      aria-label={t('changes.decision')}
      sx={{ mt: 3, display: 'grid', gap: 2, maxWidth: 640 }}
    >
      {act.error && <Problem error={act.error} />}
      {!may('approve') && <Alert severity="info">{t('changes.notIndependent')}</Alert>}
      <TextField
        label={t('changes.note')}
        helperText={t('changes.noteHint')}
        multiline
        minRows={2}
        value={note}
        onChange={({ target }) => setNote(target.value)}
      />
      {may('approve') && !approval && <Box sx={{ color: 'warning.main' }}>{t('changes.chooseFirst')}</Box>}
      {may('approve') && needsNote && some > 0 && (
        <Box sx={{ color: 'warning.main' }}>{t('changes.sayWhy')}</Box>
      )}
      <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap' }}>
        {may('approve') && (
          <Button
            variant="contained"
            disabled={act.isPending || blocked}
            onClick={() => approval && does({ act: 'approve', body: approval })}
          >
            {some < all ? t('changes.approveSome', { some, all }) : t('changes.approve')}
          </Button>
        )}
        <Button
          variant="outlined"
          disabled={act.isPending || !said}
          onClick={() => does({ act: 'ask', text: note })}
        >
          {t('changes.ask')}
        </Button>
        <Button
          variant="outlined"
          color="error"
          disabled={act.isPending || !said}
          onClick={() => does({ act: 'decline', reason: note })}
        >
          {t('changes.decline')}
        </Button>
      </Box>
    </Box>
  );
}

/** An emergency change: the second signature, or the way back. */
export function Countersigning({ change }: { change: Change }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const act = useAct(change.id);
  const own = !change.may.includes('countersign') && change.may.includes('revert');
  const others = change.may.includes('countersign');
  if (change.may.length === 0) return null;
  return (
    <Box
      component="section"
      aria-label={t('changes.decision')}
      sx={{ mt: 3, display: 'grid', gap: 2, maxWidth: 640 }}
    >
      {act.error && <Problem error={act.error} />}
      <TextField
        label={t('changes.note')}
        multiline
        minRows={2}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap' }}>
        {others && (
          <Button
            variant="contained"
            disabled={act.isPending}
            onClick={() => act.mutate({ act: 'countersign', note: reason.trim() || null })}
          >
            {t('changes.countersign')}
          </Button>
        )}
        <Button
          variant="outlined"
          color="error"
          disabled={act.isPending || (!own && reason.trim() === '')}
          onClick={() => act.mutate(own ? { act: 'cancel' } : { act: 'decline', reason })}
        >
          {t('changes.revert')}
        </Button>
      </Box>
    </Box>
  );
}

/** Its proposer may correct it, or take it back, while nobody decided. */
export function Own({ change: { id, register, entryId, may } }: { change: Change }) {
  const { t } = useTranslation();
  const act = useAct(id);
  return (
    <Box sx={{ mt: 3, display: 'grid', gap: 2, maxWidth: 640, justifyItems: 'start' }}>
      <Alert severity="info">{t('changes.own')}</Alert>
      {act.error && <Problem error={act.error} />}
      <Box sx={{ display: 'flex', gap: 2, flexWrap: 'wrap' }}>
        {may.includes('amend') && (
          <RouterButton
            variant="contained"
            to="/entries/$register/$id/edit"
            params={{ register, id: entryId }}
            search={{ amends: id }}
          >
            {t('changes.amend')}
          </RouterButton>
        )}
        <Button variant="outlined" disabled={act.isPending} onClick={() => act.mutate({ act: 'cancel' })}>
          {t('changes.cancel')}
        </Button>
      </Box>
    </Box>
  );
}
