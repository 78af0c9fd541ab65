import { useWords } from '../../entries/use-words.js';
import { Choice, type Option } from './choice.js';

/** The languages of the hemisphere, and those in which requests come from elsewhere. */
const TAGS = [
  'es',
  'en',
  'pt',
  'fr',
  'nl',
  'ht',
  'gn',
  'qu',
  'ay',
  'pap',
  'srn',
  'de',
  'it',
  'ru',
  'zh',
  'ja',
  'ar',
];

/** Languages by name, with those that stand already. */
export function useLanguageOptions(...present: readonly string[]): Option[] {
  const { language } = useWords();
  const tags = [...new Set([...TAGS, ...present.filter(Boolean)])];
  return tags
    .map((value) => ({ value, label: language(value) }))
    .sort((a, b) => a.label.localeCompare(b.label));
}

interface LanguageChoiceProps {
  path: string;
  label: string;
  value: string;
  empty: string;
  required?: boolean;
  onChange: (tag: string) => void;
}

export function LanguageChoice(props: LanguageChoiceProps) {
  const options = useLanguageOptions(props.value);
  return <Choice {...props} options={options} />;
}
