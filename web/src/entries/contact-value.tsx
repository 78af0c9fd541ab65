import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FreshnessMark, TlpMark } from '../marks/marks.js';
import { linkOf, type Point } from './entry.js';

/** One contact value: what it is, how to use it, how sure it is, and whom it may be shown to. */
export function ContactValue({ point }: { point: Point }) {
  const { t, i18n } = useTranslation();
  const href = linkOf(point);
  const { state, verifiedAt, method } = point.freshness;
  const day = (at: string) =>
    new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' }).format(new Date(at));
  return (
    <Box component="li" sx={{ borderTop: 1, borderColor: 'divider', py: 1.5, listStyle: 'none' }}>
      <Box sx={{ color: 'text.secondary', fontSize: '0.85rem' }}>
        {[t(`kind.${point.kind}`), point.use === 'general' ? null : t(`use.${point.use}`), point.label]
          .filter(Boolean)
          .join(' · ')}
        {point.personal && ` · ${t('entry.personal')}`}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, rowGap: 0.5 }}>
        {point.value === null ? (
          <em>{t('entry.erased')}</em>
        ) : href ? (
          <Link href={href} sx={{ fontSize: '1.1rem', fontWeight: 600, py: 1, display: 'inline-block' }}>
            {point.value}
            {point.extension ? ` ${t('entry.extension', { extension: point.extension })}` : ''}
          </Link>
        ) : (
          <Box component="span" sx={{ fontWeight: 600 }}>
            {point.value}
          </Box>
        )}
        {point.value !== null && <Copy text={point.value} />}
      </Box>
      <Box
        sx={{
          display: 'flex',
          flexWrap: 'wrap',
          columnGap: 1.5,
          rowGap: 0.5,
          alignItems: 'center',
          fontSize: '0.875rem',
        }}
      >
        <FreshnessMark state={state} />
        {verifiedAt && method && (
          <span>{t('entry.verified', { day: day(verifiedAt), method: t(`method.${method}`) })}</span>
        )}
        <TlpMark label={point.tlp} />
      </Box>
    </Box>
  );
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
    <Button
      className="no-print"
      size="small"
      onClick={() => void copy()}
      aria-label={t('entry.copyValue', { value: text })}
    >
      {copied ? t('entry.copied') : t('entry.copy')}
    </Button>
  );
}
