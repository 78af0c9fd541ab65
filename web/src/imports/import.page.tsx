import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMutation } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useInstant } from '../entries/use-words.js';
import { download } from '../shell/download.js';
import { LoadedScreen } from '../shell/loaded-screen.js';
import { RouterLink } from '../shell/links.js';
import { Heading, Problem } from '../shell/page.js';
import { Columns } from './columns.js';
import { useCommit, useImport, type Import, type Outcome } from './imports.queries.js';
import { Progress } from './progress.js';
import { reportOf } from './report.js';
import { Rows } from './rows.js';

/** One file: what would become of each row, then exactly that. */
export function ImportPage() {
  const { id } = useParams({ from: '/imports/$id' });
  return <LoadedScreen query={useImport(id)}>{(one) => <Preview one={one} />}</LoadedScreen>;
}

function Preview({ one }: { one: Import }) {
  const { t } = useTranslation();
  const instant = useInstant();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const about = [t(`importState.${one.state}`), instant(one.createdAt), one.createdBy, one.sender];
  return (
    <>
      <RouterLink to="/imports" sx={{ display: 'inline-flex', alignItems: 'center', minHeight: 44 }}>
        {t('shell.imports')}
      </RouterLink>
      <Heading title={one.filename} actions={<Report one={one} outcome={outcome} />}>
        {one.filename}
      </Heading>
      <Box sx={{ color: 'text.secondary', mb: 2 }}>{about.filter(Boolean).join(' · ')}</Box>
      <Commit one={one} />
      {one.state === 'previewed' && <Columns key={JSON.stringify(one.columns)} one={one} />}
      <Rows one={one} outcome={outcome} onOutcome={setOutcome} />
    </>
  );
}

/** What a commit would do, does, or did. */
function Commit({ one }: { one: Import }) {
  const { t } = useTranslation();
  const commit = useCommit(one.id);
  const { create, update, conflict } = one.counts;
  const writes = create + update + conflict;
  return (
    <Box sx={{ display: 'grid', gap: 2, mb: 3 }}>
      {one.problem && <Alert severity="error">{one.problem}</Alert>}
      {commit.error && <Problem error={commit.error} />}
      {one.state === 'committed' && (
        <Alert severity="success">{t('imports.committed', { count: one.done })}</Alert>
      )}
      {one.state === 'committing' && (
        <>
          <Progress one={one} />
          <span>{t('imports.mayLeave')}</span>
        </>
      )}
      {one.state === 'previewed' && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}>
          <Button
            variant="contained"
            disabled={writes === 0}
            loading={commit.isPending}
            onClick={() => commit.mutate()}
          >
            {t('imports.commit', { count: writes })}
          </Button>
          <Box sx={{ flex: '1 1 16rem', color: 'text.secondary' }}>
            {t(writes === 0 ? 'imports.nothingToWrite' : 'imports.commitHint')}
          </Box>
        </Box>
      )}
    </Box>
  );
}

function Report({ one, outcome }: { one: Import; outcome: Outcome | null }) {
  const { t } = useTranslation();
  const making = useMutation({
    mutationFn: async () => {
      const headers = ['line', 'outcome', 'country', 'name', 'reasons', 'warnings'].map((name) =>
        t(`importReport.${name}`),
      );
      const file = await reportOf(one.id, outcome, headers, (name) => t(`rowOutcome.${name}`));
      download(file, `${one.filename.replace(/\.\w+$/, '')}-${outcome ?? 'report'}.csv`);
    },
  });
  return (
    <>
      <Button variant="outlined" loading={making.isPending} onClick={() => making.mutate()}>
        {t('imports.report')}
      </Button>
      {making.error && <Problem error={making.error} />}
    </>
  );
}
