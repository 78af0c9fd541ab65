import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';

/** To which OpenPGP key files are encrypted, in groups of four as it is read out on the telephone. */
export function Fingerprint({ of }: { of: string }) {
  const { t } = useTranslation();
  return (
    <Box sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>
      {t('edition.encryptedTo')} <code>{of.match(/.{1,4}/g)?.join(' ')}</code>
    </Box>
  );
}
