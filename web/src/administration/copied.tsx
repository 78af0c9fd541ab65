import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A text to be taken elsewhere: whole, and one tap to copy. */
export function Copied({ text }: { text: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(text).then(() => setCopied(true));
  return (
    <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center', mt: 1 }}>
      <Box component="code" sx={{ overflowWrap: 'anywhere', flex: '1 1 240px', userSelect: 'all' }}>
        {text}
      </Box>
      <Button variant="outlined" onClick={copy}>
        <span role="status">{t(copied ? 'administration.copied' : 'administration.copy')}</span>
      </Button>
    </Box>
  );
}
