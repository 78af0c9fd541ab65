import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateFormat } from '../i18n/formats.js';
import { Problem } from '../shell/page.js';
import { post, useAct, useCheck, type Edition, type Step } from './editions.queries.js';

/** What comes next in an edition's life, and who did what so far. */
export function Life({ edition }: { edition: Edition }) {
  const { t } = useTranslation();
  const act = useAct((step: Step) => post(`/api/v1/editions/${edition.id}/${step}`));
  const open = edition.files.filter(({ state }) => state !== 'done' && state !== 'dropped').length;
  const button = (step: Step, words: string, strong = true, disabled = false) => (
    <Button
      variant={strong ? 'contained' : 'outlined'}
      disabled={act.isPending || disabled}
      onClick={() => act.mutate(step)}
    >
      {words}
    </Button>
  );
  return (
    <Box className="no-print" sx={{ my: 2 }}>
      <Steps edition={edition} />
      {edition.state === 'draft' && <Check id={edition.id} />}
      {act.isError && <Problem error={act.error} />}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, mt: 1.5 }}>
        {edition.state === 'draft' && button('check', t('edition.doCheck'))}
        {edition.state === 'draft' && button('refresh', t('edition.doRefresh'), false)}
        {edition.state === 'checked' && button('approve', t('edition.doApprove'))}
        {edition.state === 'approved' && button('publish', t('edition.doPublish'), true, open > 0)}
        {['draft', 'checked', 'approved'].includes(edition.state) &&
          button('discard', t('edition.doDiscard'), false)}
      </Box>
      {['published', 'superseded'].includes(edition.state) && <Recall id={edition.id} />}
    </Box>
  );
}

function Steps({ edition }: { edition: Edition }) {
  const { t, i18n } = useTranslation();
  const at = dateFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  const line = (words: string, step: Edition['checked']) =>
    step && (
      <Box component="li">
        {words}: {step.by}, {at.format(new Date(step.at))}
      </Box>
    );
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
      {line(t('edition.begunBy'), edition.created)}
      {line(t('edition.checkedBy'), edition.checked)}
      {line(t('edition.approvedBy'), edition.approved)}
      {line(t('edition.publishedBy'), edition.published)}
      {line(t('edition.recalledBy'), edition.recalled)}
    </Box>
  );
}

function Check({ id }: { id: string }) {
  const { t } = useTranslation();
  const { data } = useCheck(id, true);
  if (!data) return null;
  const states = (part: string) =>
    data.missing
      .filter((one) => one.part === part)
      .map(({ country }) => country)
      .join(', ');
  const lines = [
    data.disputed > 0 && t('edition.disputed', { count: data.disputed }),
    data.overdue > 0 && t('edition.overdue', { count: data.overdue }),
    data.neverVerified > 0 && t('edition.neverVerified', { count: data.neverVerified }),
    states('contact-24-7') && t('edition.noNight', { states: states('contact-24-7') }),
    states('central-authority') && t('edition.noCentral', { states: states('central-authority') }),
    data.pending.length > 0 &&
      t('edition.pending', {
        names: data.pending
          .map(({ name }) => name)
          .slice(0, 10)
          .join(', '),
      }),
  ].filter((line): line is string => Boolean(line));
  return (
    <Alert severity={data.clean ? 'success' : 'warning'} sx={{ mt: 1.5 }}>
      {data.clean ? (
        t('edition.clean')
      ) : (
        <>
          {t('edition.lookAt')}
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </Box>
        </>
      )}
    </Alert>
  );
}

function Recall({ id }: { id: string }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<string | null>(null);
  const recall = useAct(() => post(`/api/v1/editions/${id}/recall`, { reason }));
  if (reason === null)
    return (
      <Button variant="outlined" color="error" onClick={() => setReason('')} sx={{ mt: 1.5 }}>
        {t('edition.doRecall')}
      </Button>
    );
  return (
    <Box sx={{ mt: 1.5, maxWidth: 640, display: 'grid', gap: 1.5 }}>
      <Alert severity="warning">{t('edition.recallWhat')}</Alert>
      {recall.isError && <Problem error={recall.error} />}
      <TextField
        label={t('edition.reason')}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        multiline
      />
      <Box sx={{ display: 'flex', gap: 1.5, flexWrap: 'wrap' }}>
        <Button
          variant="contained"
          color="error"
          disabled={reason.trim() === '' || recall.isPending}
          onClick={() => recall.mutate()}
        >
          {t('edition.doRecall')}
        </Button>
        <Button onClick={() => setReason(null)}>{t('shell.close')}</Button>
      </Box>
    </Box>
  );
}
