import { useTranslation } from 'react-i18next';
import type { Fault } from './checks.js';

/** What is wrong with which field, in the reader's words; of a row its position is said. */
export function useFaultWords(): { wordsOf: (fault: Fault) => string; nameOf: (path: string) => string } {
  const { t } = useTranslation();
  const wordsOf = ({ fault, message }: Fault): string =>
    fault === 'other' ? (message ?? '') : t(`fault.${fault}`);
  const nameOf = (path: string): string => {
    const [field = '', ...inner] = path.split('.');
    const position = inner.find((part) => /^\d+$/.test(part));
    const name = field === 'validFrom' ? t('form.trueSince') : t(`field.${field}`, { defaultValue: field });
    return position === undefined ? name : `${name} ${Number(position) + 1}`;
  };
  return { wordsOf, nameOf };
}
