import FormControl from '@mui/material/FormControl';
import FormHelperText from '@mui/material/FormHelperText';
import InputLabel from '@mui/material/InputLabel';
import NativeSelect from '@mui/material/NativeSelect';
import type { ReactNode } from 'react';
import { idOf, useForm } from './form-context.js';

export interface Option {
  value: string;
  label: string;
}

interface ChoiceProps {
  path: string;
  label: string;
  value: string;
  options: readonly Option[];
  onChange: (value: string) => void;
  /** What the empty choice says; without it there is none. */
  empty?: string;
  hint?: ReactNode;
  required?: boolean;
}

/** One of a list, in the browser's own select. */
export function Choice({ path, label, value, options, onChange, empty, hint, required }: ChoiceProps) {
  const fault = useForm().faultAt(path);
  const id = idOf(path);
  const told = fault ?? hint;
  return (
    <FormControl variant="standard" fullWidth error={fault !== undefined} required={required ?? false}>
      <InputLabel htmlFor={id} shrink>
        {label}
      </InputLabel>
      <NativeSelect
        value={value}
        onChange={({ target }) => onChange(target.value)}
        inputProps={{
          id,
          'aria-describedby': told ? `${id}-hint` : undefined,
          'aria-invalid': fault !== undefined,
        }}
        sx={{ minHeight: 44 }}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </NativeSelect>
      {told && <FormHelperText id={`${id}-hint`}>{told}</FormHelperText>}
    </FormControl>
  );
}
