import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { More, Line, Lines } from '../administration/lines.js';
import { useMoments } from '../shell/moments.js';
import { Empty, Heading, Loading, Problem } from '../shell/page.js';
import { RouterLink } from '../shell/links.js';
import { useMarkRead, useNews, type News } from './news.queries.js';
import { Preferences } from './preferences.js';

/** What one was told, and how one wants to be told. */
export function NotificationsPage() {
  const { t } = useTranslation();
  const [onlyUnread, setOnlyUnread] = useState(false);
  const news = useNews(onlyUnread);
  const marking = useMarkRead();
  const found = news.data?.pages.flatMap(({ items }) => items);
  const unread = news.data?.pages[0]?.unread ?? 0;
  return (
    <>
      <Heading
        title={t('news.title')}
        actions={
          unread > 0 && (
            <Button variant="outlined" loading={marking.isPending} onClick={() => marking.mutate(undefined)}>
              {t('news.readAll')}
            </Button>
          )
        }
      >
        {t('news.title')}
      </Heading>
      {marking.error && <Problem error={marking.error} />}
      <FormControlLabel
        sx={{ minHeight: 44, mb: 1 }}
        control={<Checkbox checked={onlyUnread} onChange={() => setOnlyUnread(!onlyUnread)} />}
        label={t('news.onlyUnread')}
      />
      {news.error && <Problem error={news.error} again={() => void news.refetch()} />}
      {news.isPending && <Loading />}
      {found?.length === 0 && <Empty>{t(onlyUnread ? 'news.noneUnread' : 'news.none')}</Empty>}
      {found && found.length > 0 && (
        <Lines>
          {found.map((one) => (
            <NewsLine key={one.id} news={one} opened={() => marking.mutate([one.id])} />
          ))}
        </Lines>
      )}
      <More words={t('news.more')} pages={news} />
      <Preferences />
    </>
  );
}

function NewsLine({ news, opened }: { news: News; opened: () => void }) {
  const { t } = useTranslation();
  const { instant } = useMoments();
  const { title, text, path, createdAt, readAt, topic } = news;
  return (
    <Line
      main={
        <>
          {readAt === null && (
            <Box component="span" sx={{ color: 'warning.main' }}>
              {t('news.isNew')} ·{' '}
            </Box>
          )}
          {title}
        </>
      }
      beneath={
        <>
          <Box component="span" sx={{ color: 'text.primary' }}>
            {text}
          </Box>
          <br />
          {t(`topic.${topic}`)} · {instant(createdAt)}
        </>
      }
      acts={
        path !== null && (
          <RouterLink
            to={path as '/'}
            aria-label={`${t('news.open')}: ${title}`}
            onClick={() => readAt === null && opened()}
            sx={{ minHeight: 44, display: 'inline-flex', alignItems: 'center' }}
          >
            {t('news.open')}
          </RouterLink>
        )
      }
    />
  );
}
