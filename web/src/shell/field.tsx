import FormControl from '@mui/material/FormControl';
import FormHelperText from '@mui/material/FormHelperText';
import InputLabel from '@mui/material/InputLabel';
import OutlinedInput, { type OutlinedInputProps } from '@mui/material/OutlinedInput';
import { useId, type ReactNode } from 'react';

interface FieldProps extends Omit<OutlinedInputProps, 'label' | 'size'> {
  label: string;
  helperText?: ReactNode;
}

/** A field of one line for the first screens: as TextField looks, without the menus that it brings along (12 KB). */
export function Field({ label, helperText, required = false, error = false, ...input }: FieldProps) {
  const id = useId();
  return (
    <FormControl fullWidth required={required} error={error}>
      <InputLabel htmlFor={id}>{label}</InputLabel>
      <OutlinedInput
        id={id}
        size="small"
        aria-describedby={helperText ? `${id}-hint` : undefined}
        {...input}
      />
      {helperText && <FormHelperText id={`${id}-hint`}>{helperText}</FormHelperText>}
    </FormControl>
  );
}
