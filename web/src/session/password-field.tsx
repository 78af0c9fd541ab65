import Button from '@mui/material/Button';
import InputAdornment from '@mui/material/InputAdornment';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../shell/field.js';

interface PasswordFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  autoComplete: 'current-password' | 'new-password';
  wrong?: boolean;
  hint?: ReactNode;
}

/** A password, which can be looked at. */
export function PasswordField({
  label,
  value,
  onChange,
  autoComplete,
  wrong = false,
  hint,
}: PasswordFieldProps) {
  const { t } = useTranslation();
  const [shown, setShown] = useState(false);
  return (
    <Field
      label={label}
      type={shown ? 'text' : 'password'}
      autoComplete={autoComplete}
      required
      error={wrong}
      helperText={hint}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      inputProps={{ autoCapitalize: 'none', spellCheck: false }}
      endAdornment={
        <InputAdornment position="end">
          <Button
            size="small"
            aria-pressed={shown}
            aria-label={t(shown ? 'shell.hidePassword' : 'shell.showPassword')}
            onClick={() => setShown(!shown)}
            sx={{ minWidth: 44, px: 1 }}
          >
            <Eye crossed={shown} />
          </Button>
        </InputAdornment>
      }
    />
  );
}

function Eye({ crossed }: { crossed: boolean }) {
  return (
    <svg
      width="22"
      height="22"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      aria-hidden
    >
      <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12Z" />
      <circle cx="12" cy="12" r="3" />
      {crossed && <path d="M4 4 20 20" />}
    </svg>
  );
}
