import { useEffect } from 'react';
import { show, wasChosen, type Language } from './i18n.js';

/** Shows the screens in this reader's language, once it is known, unless another was chosen in this browser. */
export function useLanguageOf(reader: { language: Language | null } | null | undefined): void {
  const language = reader?.language;
  useEffect(() => {
    if (language && !wasChosen()) void show(language);
  }, [language]);
}
