import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { weaknessOf } from './password-rules.js';
import { PasswordField } from './password-field.js';

interface NewPasswordProps {
  value: string;
  onChange: (value: string) => void;
  /** The account's e-mail and name, which a password must not be made of. */
  about: readonly string[];
  /** The server found it common; it knows longer lists. */
  refused?: boolean;
}

/** Where a new password is chosen: what is wrong with it stands beneath while it is typed. */
export function NewPassword({ value, onChange, about, refused = false }: NewPasswordProps) {
  const { t } = useTranslation();
  const weakness = weaknessOf(value, about);
  const said =
    value === ''
      ? t('password.rule')
      : refused
        ? t('password.common')
        : weakness === null
          ? t('password.good')
          : weakness.kind === 'short'
            ? `${t('password.short', { count: weakness.missing })} ${t('password.rule')}`
            : t(`password.${weakness.kind}`);
  return (
    <PasswordField
      label={t('password.new')}
      autoComplete="new-password"
      value={value}
      onChange={onChange}
      wrong={refused}
      hint={
        <Box component="span" role="status">
          {said}
        </Box>
      }
    />
  );
}
