import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { components } from '../api/schema.js';
import { useMoments } from '../shell/moments.js';
import { Empty, Loading, Problem } from '../shell/page.js';
import { useAudit } from './administration.queries.js';
import { AuditDetails } from './audit-details.js';
import { rangeOf } from './day-range.js';
import { Filters, Line, Lines, More } from './lines.js';

type Record_ = components['schemas']['AuditRecordView'];
const FIELDS = ['action', 'actor', 'subject'] as const;

/** The log, the newest first, narrowed by action, by who acted, by what was acted on, by day. */
export function AuditLog({ actor, subject }: { actor: string; subject: string }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState({ action: '', actor, subject, day: '' });
  const { day, ...texts } = useDeferredValue(typed);
  const filled = Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''));
  const records = useAudit({ ...filled, ...rangeOf(day) });
  const found = records.data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <Filters>
        {FIELDS.map((field) => (
          <TextField
            key={field}
            type="search"
            label={t(`audit.${field}`)}
            value={typed[field]}
            onChange={({ target }) => setTyped({ ...typed, [field]: target.value })}
          />
        ))}
        <TextField
          type="date"
          label={t('audit.day')}
          value={typed.day}
          onChange={({ target }) => setTyped({ ...typed, day: target.value })}
          slotProps={{ inputLabel: { shrink: true } }}
        />
      </Filters>
      {records.error && <Problem error={records.error} again={() => void records.refetch()} />}
      {records.isPending && <Loading />}
      {found?.length === 0 && <Empty>{t('audit.none')}</Empty>}
      <Lines>
        {found?.map((record) => (
          <RecordLine key={record.seq} record={record} />
        ))}
      </Lines>
      <More words={t('audit.older')} pages={records} />
    </>
  );
}

function RecordLine({ record }: { record: Record_ }) {
  const { t } = useTranslation();
  const { instant } = useMoments();
  const { seq, at, action, actor, subject } = record;
  const role = t(`role.${actor.role}`, { defaultValue: actor.role });
  return (
    <Line
      main={
        <>
          <Box component="code">{action}</Box> · {actor.name} ({role})
        </>
      }
      beneath={
        <>
          {instant(at)} · {t('audit.on', subject)}
          <details>
            <Box component="summary" sx={{ cursor: 'pointer', minHeight: 32, pt: 0.5 }}>
              {t('audit.number', { seq })}
            </Box>
            <AuditDetails record={record} />
          </details>
        </>
      }
    />
  );
}
