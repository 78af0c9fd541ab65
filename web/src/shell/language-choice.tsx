import NativeSelect from '@mui/material/NativeSelect';
import { useTranslation } from 'react-i18next';
import { choose, LANGUAGES, type Language } from '../i18n/i18n.js';

/** The language of the screens; each by its own name. */
export function LanguageChoice() {
  const { t, i18n } = useTranslation();
  return (
    <NativeSelect
      className="no-print"
      value={i18n.language}
      onChange={({ target }) => void choose(target.value as Language)}
      inputProps={{ 'aria-label': t('shell.language') }}
      sx={{ minHeight: 44 }}
      disableUnderline
    >
      {Object.entries(LANGUAGES).map(([tag, name]) => (
        <option key={tag} value={tag} lang={tag}>
          {name}
        </option>
      ))}
    </NativeSelect>
  );
}
