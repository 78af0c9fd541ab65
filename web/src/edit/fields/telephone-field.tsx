import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { TextField } from './text-field.js';

interface TelephoneFieldProps {
  path: string;
  label: string;
  value: string;
  /** ISO 3166-1; null: none to read the number by. */
  country: string | null;
  onChange: (value: string) => void;
}

/** The numbering plans, which are large, only when somebody edits a number. */
const usePlans = () =>
  useQuery({
    queryKey: ['telephone-plans'],
    staleTime: Infinity,
    queryFn: () => import('libphonenumber-js/min'),
  }).data;

/** A number, put into the State's form while it is typed at its end; beneath it, how it will be dialled from abroad. */
export function TelephoneField({ path, label, value, country, onChange }: TelephoneFieldProps) {
  const { t } = useTranslation();
  const plans = usePlans();
  const plan = plans && country && plans.isSupportedCountry(country) ? country : undefined;
  const type = (typed: string) => {
    const grows = typed.length > value.length && typed.startsWith(value);
    const digits = /^[\d\s().+-]*$/.test(typed);
    onChange(plans && grows && digits ? new plans.AsYouType(plan).input(typed) : typed);
  };
  const parsed = plans && value.trim() ? plans.parsePhoneNumberFromString(value, plan) : undefined;
  const hint = parsed?.isPossible()
    ? t('form.dialled', { number: parsed.formatInternational() })
    : plans && value.trim().length > 5
      ? t('form.notDialled')
      : t('form.telephoneHint');
  return (
    <TextField path={path} label={label} type="tel" value={value} onChange={type} hint={hint} required />
  );
}
