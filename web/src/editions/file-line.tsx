import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { numberFormat } from '../i18n/formats.js';
import type { EditionFile } from './editions.queries.js';
import type { StatementFiles } from './statement.js';

const LINE = {
  display: 'flex',
  flexWrap: 'wrap',
  columnGap: 1.5,
  alignItems: 'center',
  justifyContent: 'space-between',
  maxWidth: 640,
  borderTop: 1,
  borderColor: 'divider',
} as const;

/** The name is the line's first word: nothing stands before it. */
const NAME = {
  px: 0,
  flex: '1 1 0',
  justifyContent: 'start',
  overflowWrap: 'anywhere',
  textAlign: 'left',
} as const;

interface FileLineProps {
  file: EditionFile;
  onFetch: () => void;
  children?: React.ReactNode;
}

/** One file of an edition: to be kept, or how far it is. */
export function FileLine({ file, onFetch, children }: FileLineProps) {
  const { t, i18n } = useTranslation();
  const size = numberFormat(i18n.language, {
    style: 'unit',
    unit: 'kilobyte',
    maximumFractionDigits: 0,
  });
  const made = file.state === 'done';
  return (
    <Box component="li" sx={LINE}>
      {made ? (
        <Button onClick={onFetch} sx={NAME}>
          {file.name}
        </Button>
      ) : (
        <Box sx={{ py: 1 }}>{file.name}</Box>
      )}
      <Box sx={{ color: 'text.secondary', fontVariantNumeric: 'tabular-nums' }}>
        {made && file.bytes !== null
          ? size.format(Math.max(1, Math.round(file.bytes / 1000)))
          : t('edition.progress', {
              done: file.done,
              total: file.total,
              state: t(`fileState.${file.state}`),
            })}
      </Box>
      {file.error && <Box sx={{ color: 'error.main' }}>{file.error}</Box>}
      {children}
    </Box>
  );
}

interface StatementProps {
  files: StatementFiles;
  onFetch: (name: string) => void;
}

/** The files by which others are checked, out of the way of those who only read. */
export function Statement({ files, onFetch }: StatementProps) {
  const { t } = useTranslation();
  return (
    <Box component="details" sx={{ borderTop: 1, borderColor: 'divider', maxWidth: 640 }}>
      <Box component="summary" sx={{ cursor: 'pointer', minHeight: 44, lineHeight: '44px' }}>
        {t('edition.statement')}
      </Box>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
        {Object.values(files).map((name) => (
          <Box component="li" key={name} sx={LINE}>
            <Button onClick={() => onFetch(name)} sx={NAME}>
              {name}
            </Button>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
