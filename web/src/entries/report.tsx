import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { dateFormat, listFormat } from '../i18n/formats.js';
import { useMay } from '../session/session.js';
import { Problem } from '../shell/page.js';
import { SLIM } from './contact-value.js';
import type { Point } from './entry.js';

type Input = components['schemas']['FaultInput'];
type Fault = Input['fault'];
type Path = '/api/v1/experts/{id}/faults';
const pathOf = (register: string) => `/api/v1/${register}/{id}/faults` as Path;

/** Faults that a value of this kind can have, the likeliest first. */
const BY_MAIL: readonly Fault[] = ['bounced', 'no-answer', 'wrong-person', 'other'];
const BY_CALL: readonly Fault[] = ['no-answer', 'wrong-person', 'not-in-service', 'other'];

interface Props {
  register: string;
  id: string;
  point: Point;
}

/** What was reported of an entry's values, as far as the reader may know. */
const useFaults = (register: string, id: string, enabled: boolean) =>
  useQuery({
    queryKey: ['faults', register, id],
    enabled,
    queryFn: async () => (await api.GET(pathOf(register), { params: { path: { id } } })).data!,
  });

function useReport(register: string, id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Input) =>
      api.POST(pathOf(register), { params: { path: { id }, header: {} as never }, body }),
    onSuccess: () =>
      Promise.all(
        [['faults', register, id], ['entry', register, id], ['search'], ['upkeep']].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      ),
  });
}

/** "It does not work": two taps, and whoever answers for the value is asked. */
export function Report({ register, id, point }: Props) {
  const { t } = useTranslation();
  const may = useMay('entry:report');
  const faults = useFaults(register, id, may);
  const reporting = useReport(register, id);
  const [asking, setAsking] = useState(false);
  if (!may || point.value === null) return null;
  const said = faults.data?.find(({ contactPointId }) => contactPointId === point.id);
  const report = (fault: Fault, note: string) =>
    reporting.mutate({ contactPointId: point.id, fault, ...(note ? { note } : {}) });
  return (
    <Box
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5, fontSize: '0.875rem' }}
    >
      {said && <Said {...said} thanked={reporting.isSuccess} />}
      {reporting.error && <Problem error={reporting.error} />}
      {reporting.isSuccess && <span role="status">{t('report.thanks')}</span>}
      {!reporting.isSuccess && !said?.mine && !asking && (
        <Button
          className="no-print"
          size="small"
          sx={SLIM}
          color="warning"
          onClick={() => setAsking(true)}
          aria-label={`${t('report.say')}: ${point.value}`}
        >
          {t('report.say')}
        </Button>
      )}
      {!reporting.isSuccess && asking && (
        <Question
          point={point}
          busy={reporting.isPending}
          onReport={report}
          onClose={() => setAsking(false)}
        />
      )}
    </Box>
  );
}

type SaidProps = components['schemas']['FaultsView'] & { thanked: boolean };

function Said({ reports, faults, lastOn, mine, thanked }: SaidProps) {
  const { t, i18n } = useTranslation();
  const day = dateFormat(i18n.language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(lastOn));
  if (mine && reports === 1) return thanked ? null : <span>{t('report.mine', { day })}</span>;
  const named = listFormat(i18n.language).format(faults.map((fault) => t(`reportKind.${fault}`)));
  return <span>{t('report.by', { count: reports, faults: named, day })}</span>;
}

interface QuestionProps {
  point: Point;
  busy: boolean;
  onReport: (fault: Fault, note: string) => void;
  onClose: () => void;
}

/** What happened: one tap each; only "something else" asks for words. */
function Question({ point, busy, onReport, onClose }: QuestionProps) {
  const { t } = useTranslation();
  const [other, setOther] = useState(false);
  const [note, setNote] = useState('');
  const kinds = point.kind === 'email' ? BY_MAIL : BY_CALL;
  const choose = (fault: Fault) => (fault === 'other' ? setOther(true) : onReport(fault, ''));
  return (
    <Box
      role="group"
      className="no-print"
      aria-label={t('report.what', { value: point.value ?? '' })}
      sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, py: 1, flex: '1 1 100%' }}
    >
      {kinds.map((fault, index) => (
        <Button
          key={fault}
          variant="outlined"
          autoFocus={index === 0}
          disabled={busy}
          aria-pressed={fault === 'other' ? other : undefined}
          onClick={() => choose(fault)}
        >
          {t(`reportKind.${fault}`)}
        </Button>
      ))}
      <Button onClick={onClose}>{t('report.cancel')}</Button>
      {other && (
        <Box
          component="form"
          onSubmit={(event) => {
            event.preventDefault();
            onReport('other', note.trim());
          }}
          sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, flex: '1 1 100%', alignItems: 'flex-start' }}
        >
          <TextField
            label={t('report.note')}
            helperText={t('report.noteHint')}
            required
            autoFocus
            value={note}
            onChange={({ target }) => setNote(target.value)}
            slotProps={{ htmlInput: { maxLength: 500 } }}
            sx={{ flex: '1 1 240px' }}
          />
          <Button type="submit" variant="contained" disabled={busy}>
            {t('report.send')}
          </Button>
        </Box>
      )}
    </Box>
  );
}
