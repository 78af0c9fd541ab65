import FormControl from '@mui/material/FormControl';
import InputLabel from '@mui/material/InputLabel';
import NativeSelect from '@mui/material/NativeSelect';
import type { ReactNode } from 'react';

interface ChoiceProps {
  id: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  children: ReactNode;
}

/** One of a few, as the device itself offers it. */
export function Choice({ id, label, value, onChange, children }: ChoiceProps) {
  return (
    <FormControl variant="standard" className="no-print" sx={{ minWidth: 180, mb: 1 }}>
      <InputLabel htmlFor={id} shrink>
        {label}
      </InputLabel>
      <NativeSelect id={id} value={value} onChange={({ target }) => onChange(target.value)}>
        {children}
      </NativeSelect>
    </FormControl>
  );
}
