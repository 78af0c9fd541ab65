import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import NativeSelect from '@mui/material/NativeSelect';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe, useSignOut } from '../session/session.js';
import { Disclosure } from './disclosure.js';
import { Sign } from './icons.js';
import { LanguageChoice } from './language-choice.js';
import { RouterLink } from './links.js';
import { chooseLooks, LOOKS, useChosenLooks, type Looks } from './looks.js';
import { PERSONAL } from './sections.js';

/** Who one is here, and what is one's own: language, looks, one's account, the way out. */
export function AccountMenu() {
  const { t } = useTranslation();
  const { data: me } = useMe();
  const signOut = useSignOut();
  const name = me?.name ?? '';
  return (
    <Disclosure
      name={me ? t('shell.accountOf', { name }) : t('shell.options')}
      face={
        <>
          <Sign of="person" />
          <Box component="span" sx={FACE}>
            {me ? name : t('shell.options')}
          </Box>
          <Sign of="down" size={16} />
        </>
      }
    >
      {(close) => (
        <Box sx={{ display: 'grid', gap: 2 }}>
          {me && (
            <Box>
              <Box sx={{ fontWeight: 650 }}>{me.name}</Box>
              <Box sx={{ color: 'text.secondary', fontSize: '0.9rem' }}>{me.email}</Box>
            </Box>
          )}
          <LanguageChoice />
          <LooksChoice />
          {me && (
            <Box sx={{ borderTop: 1, borderColor: 'divider', pt: 1, display: 'grid', justifyItems: 'start' }}>
              {PERSONAL.map(({ to, words }) => (
                <RouterLink key={to} to={to} onClick={close} sx={OWN}>
                  {t(words)}
                </RouterLink>
              ))}
              <Button variant="outlined" fullWidth onClick={() => void signOut()} sx={{ mt: 1 }}>
                {t('shell.signOut')}
              </Button>
            </Box>
          )}
        </Box>
      )}
    </Disclosure>
  );
}

function LooksChoice() {
  const { t } = useTranslation();
  const looks = useChosenLooks();
  const id = useId();
  return (
    <Box>
      <Box component="label" htmlFor={id} sx={{ fontWeight: 620, fontSize: '0.95rem' }}>
        {t('shell.looks')}
      </Box>
      <NativeSelect
        fullWidth
        id={id}
        value={looks}
        onChange={({ target }) => chooseLooks(target.value as Looks)}
      >
        {LOOKS.map((one) => (
          <option key={one} value={one}>
            {t(`looks.${one}`)}
          </option>
        ))}
      </NativeSelect>
    </Box>
  );
}

const FACE = {
  display: { xs: 'none', sm: 'inline' },
  maxWidth: 220,
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
} as const;

const OWN = { minHeight: 44, display: 'flex', alignItems: 'center' } as const;
