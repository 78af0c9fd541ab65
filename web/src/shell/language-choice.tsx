import Box from '@mui/material/Box';
import NativeSelect from '@mui/material/NativeSelect';
import { useId } from 'react';
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
  const id = useId();
  return (
    <Box className="no-print">
      <Box component="label" htmlFor={id} sx={{ fontWeight: 620, fontSize: '0.95rem' }}>
        {t('shell.language')}
      </Box>
      <NativeSelect
        id={id}
        fullWidth
        value={i18n.language}
        onChange={({ target }) => change(target.value as Language)}
      >
        {Object.entries(LANGUAGES).map(([tag, name]) => (
          <option key={tag} value={tag} lang={tag}>
            {name}
          </option>
        ))}
      </NativeSelect>
    </Box>
  );
}
