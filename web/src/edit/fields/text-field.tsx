import MuiTextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { idOf, useForm } from './form-context.js';

interface TextFieldProps {
  path: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: ReactNode;
  required?: boolean;
  lines?: number;
  type?: 'text' | 'date' | 'email' | 'url' | 'time' | 'tel';
  maxLength?: number;
  lang?: string;
}

/** A text, a date or a time with its label, its hint, and beneath it what is wrong. */
export function TextField(props: TextFieldProps) {
  const {
    path,
    label,
    value,
    onChange,
    hint,
    required = false,
    lines,
    type = 'text',
    maxLength,
    lang,
  } = props;
  const fault = useForm().faultAt(path);
  const shrink = type === 'date' || type === 'time' ? { shrink: true } : {};
  return (
    <MuiTextField
      id={idOf(path)}
      label={label}
      type={type}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      required={required}
      error={fault !== undefined}
      helperText={fault ?? hint}
      autoComplete="off"
      {...(lines ? { multiline: true, minRows: lines } : {})}
      slotProps={{ inputLabel: shrink, htmlInput: { maxLength, lang, 'aria-required': required } }}
    />
  );
}
