import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControl from '@mui/material/FormControl';
import FormControlLabel from '@mui/material/FormControlLabel';
import FormLabel from '@mui/material/FormLabel';
import type { Option } from './choice.js';
import { idOf } from './form-context.js';

interface ChoicesProps {
  path: string;
  label: string;
  values: readonly string[];
  options: readonly Option[];
  onChange: (values: string[]) => void;
}

/** Several of a list, all in sight. */
export function Choices({ path, label, values, options, onChange }: ChoicesProps) {
  const toggle = (value: string) =>
    onChange(values.includes(value) ? values.filter((one) => one !== value) : [...values, value]);
  return (
    <FormControl component="fieldset" fullWidth>
      <FormLabel component="legend" sx={{ color: 'text.primary', fontWeight: 600 }}>
        {label}
      </FormLabel>
      <Box
        id={idOf(path)}
        tabIndex={-1}
        sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', md: '1fr 1fr 1fr' } }}
      >
        {options.map(({ value, label: name }) => (
          <Tick key={value} label={name} checked={values.includes(value)} onChange={() => toggle(value)} />
        ))}
      </Box>
    </FormControl>
  );
}

/** Yes or no. */
export function Tick({
  label,
  checked,
  onChange,
}: {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}) {
  return (
    <FormControlLabel
      label={label}
      control={<Checkbox checked={checked} onChange={({ target }) => onChange(target.checked)} />}
      sx={{ minHeight: 44, mr: 0 }}
    />
  );
}
