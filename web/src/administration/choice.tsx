import TextField from '@mui/material/TextField';

interface ChoiceProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Value and words, in this order. */
  options: readonly (readonly [value: string, words: string])[];
  disabled?: boolean;
}

/** One of a few, as the system's own list: quick on a telephone. */
export function Choice({ label, value, onChange, options, disabled = false }: ChoiceProps) {
  return (
    <TextField
      select
      label={label}
      value={value}
      disabled={disabled}
      onChange={({ target }) => onChange(target.value)}
      slotProps={{ select: { native: true }, inputLabel: { shrink: true } }}
    >
      {options.map(([one, words]) => (
        <option key={one} value={one}>
          {words}
        </option>
      ))}
    </TextField>
  );
}
