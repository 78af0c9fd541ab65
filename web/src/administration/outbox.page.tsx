import Alert from '@mui/material/Alert';
import TextField from '@mui/material/TextField';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMoments } from '../shell/moments.js';
import { Empty, Heading, Loading, Problem } from '../shell/page.js';
import { RouterLink } from '../shell/links.js';
import { useOutbox, type MailState } from './administration.queries.js';
import { Choice } from './choice.js';
import { Filters, Line, Lines, More } from './lines.js';

const STATES: readonly MailState[] = ['waiting', 'sending', 'sent', 'held', 'failed'];

/** Every mail that Enlace wrote, with what became of it. */
export function OutboxPage() {
  const { t } = useTranslation();
  const { instant } = useMoments();
  const [filters, setFilters] = useState<{ q: string; state: MailState | '' }>({ q: '', state: '' });
  const mail = useOutbox(useDeferredValue(filters));
  const found = mail.data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <Heading title={t('outbox.title')}>{t('outbox.title')}</Heading>
      <p>{t('outbox.what')}</p>
      {mail.data?.pages[0]?.server === false && (
        <Alert severity="info" sx={{ mb: 2.5 }}>
          {t('outbox.noServer')}
        </Alert>
      )}
      <Filters>
        <TextField
          type="search"
          label={t('outbox.find')}
          value={filters.q}
          onChange={({ target }) => setFilters({ ...filters, q: target.value })}
        />
        <Choice
          label={t('outbox.state')}
          value={filters.state}
          onChange={(state) => setFilters({ ...filters, state: state as MailState | '' })}
          options={[
            ['', t('administration.any')],
            ...STATES.map((state) => [state, t(`mailState.${state}`)] as const),
          ]}
        />
      </Filters>
      {mail.error && <Problem error={mail.error} again={() => void mail.refetch()} />}
      {mail.isPending && <Loading />}
      {found?.length === 0 && <Empty>{t('outbox.none')}</Empty>}
      <Lines>
        {found?.map(({ id, subject, to, state, createdAt, attempts, lastError }) => (
          <Line
            key={id}
            main={
              <RouterLink to="/administration/outbox/$id" params={{ id }}>
                {subject}
              </RouterLink>
            }
            beneath={
              <>
                {[
                  t(`mailState.${state}`),
                  t('outbox.to', { address: to }),
                  instant(createdAt),
                  attempts > 1 && t('outbox.attempts', { count: attempts }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
                {state === 'failed' && lastError && (
                  <>
                    <br />
                    {t('outbox.error', { error: lastError })}
                  </>
                )}
              </>
            }
          />
        ))}
      </Lines>
      <More words={t('outbox.older')} pages={mail} />
    </>
  );
}
