import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dateFormat } from '../i18n/formats.js';
import { Tag, TlpMark } from '../marks/marks.js';
import { Certainty } from './certainty.js';
import { linkOf, type Point } from './entry.js';
import { changedRecently } from './points.js';

/** One contact value: what it is, how to use it, how sure it is, and whom it may be shown to. */
export function ContactValue({ point, children }: { point: Point; children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Box
      component="li"
      sx={{ borderTop: 1, borderColor: 'divider', py: 1.5, listStyle: 'none', '@media print': { py: 0.5 } }}
    >
      <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
        {[t(`kind.${point.kind}`), point.use === 'general' ? null : t(`use.${point.use}`), point.label]
          .filter(Boolean)
          .join(' · ')}
        {point.personal && ` · ${t('entry.personal')}`}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2 }}>
        <Value point={point} />
        {point.value !== null && <Copy text={point.value} />}
      </Box>
      {point.asPrinted && (
        <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>
          {t('entry.printed', { printed: point.asPrinted })}
        </Box>
      )}
      <Box sx={MARKS}>
        <Certainty freshness={point.freshness} />
        <TlpMark label={point.tlp} />
        {changedRecently(point, new Date()) && <ChangedRecently at={point.changedAt} />}
        {point.singleSignature && <Tag tone="warning">{t('entry.singleSignature')}</Tag>}
      </Box>
      {children}
    </Box>
  );
}

const MARKS = {
  display: 'flex',
  flexWrap: 'wrap',
  columnGap: 1.5,
  rowGap: 0.5,
  alignItems: 'center',
  fontSize: '0.875rem',
};

function Value({ point }: { point: Point }) {
  const { t } = useTranslation();
  if (point.value === null) return <em>{t('entry.erased')}</em>;
  const href = linkOf(point);
  const extension = point.extension ? ` ${t('entry.extension', { extension: point.extension })}` : '';
  const looks = { fontSize: '1.15rem', fontWeight: 600, py: 1, minWidth: 0, overflowWrap: 'anywhere' };
  return href ? (
    <Link href={href} sx={{ ...looks, display: 'inline-block' }}>
      {point.value}
      {extension}
    </Link>
  ) : (
    <Box component="span" sx={{ ...looks, whiteSpace: 'pre-line' }}>
      {point.value}
      {extension}
    </Box>
  );
}

/** Whoever knows the old value by heart shall notice: a number changed is the way to redirect a call. */
function ChangedRecently({ at }: { at: string }) {
  const { t, i18n } = useTranslation();
  const day = dateFormat(i18n.language, { dateStyle: 'medium' }).format(new Date(at));
  return <Tag tone="warning">{t('entry.changedRecently', { day })}</Tag>;
}

function Copy({ text }: { text: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };
  return (
    <>
      <Button
        className="no-print"
        size="small"
        sx={SLIM}
        onClick={() => void copy()}
        aria-label={t('entry.copyValue', { value: text })}
      >
        {copied ? t('entry.copied') : t('entry.copy')}
      </Button>
      <Box component="span" role="status" sx={UNSEEN}>
        {copied ? t('entry.copied') : ''}
      </Box>
    </>
  );
}

/** Words to press within a value's lines: they begin where the lines do. */
export const SLIM = { px: 1, ml: -1 };

/** For those who listen only. */
const UNSEEN = {
  position: 'absolute',
  width: '1px',
  height: '1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
};
