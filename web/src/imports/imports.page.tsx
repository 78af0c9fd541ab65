import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useInstant } from '../entries/use-words.js';
import { RouterLink } from '../shell/links.js';
import { Empty, Heading, Loading, Problem } from '../shell/page.js';
import { Progress } from './progress.js';
import { useImports, type Import } from './imports.queries.js';
import { Upload } from './upload.js';

/** Files that States send: a new one, and all that were taken in before. */
export function ImportsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const imports = useImports();
  const items = imports.data?.pages.flatMap((page) => page.items);
  return (
    <>
      <Heading title={t('shell.imports')}>{t('shell.imports')}</Heading>
      <Box component="p" sx={{ maxWidth: 640 }}>
        {t('imports.what')}
      </Box>
      <Upload done={({ id }) => void navigate({ to: '/imports/$id', params: { id } })} />
      <Typography variant="h2" sx={{ mt: 5, mb: 1.5 }}>
        {t('imports.past')}
      </Typography>
      {imports.isPending && <Loading />}
      {imports.error && <Problem error={imports.error} again={() => void imports.refetch()} />}
      {items?.length === 0 && <Empty>{t('imports.none')}</Empty>}
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {items?.map((one) => (
          <PastImport key={one.id} one={one} />
        ))}
      </Box>
      {imports.hasNextPage && (
        <Button
          variant="outlined"
          onClick={() => void imports.fetchNextPage()}
          loading={imports.isFetchingNextPage}
        >
          {t('search.more')}
        </Button>
      )}
    </>
  );
}

function PastImport({ one }: { one: Import }) {
  const { t } = useTranslation();
  const instant = useInstant();
  const { create, update, conflict, rejected } = one.counts;
  return (
    <Box component="li" sx={{ py: 1.5, borderTop: 1, borderColor: 'divider', display: 'grid', gap: 0.5 }}>
      <RouterLink
        to="/imports/$id"
        params={{ id: one.id }}
        sx={{ fontWeight: 620, overflowWrap: 'anywhere', py: 0.5 }}
      >
        {one.filename}
      </RouterLink>
      <Box sx={{ color: 'text.secondary', fontSize: '0.9rem' }}>
        {[t(`importState.${one.state}`), instant(one.createdAt), one.createdBy, one.sender]
          .filter(Boolean)
          .join(' · ')}
      </Box>
      <Box sx={{ fontSize: '0.9rem' }}>{t('imports.sum', { create, update, conflict, rejected })}</Box>
      {one.state === 'committing' && <Progress one={one} />}
    </Box>
  );
}
