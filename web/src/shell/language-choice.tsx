import NativeSelect from '@mui/material/NativeSelect';
import { useTranslation } from 'react-i18next';
import { api } from '../api/client.js';
import { useMe } from '../session/session.js';
import { choose, LANGUAGES, type Language } from '../i18n/i18n.js';

/** The language of the screens; each by its own name. */
export function LanguageChoice() {
  const { t, i18n } = useTranslation();
  const { data: me } = useMe();
  const change = (language: Language) => {
    void choose(language);
    // Mail comes in the account's language.
    if (me) void api.PATCH('/api/v1/auth/me', { body: { language } }).catch(() => undefined);
  };
  return (
    <NativeSelect
      className="no-print"
      value={i18n.language}
      onChange={({ target }) => change(target.value as Language)}
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
