import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { Asked } from '../addresses.js';
import { useMay } from '../session/session.js';
import { RouterLink } from '../shell/links.js';
import { Problem } from '../shell/page.js';
import { useReport, type Gap } from './find.queries.js';

/** What the directory does not know, and one tap to ask the secretariat for it. */
export function Gaps({ gaps, asked }: { gaps: readonly Gap[]; asked: Asked }) {
  const { t } = useTranslation();
  if (gaps.length === 0) return null;
  return (
    <Box component="section" aria-labelledby="gaps" sx={{ borderTop: 2, borderColor: 'divider', py: 2 }}>
      <Typography variant="h2" id="gaps">
        {t('find.gaps')}
      </Typography>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {gaps.map((gap) => (
          <GapLine key={`${gap.code} ${gap.treaty ?? ''}`} gap={gap} asked={asked} />
        ))}
      </Box>
    </Box>
  );
}

function GapLine({ gap, asked }: { gap: Gap; asked: Asked }) {
  const { t } = useTranslation();
  const report = useReport(asked);
  const may = useMay('gap:report');
  return (
    <Box component="li" sx={{ py: 1, borderBottom: 1, borderColor: 'divider' }}>
      {gap.text}
      {gap.offices.length > 0 && (
        <Box>
          {`${t('find.offices')} `}
          {gap.offices.map(({ id, register, names }, index) => (
            <span key={id}>
              {index > 0 && ', '}
              <RouterLink to="/entries/$register/$id" params={{ register, id }}>
                {names.original}
              </RouterLink>
            </span>
          ))}
        </Box>
      )}
      {report.error && <Problem error={report.error} />}
      <Box role="status">{report.isSuccess ? t('find.reported') : ''}</Box>
      {may && !report.isSuccess && (
        <Button className="no-print" disabled={report.isPending} onClick={() => report.mutate(gap)}>
          {t('find.report')}
        </Button>
      )}
    </Box>
  );
}
